import type { Office } from '@chered/protocol/office'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useTranslation } from 'react-i18next'
import { ServiceName } from './OfficeText.tsx'
import { useWhereNext } from './where-next.ts'

/** To be said to the visitor who is getting up: which windows call for the next service, and how soon. */
export function WaitsNext({ office }: { office: Office | null }) {
  const { t } = useTranslation()
  const waits = useWhereNext((s) => s.waits)
  return (
    <div role="status" className="waits-next">
      {waits && (
        <>
          <TicketNumber ticket={waits.ticket} />
          <p>
            <b>
              {t('whereNext.title')} <ServiceName office={office} id={waits.serviceId} />
            </b>
            <span>
              {waits.desks.length === 0
                ? t('whereNext.nobody')
                : t('whereNext.desks', { count: waits.desks.length, desks: waits.desks.join(', ') })}
              {' · '}
              {waits.ahead === 0 ? t('whereNext.first') : t('whereNext.ahead', { count: waits.ahead })}
              {waits.estimate &&
                ` · ${t('whereNext.estimate', { from: waits.estimate.fromMinutes, to: waits.estimate.toMinutes })}`}
            </span>
          </p>
        </>
      )}
    </div>
  )
}
