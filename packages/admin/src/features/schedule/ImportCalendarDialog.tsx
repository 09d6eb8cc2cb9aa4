import type { DayDate } from '@chered/protocol/ids'
import type { Calendar, CalendarDay } from '@chered/protocol/schedule'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, TextInput } from '@mantine/core'
import { type ChangeEvent, type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarFile, calendarChanges, parseCalendarFile } from './calendar-file.ts'
import { loadSchedule } from './schedule-store.ts'
import { useFocusReturn } from './use-focus-return.ts'
import { dayMonth } from './week-dates.ts'

type Chosen =
  | { readonly state: 'none' }
  | { readonly state: 'unreadable'; readonly name: string }
  | { readonly state: 'read'; readonly name: string; readonly content: string; readonly file: CalendarFile }

type Progress = 'typing' | 'missing' | 'busy' | Refused

const atMost = 60

/** Takes a calendar from a file; what it changes from today on is shown before it is taken. */
export function ImportCalendarDialog(props: {
  layer: Calendar['layer']
  present: Calendar | null
  today: DayDate
  close: () => void
}) {
  const { t, i18n } = useTranslation()
  const id = useId()
  useFocusReturn()
  const { layer, present, today } = props
  const [chosen, setChosen] = useState<Chosen>({ state: 'none' })
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [progress, setProgress] = useState<Progress>('typing')
  const changes = chosen.state === 'read' ? calendarChanges(present?.days ?? [], chosen.file.days, today) : []

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0]
    if (!file) return
    const content = await file.text()
    const read = parseCalendarFile(content, layer)
    setProgress('typing')
    if (read === null) return setChosen({ state: 'unreadable', name: file.name })
    setChosen({ state: 'read', name: file.name, content, file: read })
    setTitle((typed) => typed || read.title || present?.title || t(`schedule.layer.${layer}`))
    setSource((typed) => typed || read.source || '')
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (progress === 'busy' || chosen.state !== 'read') return
    if (title.trim() === '') return setProgress('missing')
    setProgress('busy')
    const answer = await staffRequest('POST', `/api/calendars/${layer}`, {
      title: title.trim(),
      source: source.trim(),
      file: JSON.parse(chosen.content) as unknown,
    })
    if (!answer.ok) return setProgress(answer)
    await loadSchedule()
    showNotice(t('schedule.calendar.done', { title: title.trim() }))
    props.close()
  }

  const dayWords = (day: CalendarDay | null) =>
    day === null
      ? t('schedule.calendar.asWeek')
      : [day.name, t(`schedule.dayKind.${day.kind}`), t(`schedule.status.${day.status}`)]
          .filter((part) => part !== null)
          .join(', ')

  return (
    <Modal
      opened
      onClose={props.close}
      title={t(`schedule.calendar.importTitle.${layer}`)}
      size={640}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate className="day-form">
        <div className="field">
          <label htmlFor={id}>{t('schedule.calendar.file')}</label>
          <span className="file-choice">
            <input id={id} type="file" accept=".json,application/json" onChange={choose} data-autofocus />
          </span>
          <span className="hint-text">{t('schedule.calendar.fileHint')}</span>
        </div>
        {chosen.state === 'unreadable' && (
          <p className="field-fault" role="alert">
            {t('schedule.calendar.unreadable', { name: chosen.name })}
          </p>
        )}
        {chosen.state === 'read' && (
          <>
            <TextInput
              label={t('schedule.calendar.title')}
              value={title}
              maxLength={120}
              error={progress === 'missing' && t('schedule.calendar.titleMissing')}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <TextInput
              label={t('schedule.calendar.source')}
              description={t('schedule.calendar.sourceHint')}
              value={source}
              maxLength={240}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <h3 className="t">
              {changes.length === 0
                ? t('schedule.calendar.noChanges')
                : t('schedule.calendar.changes', { count: changes.length })}
            </h3>
            <ul className="calendar-changes" aria-label={t('schedule.calendar.changesList')}>
              {changes.slice(0, atMost).map(({ date, before, after }) => (
                <li key={date}>
                  <b>{dayMonth(date, i18n.language, today)}</b>
                  <span>
                    <s>{dayWords(before)}</s> → {dayWords(after)}
                  </span>
                </li>
              ))}
            </ul>
            {changes.length > atMost && (
              <p className="muted">{t('schedule.displaced.more', { count: changes.length - atMost })}</p>
            )}
            <p className="hint warn">{t('schedule.calendar.then')}</p>
          </>
        )}
        <p className="dialog-refused" role="alert">
          {typeof progress === 'object' && refusalText(t, progress)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={props.close}>
            {t('schedule.cancel')}
          </button>
          <button
            type="submit"
            className="btn primary"
            disabled={chosen.state !== 'read' || progress === 'busy'}
          >
            {t('schedule.calendar.take')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
