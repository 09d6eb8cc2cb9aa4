import type { PaymentLink } from '@chered/protocol/payments'
import { clockTime } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { causeGroup } from './cause-group.ts'

/** That the payment system cannot be asked, and what follows from it: nobody is sent away. */
export function LinkState(props: { link: PaymentLink; phone: string | null; timeZone: string }) {
  const { t } = useTranslation()
  const { link, phone, timeZone } = props
  switch (link.state) {
    case 'working':
      return null
    case 'paused':
      return (
        <p className="payment-notice" role="status">
          <span className="st trouble">
            <StateShape shape="trouble" />{' '}
            {t('payment.link.paused', { time: clockTime(link.since, timeZone) })}
          </span>
          <span>
            {t(`payment.cause.${causeGroup(link.cause)}`)}{' '}
            {t('payment.link.retry', { time: clockTime(link.retryAt, timeZone, true) })}{' '}
            {t('payment.link.meanwhile')}
            {phone && ` ${t('payment.phone', { phone })}`}
          </span>
        </p>
      )
    case 'not-connected':
      return (
        <p className="payment-notice" role="status">
          <span className="st closed">
            <StateShape shape="closed" /> {t('payment.link.none')}
          </span>
          <span>
            {t('payment.link.noneHow')}
            {phone && ` ${t('payment.phone', { phone })}`}
          </span>
        </p>
      )
  }
}
