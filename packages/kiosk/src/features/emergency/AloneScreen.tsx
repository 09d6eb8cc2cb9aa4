import type { KioskView } from '@chered/protocol/views'
import { CalendarCheck, HandHelping } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { placeOf, type Stage } from '../../app/stage.ts'
import { useKiosk } from '../../store.ts'
import { LostScreen } from '../lost/LostScreen.tsx'
import { InfoScreen } from '../survey/InfoScreen.tsx'
import { QuestionScreen } from '../survey/QuestionScreen.tsx'
import { StartKey } from '../survey/WayOn.tsx'
import { AloneService } from './AloneService.tsx'
import { GiveInstead } from './GiveInstead.tsx'
import { useAloneView } from './use-alone-view.ts'

/**
 * The server is away. With numbers of its own the kiosk goes on: the same
 * questions, without times; else it says who helps.
 */
export function AloneScreen({ view }: { view: KioskView | null }) {
  const alone = useAloneView(view)
  const { stage } = useKiosk((s) => s.session)
  if (alone === null) return <LostScreen />
  if (stage.kind === 'refused') return <RefusedAlone view={view} stage={stage} />
  if (stage.kind !== 'choosing') return <LostScreen />
  const place = placeOf(stage.places)
  switch (place.kind) {
    case 'question':
      return <QuestionScreen {...alone} place={place} page={stage.page} isAlone />
    case 'service':
      return <AloneService {...alone} place={place} page={stage.page} />
    case 'info':
      return <InfoScreen {...alone} answer={place.via} />
    case 'check-in':
    case 'found':
    case 'count':
    case 'days':
    case 'times':
      return <BookedAlone />
  }
}

/** A press that was given up: what was wished can be had as a number of the kiosk's own. */
function RefusedAlone({
  view,
  stage,
}: {
  view: KioskView | null
  stage: Extract<Stage, { kind: 'refused' }>
}) {
  const { t } = useTranslation()
  const heading = t('refused.title')
  return (
    <Frame
      layout="words"
      heading={heading}
      headingLength={heading.length}
      matter={
        <p className="words" role="alert">
          {t('lost.why')}
        </p>
      }
      way="none"
      keys={
        <>
          <GiveInstead view={view} press={stage.press} since={Number.NEGATIVE_INFINITY} />
          <StartKey />
        </>
      }
    />
  )
}

/** Bookings cannot be looked up now: whoever has one is helped by a person. */
function BookedAlone() {
  const { t } = useTranslation()
  const heading = t('alone.booked')
  return (
    <Frame
      layout="words"
      heading={heading}
      headingLength={heading.length}
      matter={
        <div role="status">
          <ul className="facts">
            <li>
              <HandHelping className="icon" aria-hidden="true" />
              <div>
                <b>{t('alone.bookedWhere')}</b>
                <span>{t('alone.bookedWhy')}</span>
              </div>
            </li>
            <li>
              <CalendarCheck className="icon" aria-hidden="true" />
              <div>
                <b>{t('alone.bookedKept')}</b>
              </div>
            </li>
          </ul>
        </div>
      }
      way="back"
      keys={<StartKey />}
    />
  )
}
