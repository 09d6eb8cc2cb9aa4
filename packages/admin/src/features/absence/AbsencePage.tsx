import { absenceReasons } from '@chered/protocol/choices'
import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { ProposeAbsenceBody } from '@chered/protocol/schedule'
import { localDate } from '@chered/ui/dates'
import { useLive } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead, useTimeZone } from '../../app/PageHead.tsx'
import { bookingsLink } from '../bookings/bookings-address.ts'
import { useBookingBell } from '../bookings/use-bookings-keeping.ts'
import { useSchedule } from '../schedule/schedule-store.ts'
import { type AbsenceTime, spanOf, spanWords } from './absence-span.ts'
import { dropProposal, propose, useAbsences } from './absence-store.ts'
import { Proposal } from './Proposal.tsx'
import './absence.css'

const kinds = ['now', 'today', 'period'] as const
/** Waiting visitors come and are called without a bell of the bookings. */
const AGAIN_MS = 15_000

/** Marks somebody absent: who, why, for how long; what follows is proposed at once and confirmed once. */
export function AbsencePage({ fresh, now }: { fresh: boolean; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const staff = useSchedule((s) => s.staff.value)
  const { open, refused } = useAbsences()
  const [staffId, setStaffId] = useState<StaffId | null>(null)
  const [reason, setReason] = useState<(typeof absenceReasons)[number]>('sick')
  const [kind, setKind] = useState<AbsenceTime['kind']>('now')
  const today = localDate(now, zone) as DayDate
  const [first, setFirst] = useState(today)
  const [last, setLast] = useState(today)
  const minute = Math.floor(now / 60_000)
  const span = useMemo(
    () => spanOf(kind === 'period' ? { kind, first, last } : { kind }, minute * 60_000, zone),
    [kind, first, last, minute, zone],
  )
  const asked = staffId === null || span === null ? null : { staffId, reason, ...span }
  useProposing(asked, kind)

  const people = useMemo(() => {
    const collator = new Intl.Collator(i18n.language, { numeric: true })
    return (staff ?? [])
      .filter((one) => one.active && one.primary.length + one.secondary.length > 0)
      .toSorted((a, b) => collator.compare(a.name, b.name))
  }, [staff, i18n.language])
  const name = people.find((one) => one.staffId === staffId)?.name
  return (
    <>
      <PageHead
        title={name === undefined ? t('absence.title') : t('absence.titleOf', { name })}
        {...(span === null ? {} : { under: spanWords(t, i18n.language, zone, span) })}
        now={now}
        fresh={fresh}
      />
      <div className="absence-form">
        <div>
          <label htmlFor="absence-who">{t('absence.who')}</label>
          <select
            id="absence-who"
            className="bookings-field"
            value={staffId ?? ''}
            onChange={({ currentTarget: { value } }) => setStaffId(value as StaffId)}
          >
            <option value="" disabled>
              {t('absence.choose')}
            </option>
            {people.map((one) => (
              <option key={one.staffId} value={one.staffId}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="absence-reason">{t('absence.reason')}</label>
          <select
            id="absence-reason"
            className="bookings-field"
            value={reason}
            onChange={({ currentTarget: { value } }) =>
              setReason(absenceReasons.find((each) => each === value) ?? 'other')
            }
          >
            {absenceReasons.map((each) => (
              <option key={each} value={each}>
                {t(`absence.reasons.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="absence-time">{t('absence.when')}</label>
          <select
            id="absence-time"
            className="bookings-field"
            value={kind}
            onChange={({ currentTarget: { value } }) =>
              setKind(kinds.find((each) => each === value) ?? 'now')
            }
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`absence.kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
        {kind === 'period' && (
          <>
            <DateField
              id="absence-first"
              label={t('absence.first')}
              value={first}
              min={today}
              set={setFirst}
            />
            <DateField id="absence-last" label={t('absence.last')} value={last} min={first} set={setLast} />
          </>
        )}
        <a className="btn plain absence-leave" href={bookingsLink({ tab: 'absences' })}>
          {t('close')}
        </a>
      </div>
      {span === null && <p className="hint warn">{t('absence.backwards')}</p>}
      {refused && fresh && (
        <p className="hint warn" role="alert">
          {refusalText(t, refused)}
        </p>
      )}
      {staffId === null && <p className="muted empty">{t('absence.about')}</p>}
      {asked !== null && open === null && !refused && (
        <p className="page-wait" role="status">
          {t('absence.asking')}
        </p>
      )}
      {asked !== null && open !== null && open.asked.staffId === staffId && (
        <Proposal open={open} name={name ?? ''} fresh={fresh} now={now} />
      )}
    </>
  )
}

function DateField(props: {
  id: string
  label: string
  value: DayDate
  min: DayDate
  set: (date: DayDate) => void
}) {
  return (
    <div>
      <label htmlFor={props.id}>{props.label}</label>
      <input
        id={props.id}
        type="date"
        className="bookings-field"
        value={props.value}
        min={props.min}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') props.set(value as DayDate)
        }}
      />
    </div>
  )
}

/** Asks for a proposal as soon as it is known for whom, and again when bookings change or time passes. */
function useProposing(asked: ProposeAbsenceBody | null, kind: AbsenceTime['kind']): void {
  const online = useLive((s) => s.link !== 'lost')
  const bell = useBookingBell()
  const wish = asked === null ? null : JSON.stringify({ ...asked, from: kind === 'now' ? null : asked.from })
  const present = asked === null ? null : JSON.stringify(asked)
  useEffect(() => dropProposal, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for another wish, not for each minute of it
  useEffect(() => {
    if (present !== null && online) void propose(JSON.parse(present), 'asked')
  }, [wish, online])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bell is the reason to ask again
  useEffect(() => {
    if (!online) return
    const again = () => {
      const { open, busy } = useAbsences.getState()
      if (open !== null && !busy) void propose(open.asked, 'changed')
    }
    again()
    const timer = setInterval(again, AGAIN_MS)
    return () => clearInterval(timer)
  }, [bell, online])
}
