import type { VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { WaitingRow } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { CornerDownRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ServiceName, serviceName } from '../visit/OfficeText.tsx'
import { isLate, limitOf } from '../visit/reason-text.ts'
import type { ShownRow } from './held-rows.ts'
import { placeText } from './place-text.ts'

/** One who waits. A press asks inside the same row whether to call out of turn. */
export function WaitingRowItem(props: {
  shown: ShownRow<WaitingRow>
  isNext: boolean
  now: number
  office: Office | null
  mayCall: boolean
  busy: boolean
  asked: boolean
  onAsk: (visitId: VisitId | null) => void
  onCall: (visitId: VisitId, reason: string | undefined) => void
}) {
  const { t } = useTranslation()
  const { shown, isNext } = props
  const { row } = shown
  const gone = shown.state === 'gone'
  const late = !gone && isLate(row, props.now)
  const opener = useRef<HTMLButtonElement>(null)
  const ticket = ticketText(row.ticket)
  const classes = [isNext && 'next', late && 'late', gone && 'gone', props.asked && 'asked']
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <TicketNumber ticket={row.ticket} />
      {props.asked ? (
        <OutOfTurn
          ticket={ticket}
          busy={props.busy}
          office={props.office}
          onCall={(reason) => props.onCall(row.visitId, reason)}
          onCancel={() => {
            props.onAsk(null)
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      ) : (
        <RowFacts {...props} row={row} gone={gone} late={late} />
      )}
      {props.mayCall && !gone && !isNext && !props.asked && (
        <button
          type="button"
          ref={opener}
          className="row-call"
          aria-label={t('row.callLabel', { ticket })}
          onClick={() => props.onAsk(row.visitId)}
        >
          <span aria-hidden="true">{t('row.call')}</span>
        </button>
      )}
    </li>
  )
}

function RowFacts(props: {
  row: WaitingRow
  gone: boolean
  late: boolean
  isNext: boolean
  now: number
  office: Office | null
}) {
  const { t, i18n } = useTranslation()
  const { row, office } = props
  const timeZone = office?.timeZone
  const reason = timeZone ? placeText(row, props.isNext, { t, timeZone, at: props.now }) : ''
  const minutes = Math.max(0, Math.floor((props.now - row.since) / 60_000))
  return (
    <>
      <div className="what">
        <p title={serviceName(office, row.serviceId, i18n.language)}>
          <ServiceName office={office} id={row.serviceId} />
        </p>
        <p className="why" title={props.gone ? undefined : reason}>
          {props.gone && t('row.gone')}
          {!props.gone && props.isNext && <b>{t('row.next')} </b>}
          {!props.gone && row.directed && <CornerDownRight className="directed" aria-hidden="true" />}
          {!props.gone && reason}
        </p>
      </div>
      <p className="t">
        {props.late && (
          <>
            <StateShape shape="trouble" />
            <span className="visually-hidden">{t('row.late')} </span>
          </>
        )}
        {t('row.minutes', { count: minutes })}
        <small>
          {row.basis.kind !== 'absolute' &&
            timeZone &&
            t('row.until', { time: clockTime(limitOf(row), timeZone) })}
        </small>
      </p>
    </>
  )
}

/** Calling somebody else than the next needs a reason where the office has a list of them; it is recorded. */
function OutOfTurn(props: {
  ticket: string
  busy: boolean
  office: Office | null
  onCall: (reason: string | undefined) => void
  onCancel: () => void
}) {
  const { t, i18n } = useTranslation()
  const reasons = props.office?.outOfTurnReasons ?? []
  const [reason, setReason] = useState('')
  const why = useRef<HTMLSelectElement>(null)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const first = why.current ?? yes.current
    first?.focus({ preventScroll: true })
  }, [])
  const missing = reasons.length > 0 && reason === ''
  return (
    <fieldset
      className="out-of-turn"
      aria-label={t('row.callLabel', { ticket: props.ticket })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel()
        const numbered = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined
        if (numbered) setReason(numbered.id)
        const inList = event.key === 'Enter' && event.target === why.current && !missing && !props.busy
        if (!numbered && !inList) return
        // The list's own answers to these keys, and the desk's, stay out of the way.
        event.preventDefault()
        event.stopPropagation()
        if (inList) props.onCall(reason)
      }}
    >
      {reasons.length === 0 ? (
        <span className="grow">{t('row.confirm')}</span>
      ) : (
        <select
          ref={why}
          className="grow"
          aria-label={t('row.reasonLabel', { ticket: props.ticket })}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        >
          <option value="">{t('row.reason')}</option>
          {reasons.map(({ id, name }, place) => (
            <option key={id} value={id}>
              {place + 1}. {officeText(name, i18n.language)}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        ref={yes}
        className="btn primary"
        aria-label={t('row.confirmLabel', { ticket: props.ticket })}
        aria-disabled={props.busy || missing}
        onClick={(event) => {
          if (event.detail > 1 || props.busy) return
          if (missing) why.current?.focus()
          else props.onCall(reason === '' ? undefined : reason)
        }}
      >
        {t('row.call')}
      </button>
      <button type="button" className="icon-button" aria-label={t('row.cancel')} onClick={props.onCancel}>
        <X aria-hidden="true" />
      </button>
    </fieldset>
  )
}
