import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { ChevronRight, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Place } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { useFitting } from '../../app/use-fitting.ts'
import { useViewport } from '../../app/use-viewport.ts'
import { useKiosk } from '../../store.ts'
import { documentsOf } from '../service/documents.ts'
import { NotNow } from '../service/NotNow.tsx'
import { pageOf } from '../survey/paging.ts'
import { paperOf } from '../ticket/paper.ts'
import { AloneNotice } from './AloneNotice.tsx'
import { giveNumber } from './give-number.ts'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly place: Extract<Place, { kind: 'service' }>
  readonly page: number
}

/** The service while the server is away: what to have with you, and the key that gives a number. */
export function AloneService({ office, view, place, page }: Props) {
  const { t } = useTranslation()
  const { language, size, reach } = useKiosk((s) => s.session.wishes)
  const look = [place.serviceId, language, size, reach, useViewport()].join()
  const { perPage, ref } = useFitting(6, look)
  const service = office.services.find((s) => s.id === place.serviceId)
  if (!service) return null
  const shown = pageOf(documentsOf(office, [place.serviceId, place.alsoServiceId]), perPage, page)
  const isTaken = view.services.some((s) => s.serviceId === place.serviceId)
  const onPaper = view.printer !== null && paperOf(view.printer).kind === 'paper'
  return (
    <Frame
      layout="service"
      heading={<LocalSpan text={service.name} />}
      headingLength={officeText(service.name, language).length}
      under={<AloneNotice />}
      matter={
        shown.items.length > 0 && (
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
        )
      }
      way="back"
      keys={
        <>
          <MoreKey page={shown} words={t('key.moreDocuments', { count: shown.left })} />
          {isTaken ? (
            <Touch
              className="solid take"
              onPress={() => void giveNumber(office, place.serviceId, place.alsoServiceId, null)}
            >
              <span>
                <b>{t(onPaper ? 'key.take' : 'key.takeOnScreen')}</b>
                <small>{t('alone.noTime')}</small>
              </span>
              <ChevronRight className="icon" aria-hidden="true" />
            </Touch>
          ) : (
            <NotNow office={office} view={view} place={place} now={undefined} />
          )}
        </>
      }
    />
  )
}
