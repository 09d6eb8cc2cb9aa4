import type { DayDate } from '@chered/protocol/ids'
import type { Schedule } from '@chered/protocol/schedule'
import { localDateInWords } from '@chered/ui/dates'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Subject, SubjectDay } from './day-subject.ts'
import { ExceptionForm } from './ExceptionForm.tsx'
import { PatternForm } from './PatternForm.tsx'
import { exceptionOn } from './schedule-edits.ts'
import { targetOf } from './subject-target.ts'
import { useFocusReturn } from './use-focus-return.ts'
import { weekdayOf, weekdayWord } from './week-dates.ts'

type Way = 'pattern' | 'exception'

/** Hours of one row on one day: for every such weekday, or on named dates only. */
export function DayDialog(props: {
  subject: Subject
  date: DayDate
  schedule: Schedule
  shown: Pick<SubjectDay, 'shifts'>
  author: string
  fault: string | null
  close: () => void
}) {
  const { t, i18n } = useTranslation()
  const { subject, date, schedule } = props
  useFocusReturn()
  const standing = exceptionOn(schedule, targetOf(subject), date)
  const [way, setWay] = useState<Way>(standing ? 'exception' : 'pattern')
  const name =
    subject.kind === 'office'
      ? t('schedule.office')
      : subject.kind === 'service'
        ? subject.name
        : subject.person.name
  const weekday = weekdayWord(weekdayOf(date), i18n.language, 'long')
  return (
    <Modal
      opened
      onClose={props.close}
      title={t('schedule.edit.title', { name, date: localDateInWords(date, i18n.language) })}
      size={600}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="day-dialog">
        <div className="seg" role="radiogroup" aria-label={t('schedule.edit.way')}>
          {(['pattern', 'exception'] as const).map((own) => (
            <label key={own} className={way === own ? 'is-on' : ''}>
              <input
                type="radio"
                name="way"
                className="visually-hidden"
                checked={way === own}
                data-autofocus={way === own || undefined}
                onChange={() => setWay(own)}
              />
              {own === 'pattern' ? t('schedule.edit.everyWeek', { weekday }) : t('schedule.edit.onDates')}
            </label>
          ))}
        </div>
        {props.fault && (
          <p className="field-fault" role="alert">
            {props.fault}
          </p>
        )}
        {way === 'pattern' ? (
          <PatternForm {...props} standing={standing !== null} />
        ) : (
          <ExceptionForm
            target={targetOf(subject)}
            fixed
            row={standing}
            from={date}
            shown={props.shown.shifts}
            author={props.author}
            close={props.close}
          />
        )}
      </div>
    </Modal>
  )
}
