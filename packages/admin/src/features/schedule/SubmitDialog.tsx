import type { DayDate } from '@chered/protocol/ids'
import type { ScheduleDifference, ScheduleVersion } from '@chered/protocol/schedule'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asked } from '../../store.ts'
import { ChangeList } from './ChangeList.tsx'
import { DisplacedList } from './DisplacedList.tsx'
import { loadSchedule } from './schedule-store.ts'
import { UnitsTable } from './UnitsTable.tsx'
import { useFocusReturn } from './use-focus-return.ts'
import { useWording } from './use-wording.ts'
import { dayMonth } from './week-dates.ts'

type Progress =
  | { readonly state: 'asking' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/**
 * Sends the draft to the head: from which day, what changes, and who would lose
 * a place. Displaced visitors do not stop the sending, they are asked about once.
 */
export function SubmitDialog(props: {
  open: ScheduleVersion
  today: DayDate
  from: DayDate
  setFrom: (from: DayDate) => void
  difference: Asked<ScheduleDifference>
  close: () => void
}) {
  const { t, i18n } = useTranslation()
  const words = useWording()
  const ids = useId()
  useFocusReturn()
  const { open, today, from } = props
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  const [agreed, setAgreed] = useState(false)
  const [pressed, setPressed] = useState(false)
  const agreement = useRef<HTMLInputElement>(null)
  const difference = props.difference.value
  const displaced = difference?.displaced.length ?? 0
  const dateFault = from < today

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (progress.state === 'busy' || difference === null || dateFault) return
    if (displaced > 0 && !agreed) return agreement.current?.focus()
    setProgress({ state: 'busy' })
    const answer = await staffRequest('POST', '/api/schedule/draft/submit', {
      revision: open.revision,
      inForceFrom: from,
    })
    if (!answer.ok) {
      setProgress({ state: 'refused', why: answer })
      if (answer.code === 'schedule-changed') void loadSchedule()
      return
    }
    await loadSchedule()
    showNotice(t('schedule.submit.done', { date: dayMonth(from, i18n.language, today) }))
    props.close()
  }

  return (
    <Modal
      opened
      onClose={props.close}
      title={t('schedule.submit.title')}
      size={640}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate className="day-form">
        <div className="field">
          <label htmlFor={ids}>{t('schedule.submit.from')}</label>
          <span className="input date-input">
            <input
              id={ids}
              type="date"
              min={today}
              value={from}
              aria-invalid={dateFault}
              data-autofocus
              onChange={({ currentTarget: { value } }) => {
                if (value !== '') props.setFrom(value as DayDate)
              }}
            />
          </span>
          {dateFault && <span className="field-fault">{t('schedule.submit.tooEarly')}</span>}
        </div>
        {difference === null ? (
          <p role="status" className="muted">
            {props.difference.refused ? refusalText(t, props.difference.refused) : t('schedule.reckoning')}
          </p>
        ) : (
          <>
            <h3 className="t">{t('schedule.displaced.title')}</h3>
            <DisplacedList displaced={difference.displaced} words={words} />
            {displaced > 0 && (
              <div className="hint bad">
                <TriangleAlert aria-hidden="true" />
                <label className="agree">
                  <span>{t('schedule.submit.displaced', { count: displaced })}</span>
                  <span className="check">
                    <input
                      ref={agreement}
                      type="checkbox"
                      checked={agreed}
                      aria-invalid={pressed && !agreed}
                      onChange={(event) => setAgreed(event.currentTarget.checked)}
                    />
                    <b>{t('schedule.submit.agree', { count: displaced })}</b>
                  </span>
                  {pressed && !agreed && (
                    <span className="field-fault" role="alert">
                      {t('schedule.submit.agreeFirst')}
                    </span>
                  )}
                </label>
              </div>
            )}
            <h3 className="t">{t('schedule.panel.changes')}</h3>
            <ChangeList difference={difference} words={words} />
            <h3 className="t">{t('schedule.units.title')}</h3>
            <UnitsTable difference={difference} />
          </>
        )}
        <p className="dialog-refused" role="alert">
          {progress.state === 'refused' && refusalText(t, progress.why)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={props.close}>
            {t('schedule.cancel')}
          </button>
          <button
            type="submit"
            className="btn primary"
            disabled={progress.state === 'busy' || difference === null || dateFault}
          >
            {displaced > 0
              ? t('schedule.submit.sendDisplacing', { count: displaced })
              : t('schedule.submit.send')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
