import type { DayDate } from '@chered/protocol/ids'
import type { ScheduleVersion } from '@chered/protocol/schedule'
import type { Refused } from '@chered/ui/api'
import { clockTime, localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { loadSchedule } from '../schedule/schedule-store.ts'
import { dayMonth } from '../schedule/week-dates.ts'
import { localDay } from '../schedule/zone-day.ts'

type Decision = 'approve' | 'reject'
type Progress =
  | { readonly state: 'asking' }
  | { readonly state: 'fault'; readonly fault: 'note' | 'agree' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Who proposes, from when, whom it hits, and the two answers; a rejection needs a word of explanation. */
export function DecisionCard(props: {
  version: ScheduleVersion
  /** Booked visits without a place; null while that is being reckoned, and until then nothing is approved. */
  displaced: number | null
  mayDecide: boolean
  fresh: boolean
  today: DayDate
}) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const id = useId()
  const { version, displaced, today } = props
  const [note, setNote] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  const submitted = version.history.findLast((step) => step.action === 'submitted')
  const fault = progress.state === 'fault' ? progress.fault : null
  const date = version.inForceFrom === null ? null : dayMonth(version.inForceFrom, i18n.language, today)

  async function decide(decision: Decision) {
    if (progress.state === 'busy') return
    if (decision === 'reject' && note.trim() === '') return setProgress({ state: 'fault', fault: 'note' })
    if (decision === 'approve' && (displaced ?? 0) > 0 && !agreed) {
      return setProgress({ state: 'fault', fault: 'agree' })
    }
    setProgress({ state: 'busy' })
    const path = `/api/schedule/versions/${encodeURIComponent(version.id)}/${decision}`
    const answer = await staffRequest('POST', path, note.trim() === '' ? {} : { note: note.trim() })
    if (!answer.ok) {
      setProgress({ state: 'refused', why: answer })
      void loadSchedule()
      return
    }
    showNotice(
      t(decision === 'approve' ? 'schedule.approval.approved' : 'schedule.approval.rejected', { date }),
    )
    await loadSchedule()
  }

  return (
    <aside className="panel decision" aria-label={t('schedule.approval.decision')}>
      <dl>
        {submitted && (
          <>
            <dt>{t('schedule.approval.by')}</dt>
            <dd>
              {t('schedule.approval.byWhom', {
                name: submitted.staffName,
                date: dayMonth(localDay(submitted.at, zone), i18n.language, today),
                time: clockTime(submitted.at, zone),
              })}
            </dd>
          </>
        )}
        {submitted?.note && (
          <>
            <dt>{t('schedule.approval.why')}</dt>
            <dd>{submitted.note}</dd>
          </>
        )}
        <dt>{t('schedule.panel.bookings')}</dt>
        <dd>
          {displaced === null
            ? t('schedule.reckoning')
            : displaced === 0
              ? t('schedule.displaced.none')
              : t('schedule.displaced.then', { count: displaced })}
        </dd>
        <dt>{t('schedule.approval.start')}</dt>
        <dd>{version.inForceFrom && localDateInWords(version.inForceFrom, i18n.language)}</dd>
      </dl>
      {props.mayDecide ? (
        <>
          {displaced !== null && displaced > 0 && (
            <div className="hint bad">
              <TriangleAlert aria-hidden="true" />
              <label className="check">
                <input
                  type="checkbox"
                  checked={agreed}
                  onChange={(event) => {
                    setAgreed(event.currentTarget.checked)
                    setProgress({ state: 'asking' })
                  }}
                />
                <b>{t('schedule.submit.agree', { count: displaced })}</b>
              </label>
            </div>
          )}
          <div className="field">
            <label htmlFor={id}>{t('schedule.approval.note')}</label>
            <textarea
              id={id}
              rows={3}
              maxLength={500}
              value={note}
              aria-invalid={fault === 'note'}
              aria-describedby={`${id}-fault`}
              onChange={(event) => {
                setNote(event.currentTarget.value)
                setProgress({ state: 'asking' })
              }}
            />
          </div>
          <p className="dialog-refused" role="alert" id={`${id}-fault`}>
            {fault === 'note' && t('schedule.approval.noteMissing')}
            {fault === 'agree' && t('schedule.submit.agreeFirst')}
            {progress.state === 'refused' && refusalText(t, progress.why)}
          </p>
          <button
            type="button"
            className="btn primary approve"
            disabled={!props.fresh || displaced === null || progress.state === 'busy'}
            onClick={() => void decide('approve')}
          >
            {t('schedule.approval.approve')}
          </button>
          <button
            type="button"
            className="btn"
            disabled={!props.fresh || progress.state === 'busy'}
            onClick={() => void decide('reject')}
          >
            {t('schedule.approval.reject')}
          </button>
        </>
      ) : (
        <p className="muted">{t('schedule.approval.headDecides')}</p>
      )}
    </aside>
  )
}
