import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { InFront } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskSheet } from '../desk/DeskSheet.tsx'
import { KeyHint } from '../desk/KeyHint.tsx'
import { type HoldPlan, longestHold, minutesOf, otherLengths } from './hold-plan.ts'
import './hold.css'

/** Sending the visitor in front aside for a while: why, and for how long. */
export function HoldSheet(props: {
  visit: InFront
  plan: HoldPlan
  office: Office | null
  onChange: (plan: HoldPlan) => void
  onEnter: () => void
}) {
  const { t, i18n } = useTranslation()
  const { visit, plan, office, onChange } = props
  const id = useId()
  const reasons = office?.holdReasons ?? []
  return (
    <DeskSheet
      label={t('hold.label', { ticket: ticketText(visit.ticket) })}
      title={
        <>
          {t('hold.title')} <TicketNumber ticket={visit.ticket} />
        </>
      }
      className="hold-sheet"
      onEnter={props.onEnter}
    >
      <fieldset>
        <legend className="h">{t('hold.reason')}</legend>
        <div className="choices">
          {reasons.map((reason, place) => (
            <label key={reason.id} className="choice">
              <input
                type="radio"
                name={`${id}-reason`}
                // biome-ignore lint/a11y/noAutofocus: the sheet was asked for, and its first question is this one
                autoFocus={plan.reasonId === reason.id}
                checked={plan.reasonId === reason.id}
                onChange={() => onChange({ ...plan, reasonId: reason.id })}
              />
              <span className="grow">{officeText(reason.name, i18n.language)}</span>
              {place < 9 && <KeyHint name={place + 1} />}
            </label>
          ))}
        </div>
      </fieldset>
      <HoldTime plan={plan} office={office} onChange={onChange} />
    </DeskSheet>
  )
}

function HoldTime(props: { plan: HoldPlan; office: Office | null; onChange: (plan: HoldPlan) => void }) {
  const { t } = useTranslation()
  const { plan, office } = props
  const id = useId()
  const usual = minutesOf({ ...plan, time: { kind: 'usual' } }, office) ?? 0
  const { time } = plan
  const choose = (next: HoldPlan['time']) => props.onChange({ ...plan, time: next })
  const ready: readonly { readonly time: HoldPlan['time']; readonly word: string }[] = [
    { time: { kind: 'usual' }, word: t('hold.usual', { count: usual }) },
    ...otherLengths(usual).map((minutes) => ({
      time: { kind: 'minutes' as const, minutes },
      word: t('hold.minutes', { count: minutes }),
    })),
    { time: { kind: 'open' }, word: t('hold.open') },
  ]
  const wrong = time.kind === 'own' && minutesOf(plan, office) === undefined
  return (
    <fieldset>
      <legend className="h">{t('hold.time')}</legend>
      <div className="hold-times">
        <div className="seg">
          {ready.map(({ time: next, word }) => (
            <label key={word}>
              <input
                type="radio"
                name={`${id}-time`}
                className="visually-hidden"
                checked={isSame(time, next)}
                onChange={() => choose(next)}
              />
              {word}
            </label>
          ))}
        </div>
        <label className="hold-own">
          <span className="muted">{t('hold.own')}</span>
          <span className="input">
            <input
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              aria-invalid={wrong}
              aria-describedby={`${id}-limit`}
              value={time.kind === 'own' ? time.typed : ''}
              onChange={(event) => choose({ kind: 'own', typed: event.target.value.replace(/\D/g, '') })}
            />
          </span>
          <span className="muted">{t('hold.ownUnit')}</span>
        </label>
      </div>
      <p className="small muted" id={`${id}-limit`}>
        {wrong && t('hold.ownLimit', { most: longestHold })}
      </p>
    </fieldset>
  )
}

function isSame(time: HoldPlan['time'], other: HoldPlan['time']): boolean {
  if (time.kind === 'minutes' && other.kind === 'minutes') return time.minutes === other.minutes
  return time.kind === other.kind
}
