import type { PaymentCheck } from '@chered/protocol/payments'
import { useView } from '@chered/ui/live'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** For who is not on the head's list: whom to ask, where that person sits now, and what to say (instruction 5.1). */
export function AskColleague({ check }: { check: PaymentCheck }) {
  const { t } = useTranslation()
  const desks = useView('desks', undefined)?.body.desks ?? []
  const deskOf = (staffId: string) =>
    desks.find((desk) => desk.state !== 'closed' && desk.staffId === staffId)?.number
  // Whoever is at a window now stands first: that one can be asked at once.
  const colleagues = check.colleagues
    .map((each) => ({ ...each, desk: deskOf(each.staffId) }))
    .sort((a, b) => (a.desk ?? Infinity) - (b.desk ?? Infinity))
  return (
    <div className="payment-colleagues">
      <p className="st">
        <Users aria-hidden="true" />
        {t('payment.access.needed')}
      </p>
      <p>{t('payment.access.how')}</p>
      {colleagues.length > 0 ? (
        <>
          <h3 className="h">{t('payment.access.who')}</h3>
          <ul>
            {colleagues.map(({ staffId, name, desk }) => (
              <li key={staffId}>
                <span className="grow">{name}</span>
                <span className={desk === undefined ? 'muted' : 'where'}>
                  {desk === undefined
                    ? t('payment.access.notAtDesk')
                    : t('payment.access.atDesk', { number: desk })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="muted">{t('payment.access.nobody')}</p>
      )}
      {check.contactCentrePhone && <p>{t('payment.access.phone', { phone: check.contactCentrePhone })}</p>}
    </div>
  )
}
