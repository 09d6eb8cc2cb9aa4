import type { DayDate, DeskId } from '@chered/protocol/ids'
import type { Office, Week, Weekday } from '@chered/protocol/office'
import type { Schedule, Shift } from '@chered/protocol/schedule'
import { Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import type { Subject, SubjectDay } from './day-subject.ts'
import { ShiftFields, shiftOf, type TypedShift, typedShift, usualServices } from './ShiftFields.tsx'
import {
  eachWeekday,
  officeWeek,
  officeWeekOn,
  patternOn,
  serviceHoursOn,
  withOfficeDays,
  withPatternDays,
  withServiceDays,
} from './schedule-edits.ts'
import { editDraft } from './schedule-store.ts'
import { HoursFields, rangeOf, type TypedRange, typedOf } from './TypedHours.tsx'
import { hoursFaults } from './time-range.ts'
import { weekdayOf, weekdays, weekdayWord } from './week-dates.ts'

/** Hours for every such weekday, and for others that are to be the same. */
export function PatternForm(props: {
  subject: Subject
  date: DayDate
  schedule: Schedule
  shown: Pick<SubjectDay, 'shifts'>
  author: string
  /** An exception stands on this date, so what is typed here will not be seen on it. */
  standing: boolean
  close: () => void
}) {
  const { t, i18n } = useTranslation()
  const { subject, date, schedule, author } = props
  const office = useAdmin((s) => s.office.value)
  const usual: Week = office?.week ?? eachWeekday(() => [])
  const weekday = weekdayOf(date)
  const [start] = useState(() => startOf(subject, schedule, date, usual, office))
  const [shifts, setShifts] = useState<readonly TypedShift[]>(() => start.shifts.map(typedShift))
  const [hours, setHours] = useState<readonly TypedRange[]>(() => start.shifts.map((s) => typedOf(s.hours)))
  const [source, setSource] = useState(start.source)
  const [days, setDays] = useState<readonly Weekday[]>([weekday])
  const [pressed, setPressed] = useState(false)
  const rows = subject.kind === 'resource' ? shifts : hours
  const faults = hoursFaults(rows)
  const shownFaults = pressed ? faults : faults.map((fault) => (fault === 'no-time' ? null : fault))
  const serviceMissing = subject.kind === 'resource' && shifts.some((shift) => shift.services?.length === 0)

  function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (serviceMissing || faults.some((fault) => fault !== null)) return
    const change = { on: date, days, author, usual, source: source.trim() }
    editDraft((draft) => {
      switch (subject.kind) {
        case 'office':
          return withOfficeDays(draft, { ...change, hours: hours.map(rangeOf) })
        case 'service':
          return withServiceDays(draft, {
            ...change,
            serviceId: subject.serviceId,
            hours: hours.map(rangeOf),
          })
        case 'resource': {
          const { resourceId } = subject.person
          return withPatternDays(draft, { ...change, resourceId, shifts: shifts.map(shiftOf) })
        }
      }
    })
    props.close()
  }

  return (
    <form onSubmit={submit} noValidate className="day-form">
      {props.standing && <p className="hint warn">{t('schedule.edit.standing')}</p>}
      {subject.kind === 'resource' ? (
        <ShiftFields person={subject.person} shifts={shifts} faults={shownFaults} change={setShifts} />
      ) : (
        <HoursFields ranges={hours} faults={shownFaults} change={setHours} />
      )}
      <fieldset className="copy-days">
        <legend className="field-label">{t('schedule.edit.sameDays')}</legend>
        {weekdays.map((own) => (
          <Checkbox
            key={own}
            label={weekdayWord(own, i18n.language, 'short')}
            aria-label={weekdayWord(own, i18n.language, 'long')}
            checked={days.includes(own)}
            disabled={own === weekday}
            onChange={(event) => {
              const on = event.currentTarget.checked
              setDays((chosen) => weekdays.filter((d) => (d === own ? on : chosen.includes(d))))
            }}
          />
        ))}
      </fieldset>
      <TextInput
        label={t('schedule.edit.source')}
        description={t('schedule.edit.sourceHint')}
        value={source}
        maxLength={240}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div className="dialog-buttons">
        <button type="button" className="btn" onClick={props.close}>
          {t('schedule.cancel')}
        </button>
        <button type="submit" className="btn primary">
          {t('schedule.edit.toDraft')}
        </button>
      </div>
    </form>
  )
}

/** What stands on this weekday now; for whom nothing stands yet, the office's hours are proposed. */
function startOf(
  subject: Subject,
  schedule: Schedule,
  date: DayDate,
  usual: Week,
  known: Office | null,
): { readonly shifts: readonly Shift[]; readonly source: string } {
  const weekday = weekdayOf(date)
  const office = officeWeek(schedule, usual, date)[weekday]
  const plain = (
    hours: readonly string[],
    deskId: DeskId | null = null,
    services: Shift['services'] = null,
  ) => hours.map((range): Shift => ({ hours: range, deskId, services, bookable: true }))
  switch (subject.kind) {
    case 'office':
      return { shifts: plain(office), source: officeWeekOn(schedule, date)?.source ?? '' }
    case 'service': {
      const own = serviceHoursOn(schedule, subject.serviceId, date)
      return { shifts: plain(own?.week[weekday] ?? office), source: own?.source ?? '' }
    }
    case 'resource': {
      const own = patternOn(schedule, subject.person.resourceId, date)
      return {
        shifts:
          own?.week[weekday] ?? plain(office, subject.person.usualDesk, usualServices(subject.person, known)),
        source: own?.source ?? '',
      }
    }
  }
}
