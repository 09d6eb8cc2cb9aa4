import type { Office } from '@chered/protocol/office'
import type { PaymentNextStep, PaymentStatus } from '@chered/protocol/payment-choices'
import type { Payment, PaymentLookUp } from '@chered/protocol/payments'
import { clockTime, localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import {
  CircleCheck,
  CircleDotDashed,
  CircleHelp,
  CornerDownRight,
  type LucideIcon,
  SearchX,
  Undo2,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { causeGroup } from './cause-group.ts'
import { rubles } from './rubles.ts'
import type { LookUpState } from './use-look-up.ts'

const signs: Record<PaymentStatus, { readonly icon: LucideIcon; readonly tone: string }> = {
  PAID: { icon: CircleCheck, tone: 'ok' },
  PARTIAL: { icon: CircleDotDashed, tone: 'warn' },
  NOT_FOUND: { icon: SearchX, tone: 'trouble' },
  REFUNDED: { icon: Undo2, tone: 'trouble' },
  UNKNOWN: { icon: CircleHelp, tone: '' },
}

/** What is known, and first what to do now; a sign and a word for each answer. */
export function PaymentAnswer(props: { lookUp: LookUpState; office: Office | null; phone: string | null }) {
  const { t } = useTranslation()
  const { lookUp } = props
  return (
    <div className="payment-answer" role="status" aria-busy={lookUp.state === 'asking'}>
      {lookUp.state === 'asking' && <p className="muted">{t('payment.asking')}</p>}
      {lookUp.state === 'answered' && !lookUp.answer.ok && (
        <p className="st trouble wraps">
          <StateShape shape="trouble" />
          <span>{refusalText(t, lookUp.answer)}</span>
        </p>
      )}
      {lookUp.state === 'answered' && lookUp.answer.ok && (
        <Found found={lookUp.answer.value} office={props.office} />
      )}
    </div>
  )
}

function Found({ found, office }: { found: PaymentLookUp; office: Office | null }) {
  const { t } = useTranslation()
  const several = (found.payments?.length ?? 0) > 1
  return (
    <>
      <div className="payment-verdict">
        <Status status={found.status} large />
        <NextStep next={found.next} phone={found.contactCentrePhone} />
        {found.cause && <p className="muted">{t(`payment.cause.${causeGroup(found.cause)}`)}</p>}
        {found.payments === null && <p className="muted">{t('payment.repeat')}</p>}
        {several && <p>{t('payment.several', { count: found.payments?.length ?? 0 })}</p>}
      </div>
      <ul className="payment-list" aria-label={t('payment.list')}>
        {(found.payments ?? []).map((payment, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: payments have no id and stand in the order of the answer
          <li key={place}>
            <PaymentFacts payment={payment} office={office} several={several} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Status({ status, large = false }: { status: PaymentStatus; large?: boolean }) {
  const { t } = useTranslation()
  const { icon: Icon, tone } = signs[status]
  return (
    <p className={`st ${tone}${large ? ' large' : ''}`}>
      <Icon aria-hidden="true" /> {t(`payment.status.${status}`)}
    </p>
  )
}

function NextStep({ next, phone }: { next: PaymentNextStep; phone: string | null }) {
  const { t } = useTranslation()
  return (
    <p className="payment-next">
      <CornerDownRight aria-hidden="true" />
      <span>
        {t(`payment.next.${next}`)}
        {phone && next !== 'give-service' && ` ${t('payment.phone', { phone })}`}
      </span>
    </p>
  )
}

function PaymentFacts(props: { payment: Payment; office: Office | null; several: boolean }) {
  const { t, i18n } = useTranslation()
  const { payment, office } = props
  const money = (kopecks: number) => rubles(kopecks, i18n.language)
  const rows: (readonly [label: string, value: string])[] = []
  switch (payment.status) {
    case 'PAID':
    case 'PARTIAL':
    case 'REFUNDED':
      rows.push([
        t(payment.status === 'REFUNDED' ? 'payment.fact.givenBack' : 'payment.fact.paid'),
        `${money(payment.amountKopecks)}, ${localDateInWords(payment.date, i18n.language)}`,
      ])
      if (payment.status === 'PARTIAL' && payment.restKopecks !== null) {
        rows.push([t('payment.fact.rest'), money(payment.restKopecks)])
      }
      if (payment.payer) rows.push([t('payment.fact.payer'), payment.payer])
      break
    case 'NOT_FOUND':
      if (payment.dueKopecks !== null) rows.push([t('payment.fact.due'), money(payment.dueKopecks)])
      break
    case 'UNKNOWN':
      break
  }
  if (payment.purpose) rows.push([t('payment.fact.purpose'), payment.purpose])
  if (payment.kbk) rows.push([t('payment.fact.kbk'), payment.kbk])
  const at = clockTime(payment.checkedAt, office?.timeZone ?? 'UTC', true)
  rows.push([t('payment.fact.source'), t('payment.fact.checked', { source: payment.source, time: at })])
  return (
    <>
      {props.several && <Status status={payment.status} />}
      <dl className="payment-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
