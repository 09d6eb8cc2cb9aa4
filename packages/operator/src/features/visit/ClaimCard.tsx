import type { CategoryId, DeskId } from '@chered/protocol/ids'
import type { Category, Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { InFront } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { showNotice } from '@chered/ui/staff/toasts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useOrders } from '../desk/orders.ts'
import { OfficeText } from './OfficeText.tsx'
import { orderFront } from './order-front.ts'
import './claim.css'

type Claim = NonNullable<InFront['claim']>

/** What is being done with the claim: looked at, taken away, or put under another category. */
type Step = 'seen' | 'remove' | 'change'
const steps = ['seen', 'change', 'remove'] as const

/**
 * The visitor's claim to precedence, made at the kiosk: the proof that has to
 * be seen and the legal basis. The one who called the visitor confirms it,
 * changes it or takes it away; without it the ticket goes back to its natural
 * place, or stays here for a reason. Keys 1–3 while the visitor is awaited.
 */
export function ClaimCard(props: { visit: InFront; claim: Claim; deskId: DeskId; office: Office | null }) {
  const { t } = useTranslation()
  const { visit, claim, office } = props
  const [step, setStep] = useState<Step>('seen')
  const category = office?.categories.find(({ id }) => id === claim.categoryId)
  const open = visit.state === 'called'
  const asks = open && !claim.confirmed
  const order = useClaimOrder(props)
  const confirm = () =>
    void order({ categoryId: claim.categoryId, proof: category?.proof ?? null, place: 'front' })
  const acts = { seen: confirm, change: () => setStep('change'), remove: () => setStep('remove') }
  useClaimKeys(asks && step === 'seen' && category !== undefined, (place) => {
    const act = steps[place]
    if (act) acts[act]()
  })
  return (
    <section className={`claim${asks ? ' asks' : ''}`} aria-label={t('claim.title')}>
      <div className="claim-what">
        <p className={`st ${claim.confirmed ? 'ok' : 'warn'}`}>
          <StateShape shape={claim.confirmed ? 'ok' : 'trouble'} />
          {t(claim.confirmed ? 'claim.confirmed' : open ? 'claim.toCheck' : 'claim.unchecked')}
        </p>
        <p className="claim-name">{category ? <OfficeText text={category.name} /> : claim.categoryId}</p>
        {category && (
          <p className="muted">
            {t('claim.proof', { proof: category.proof })} · {t('claim.basis', { basis: category.basis })}
          </p>
        )}
      </div>
      {open && step === 'seen' && category && (
        <div className="claim-acts">
          {asks && (
            <button type="button" className="btn primary" onClick={confirm}>
              {t('claim.confirm')} <KeyHint name={1} />
            </button>
          )}
          <button type="button" className="btn" onClick={acts.change}>
            {t('claim.change')} {asks && <KeyHint name={2} />}
          </button>
          <button type="button" className="btn" onClick={acts.remove}>
            {t('claim.remove')} {asks && <KeyHint name={3} />}
          </button>
        </div>
      )}
      {open && step !== 'seen' && (
        <NewClaim
          key={step}
          step={step}
          visit={visit}
          present={claim.categoryId}
          office={office}
          order={order}
          onEnd={() => setStep('seen')}
        />
      )}
    </section>
  )
}

type ClaimOrder = (order: {
  readonly categoryId: CategoryId | null
  readonly proof: string | null
  readonly place: 'natural' | 'front'
  readonly outOfTurn?: string
}) => Promise<'done' | 'reason-needed' | 'refused'>

function useClaimOrder(props: { visit: InFront; deskId: DeskId }): ClaimOrder {
  const { t } = useTranslation()
  const { visit, deskId } = props
  return async (order) => {
    const said = ['out-of-turn-reason-needed'] as const
    const answer = await orderFront(deskId, { action: 'claim', visitId: visit.visitId, ...order }, said)
    if (answer?.ok) {
      if (order.place === 'natural') showNotice(t('claim.wentBack', { ticket: ticketText(visit.ticket) }))
      return 'done'
    }
    return answer?.code === 'out-of-turn-reason-needed' ? 'reason-needed' : 'refused'
  }
}

/** Digits belong to the claim while it waits for an answer; fields and other sheets keep theirs. */
function useClaimKeys(on: boolean, act: (place: number) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return
      if (!/^[1-3]$/.test(event.key)) return
      if (event.target instanceof Element && event.target.matches('input, select, textarea')) return
      latest.current(Number(event.key) - 1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on])
}

/** Another category, or none: where the visitor goes then. Staying out of turn needs a reason of the office's list. */
function NewClaim(props: {
  step: Exclude<Step, 'seen'>
  visit: InFront
  present: CategoryId
  office: Office | null
  order: ClaimOrder
  onEnd: () => void
}) {
  const { t, i18n } = useTranslation()
  const { step, visit, office, order } = props
  const others = office?.categories.filter(({ id }) => id !== props.present) ?? []
  const [categoryId, setCategory] = useState<CategoryId | null>(null)
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const busy = useOrders((s) => s.running !== null)
  const first = useRef<HTMLElement>(null)
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  const chosen = others.find(({ id }) => id === categoryId)
  const missing = (step === 'change' && !chosen) || (asked && reason === '')
  const ticket = ticketText(visit.ticket)

  async function send(place: 'natural' | 'front') {
    if (busy || (step === 'change' && !chosen)) return
    if (place === 'front' && asked && reason === '') return
    const outOfTurn = place === 'front' && reason !== '' ? { outOfTurn: reason } : {}
    const what = { categoryId, proof: chosen?.proof ?? null, place, ...outOfTurn }
    const end = await order(what)
    if (end === 'done') props.onEnd()
    if (end === 'reason-needed') setAsked(true)
  }
  const natural = (
    <button
      type="button"
      ref={step === 'remove' ? (first as React.RefObject<HTMLButtonElement>) : undefined}
      className={step === 'remove' ? 'btn primary' : 'btn'}
      aria-disabled={busy || (step === 'change' && !chosen)}
      onClick={() => void send('natural')}
    >
      {t('claim.toNatural')}
    </button>
  )
  return (
    <fieldset
      className="claim-new"
      aria-label={t(step === 'remove' ? 'claim.remove' : 'claim.change')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onEnd()
      }}
    >
      {step === 'remove' && <p>{t('claim.removeHow', { ticket })}</p>}
      {step === 'change' && (
        <select
          ref={first as React.RefObject<HTMLSelectElement>}
          className="input select"
          aria-label={t('claim.otherLabel')}
          value={categoryId ?? ''}
          onChange={(event) => setCategory((event.target.value || null) as CategoryId | null)}
        >
          <option value="">{t('claim.other')}</option>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {officeText(each.name, i18n.language)}
            </option>
          ))}
        </select>
      )}
      {chosen && <ProofToSee category={chosen} />}
      {asked && (
        <p className="claim-reason" role="alert">
          {t('claim.notNext', { ticket })}{' '}
          <select
            className="input select"
            aria-label={t('claim.reasonLabel', { ticket })}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          >
            <option value="">{t('claim.reason')}</option>
            {office?.outOfTurnReasons.map(({ id, name }) => (
              <option key={id} value={id}>
                {officeText(name, i18n.language)}
              </option>
            ))}
          </select>
        </p>
      )}
      <div className="claim-acts">
        {step === 'remove' && natural}
        <button
          type="button"
          className={step === 'remove' ? 'btn' : 'btn primary'}
          aria-disabled={busy || missing}
          onClick={() => void send('front')}
        >
          {t('claim.stay')}
        </button>
        {step === 'change' && natural}
        <button type="button" className="btn plain" onClick={props.onEnd}>
          {t('claim.cancel')} <KeyHint name="Esc" />
        </button>
      </div>
    </fieldset>
  )
}

function ProofToSee({ category }: { category: Category }) {
  const { t } = useTranslation()
  return (
    <p className="muted">
      {t('claim.proof', { proof: category.proof })} · {t('claim.basis', { basis: category.basis })}
    </p>
  )
}
