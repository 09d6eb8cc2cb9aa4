import type { Office, Service } from '@chered/protocol/office'
import type { LocalText } from '@chered/protocol/text'
import type { KioskService, KioskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { ChevronRight, FileText } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Place } from '../../app/session.ts'
import { Touch } from '../../app/Touch.tsx'
import { useFitting } from '../../app/use-fitting.ts'
import { useViewport } from '../../app/use-viewport.ts'
import { useKiosk } from '../../store.ts'
import { expectedWait } from '../survey/expected-wait.ts'
import { pageOf } from '../survey/paging.ts'
import { AdviceKey, StartKey } from '../survey/WayOn.tsx'
import { PaperNotice } from '../ticket/PaperNotice.tsx'
import { paperOf } from '../ticket/paper.ts'
import { takeTicket } from '../ticket/take-ticket.ts'
import { deskWords, queueWords } from './service-words.ts'

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
  const look = [place.serviceId, language, size, reach, useViewport()].join()
  const { perPage, ref } = useFitting(6, look)
  const service = office.services.find((s) => s.id === place.serviceId)
  const also = office.services.find((s) => s.id === place.alsoServiceId)
  const now = view.services.find((s) => s.serviceId === place.serviceId)
  if (!service) return null
  const documents = allDocuments(service, also)
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
          {takes ? (
            <TakeKey
              office={office}
              now={now}
              place={place}
              paper={paper.kind === 'paper' ? 'print' : 'screen'}
            />
          ) : (
            <NotNow office={office} view={view} place={place} now={now} />
          )}
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

/** The documents of both services of a visit, each once. */
function allDocuments(service: Service, also: Service | undefined): readonly LocalText[] {
  const all = [...service.documents, ...(also?.documents ?? [])]
  return all.filter((text, at) => all.findIndex((other) => other.ru === text.ru) === at)
}

interface TakeProps {
  readonly office: Office
  readonly now: KioskService
  readonly place: Extract<Place, { kind: 'service' }>
  readonly paper: 'print' | 'screen'
}

function TakeKey({ office, now, place, paper }: TakeProps) {
  const { t } = useTranslation()
  const queue = queueWords(expectedWait(office, [now], [now.serviceId]), t)
  const desks = deskWords(now.desks, t)
  return (
    <Touch
      className="solid take"
      onPress={() => void takeTicket(place.serviceId, place.alsoServiceId, paper)}
    >
      <span>
        <b>{t(paper === 'print' ? 'key.take' : 'key.takeOnScreen')}</b>
        <small>
          {queue.map((words, n) => (
            <Fragment key={words}>
              {n > 0 && ' · '}
              <span>{words}</span>
            </Fragment>
          ))}
        </small>
        {desks && <small>{desks}</small>}
      </span>
      <ChevronRight className="icon" aria-hidden="true" />
    </Touch>
  )
}

interface NotNowProps {
  readonly office: Office
  readonly view: KioskView
  readonly place: Extract<Place, { kind: 'service' }>
  readonly now: KioskService | undefined
}

function NotNow({ office, view, place, now }: NotNowProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className="refusal">
        {t(now?.state === 'quota' ? 'refusal.quota-exhausted' : 'refusal.service-closed')}
      </p>
      <AdviceKey office={office} view={view} answer={place.via} />
      <StartKey />
    </>
  )
}
