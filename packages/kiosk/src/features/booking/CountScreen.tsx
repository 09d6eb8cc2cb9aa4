import type { Office } from '@chered/protocol/office'
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import type { Place, WishedService } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'
import { book } from './booking-steps.ts'
import { countWords } from './booking-words.ts'

interface Props {
  readonly office: Office
  readonly place: Extract<Place, { kind: 'count' }>
}

/** How many documents or persons: the appointment becomes as long as they need. */
export function CountScreen({ office, place }: Props) {
  const { t } = useTranslation()
  const [services, setServices] = useState(place.services)
  const counted = services.flatMap((wished) => {
    const service = office.services.find((s) => s.id === wished.serviceId)
    const count = service?.booking?.count
    return service && count ? [{ wished, service, count }] : []
  })
  const change = (wished: WishedService, count: number) =>
    setServices(services.map((s) => (s.serviceId === wished.serviceId ? { ...s, count } : s)))
  const heading = t(
    counted.every(({ count }) => count.of === 'persons') ? 'count.howManyPersons' : 'count.howManyDocuments',
  )
  return (
    <Frame
      layout="words"
      part="count"
      heading={heading}
      headingLength={heading.length}
      matter={
        <p className="words" role="status">
          {counted.map(({ wished, service }, n) => (
            <span key={wished.serviceId}>
              {n > 0 && '. '}
              <LocalSpan text={service.name} />: <b>{countWords(service, wished.count, t)}</b>
            </span>
          ))}
        </p>
      }
      way="back"
      keys={
        <>
          {counted.map(({ wished, service, count: { max } }) => (
            <fieldset
              className="stepper"
              key={wished.serviceId}
              aria-label={countWords(service, wished.count, t)}
            >
              <Touch
                className="step-key"
                aria-label={t('count.less')}
                disabled={wished.count <= 1}
                onPress={() => change(wished, Math.max(1, wished.count - 1))}
              >
                <Minus className="icon" aria-hidden="true" />
              </Touch>
              <b className="stepped">{wished.count}</b>
              <Touch
                className="step-key"
                aria-label={t('count.more')}
                disabled={wished.count >= max}
                onPress={() => change(wished, Math.min(max, wished.count + 1))}
              >
                <Plus className="icon" aria-hidden="true" />
              </Touch>
            </fieldset>
          ))}
          <Touch className="solid main-key" onPress={() => book(services, place.interval, tell)}>
            {t('key.on')}
          </Touch>
        </>
      }
    />
  )
}
