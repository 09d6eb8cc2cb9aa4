import type { BookedService } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { countWords } from './booking-words.ts'

interface Props {
  readonly office: Pick<Office, 'services'>
  readonly services: readonly Pick<BookedService, 'serviceId' | 'count'>[]
}

/** `Повторное свидетельство, 2 документа`; several services one after the other. */
export function ServiceNames({ office, services }: Props) {
  const { t } = useTranslation()
  return services.map(({ serviceId, count }, n) => {
    const service = office.services.find((s) => s.id === serviceId)
    if (!service) return null
    const counted = countWords(service, count, t)
    return (
      <Fragment key={serviceId}>
        {n > 0 && '. '}
        <LocalSpan text={service.name} />
        {counted && `, ${counted}`}
      </Fragment>
    )
  })
}
