import type { BookedService } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { Minus, Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ServiceName, serviceName, serviceOf } from '../visit/OfficeText.tsx'
import { setServices } from './booking-desk.ts'

/** The services of the booking, each with its number of documents or persons where that counts. */
export function ChosenServices(props: { services: readonly BookedService[]; office: Office | null }) {
  const { services, office } = props
  const change = (serviceId: string, count: number) =>
    setServices(
      services
        .map((each) => (each.serviceId === serviceId ? { ...each, count } : each))
        .filter((each) => each.count > 0),
    )
  return (
    <ul className="chosen">
      {services.map((each) => (
        <Chosen key={each.serviceId} each={each} office={office} onCount={change} />
      ))}
    </ul>
  )
}

function Chosen(props: {
  each: BookedService
  office: Office | null
  onCount: (serviceId: string, count: number) => void
}) {
  const { t, i18n } = useTranslation()
  const { each, office, onCount } = props
  const name = serviceName(office, each.serviceId, i18n.language)
  const counted = serviceOf(office, each.serviceId)?.booking?.count
  const step = (count: number) => onCount(each.serviceId, count)
  return (
    <li>
      <span className="grow">
        <ServiceName office={office} id={each.serviceId} />
      </span>
      {counted && (
        <fieldset className="count" aria-label={t(`count.${counted.of}`, { name })}>
          <button
            type="button"
            className="icon-button"
            aria-label={t('count.fewer')}
            disabled={each.count <= 1}
            onClick={() => step(each.count - 1)}
          >
            <Minus aria-hidden="true" />
          </button>
          <span aria-live="polite">{t(`count.${counted.of}Value`, { count: each.count })}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('count.more')}
            disabled={each.count >= counted.max}
            onClick={() => step(each.count + 1)}
          >
            <Plus aria-hidden="true" />
          </button>
        </fieldset>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('service.remove', { name })}
        onClick={() => step(0)}
      >
        <X aria-hidden="true" />
      </button>
    </li>
  )
}
