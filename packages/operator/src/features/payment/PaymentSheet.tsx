import type { Office } from '@chered/protocol/office'
import type { PaymentReason } from '@chered/protocol/payment-choices'
import { ticketText } from '@chered/protocol/ticket-text'
import type { InFront } from '@chered/protocol/views'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { AskColleague } from './AskColleague.tsx'
import { LinkState } from './LinkState.tsx'
import { PaymentAnswer } from './PaymentAnswer.tsx'
import { usePaymentCheck } from './payment-link.ts'
import { SearchForm } from './SearchForm.tsx'
import { searchOf } from './search.ts'
import { useLookUp } from './use-look-up.ts'
import './payment.css'

/**
 * The payment check (instruction, section 5): for the visitor in front, or for
 * a reason when nobody is. Who is not on the head's list sees whom to ask.
 * What was typed and found is in this sheet alone and goes with the visit.
 */
export function PaymentSheet(props: { visit: InFront | null; office: Office | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { visit, office } = props
  const { check, refused, again } = usePaymentCheck()
  const { lookUp, ask, forget } = useLookUp(again)
  return (
    <section
      className="sheet payment-sheet"
      aria-label={t('payment.title')}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <header>
        <h2>
          {t('payment.title')}{' '}
          <span className="muted">{visit ? ticketText(visit.ticket) : t('payment.nobody')}</span>
        </h2>
        {check?.link.state === 'working' && (
          <p className="st ok thin grow">
            <StateShape shape="ok" /> {t('payment.link.working')}
          </p>
        )}
        <button type="button" className="btn" onClick={props.onClose}>
          <X aria-hidden="true" />
          {t('payment.close')} <KeyHint name="Esc" />
        </button>
      </header>
      {check === null && (
        <p role="status" className="muted">
          {refused ? refusalText(t, refused) : t('payment.loading')}
        </p>
      )}
      {check && (
        <LinkState link={check.link} phone={check.contactCentrePhone} timeZone={office?.timeZone ?? 'UTC'} />
      )}
      {check && !check.approved && <AskColleague check={check} />}
      {check?.approved && check.link.state !== 'not-connected' && (
        <div className="payment-columns">
          <SearchForm
            needsReason={visit === null}
            asking={lookUp.state === 'asking'}
            onChange={forget}
            onAsk={(by, typed, reason) => ask(searchOf(by, typed), purposeOf(visit, reason))}
          />
          <PaymentAnswer lookUp={lookUp} office={office} phone={check.contactCentrePhone} />
        </div>
      )}
    </section>
  )
}

function purposeOf(visit: InFront | null, reason: PaymentReason) {
  return visit === null
    ? ({ for: 'reason', reason } as const)
    : ({ for: 'visit', visitId: visit.visitId } as const)
}
