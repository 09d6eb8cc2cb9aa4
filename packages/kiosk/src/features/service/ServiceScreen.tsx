import type { Office, Service } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Place } from '../../app/stage.ts'
import { useFitting } from '../../app/use-fitting.ts'
import { useViewport } from '../../app/use-viewport.ts'
import { useKiosk } from '../../store.ts'
import { ClaimTold } from '../claim/ClaimTold.tsx'
import { pageOf } from '../survey/paging.ts'
import { PaperNotice } from '../ticket/PaperNotice.tsx'
import { paperOf } from '../ticket/paper.ts'
import { documentsOf } from './documents.ts'
import { Offers } from './Offers.tsx'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly place: Extract<Place, { kind: 'service' }>
  readonly page: number
}

/** The service itself: what to have with you, how long it will be, and the key that takes the ticket. */
export function ServiceScreen({ office, view, place, page }: Props) {
  const { t } = useTranslation()
  const { language, size, reach } = useKiosk((s) => s.session.wishes)
  const look = [place.serviceId, place.claim, language, size, reach, useViewport()].join()
  const { perPage, ref } = useFitting(6, look)
  const service = office.services.find((s) => s.id === place.serviceId)
  const also = office.services.find((s) => s.id === place.alsoServiceId)
  const now = view.services.find((s) => s.serviceId === place.serviceId)
  if (!service) return null
  const documents = documentsOf(office, [place.serviceId, place.alsoServiceId])
  const shown = pageOf(documents, perPage, page)
  const paper = paperOf(view.printer)
  const takes = now?.state === 'open' || now?.state === 'no-desk'
  return (
    <Frame
      layout="service"
      heading={<LocalSpan text={service.name} />}
      headingLength={officeText(service.name, language).length}
      under={<Usual service={service} also={also} />}
      matter={
        <>
          {takes && paper.kind === 'not-ready' && <PaperNotice problem={paper.problem} />}
          <ClaimTold office={office} claim={place.claim} />
          {documents.length > 0 ? (
            <section className="needs" ref={ref}>
              <h2>{t('service.check')}</h2>
              <ul>
                {shown.items.map((text) => (
                  <li key={text.ru}>
                    <FileText className="icon" aria-hidden="true" />
                    <span>
                      <LocalSpan text={text} />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : (
            <p className="words">{t('service.noDocuments')}</p>
          )}
        </>
      }
      way="back"
      keys={
        <>
          <MoreKey page={shown} words={t('key.moreDocuments', { count: shown.left })} />
          <Offers
            office={office}
            view={view}
            place={place}
            paper={paper.kind === 'paper' ? 'print' : 'screen'}
          />
        </>
      }
    />
  )
}

/** How long it takes at the desk, and when the result is there. */
function Usual({ service, also }: { service: Service; also: Service | undefined }) {
  const { t } = useTranslation()
  return (
    <p>
      {also && (
        <>
          {t('service.andThen')} <LocalSpan text={also.name} />.{' '}
        </>
      )}
      {t('service.usual', { count: service.minutes + (also?.minutes ?? 0) })}
      {service.term && (
        <>
          {'. '}
          {t('service.term')} <LocalSpan text={service.term} />
        </>
      )}
    </p>
  )
}
