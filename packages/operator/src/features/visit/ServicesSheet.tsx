import { plannedMost } from '@chered/protocol/choices'
import type { DeskId, ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ServiceField } from '../booking/ServiceField.tsx'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useOrders } from '../desk/orders.ts'
import { ServiceName, serviceName } from './OfficeText.tsx'
import { orderFront } from './order-front.ts'
import { Where } from './Stages.tsx'
import { moved } from './served-where.ts'
import './services.css'

/** The further services of the visit in front: added, taken away, put in another order. Each press is done at once. */
export function ServicesSheet(props: {
  visit: InFront
  deskId: DeskId
  deskNumber: number
  office: Office | null
  onClose: () => void
}) {
  const { t, i18n } = useTranslation()
  const { visit, office } = props
  const { planned } = visit
  const busy = useOrders((s) => s.running !== null)
  const plan = (next: readonly ServiceId[]) =>
    void orderFront(props.deskId, { action: 'plan', visitId: visit.visitId, planned: next })
  const more = office?.services.filter(({ id }) => id !== visit.serviceId && !planned.includes(id)) ?? []
  const name = (id: ServiceId) => serviceName(office, id, i18n.language)
  return (
    <section
      className="sheet services-sheet"
      aria-label={t('services.title')}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <header>
        <h2>{t('services.title')}</h2>
        <button type="button" className="btn" onClick={props.onClose}>
          <X aria-hidden="true" />
          {t('services.close')} <KeyHint name="Esc" />
        </button>
      </header>
      <div className="services-columns">
        <div>
          <h3 className="h">{t('services.planned')}</h3>
          {planned.length === 0 && <p className="muted">{t('services.none')}</p>}
          <ol className="plan" aria-label={t('services.planned')}>
            {planned.map((id, place) => (
              <li key={id}>
                <span className="grow">
                  {place + 2}. <ServiceName office={office} id={id} />{' '}
                  <small className="muted">
                    <Where serviceId={id} deskNumber={props.deskNumber} />
                  </small>
                </span>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('services.earlier', { name: name(id) })}
                  aria-disabled={busy || place === 0}
                  onClick={() => place > 0 && plan(moved(planned, place, -1))}
                >
                  <ArrowUp aria-hidden="true" />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('services.later', { name: name(id) })}
                  aria-disabled={busy || place === planned.length - 1}
                  onClick={() => place < planned.length - 1 && plan(moved(planned, place, 1))}
                >
                  <ArrowDown aria-hidden="true" />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('services.remove', { name: name(id) })}
                  aria-disabled={busy}
                  onClick={() => plan(planned.filter((other) => other !== id))}
                >
                  <X aria-hidden="true" />
                </button>
              </li>
            ))}
          </ol>
        </div>
        {planned.length < plannedMost ? (
          <ServiceField
            label={t('services.add')}
            services={more}
            autoFocus
            onChoose={(id) => plan([...planned, id])}
          />
        ) : (
          <p className="muted">{t('services.full', { count: plannedMost })}</p>
        )}
      </div>
    </section>
  )
}
