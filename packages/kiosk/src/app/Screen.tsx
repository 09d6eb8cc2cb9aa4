import type { Office } from '@chered/protocol/office'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { KioskView } from '@chered/protocol/views'
import { useLive } from '@chered/ui/live'
import { BookedScreen } from '../features/booking/BookedScreen.tsx'
import { CountScreen } from '../features/booking/CountScreen.tsx'
import { DaysScreen } from '../features/booking/DaysScreen.tsx'
import { PhoneStep } from '../features/booking/PhoneStep.tsx'
import { SummaryScreen } from '../features/booking/SummaryScreen.tsx'
import { TimesScreen } from '../features/booking/TimesScreen.tsx'
import { CodeScreen } from '../features/check-in/CodeScreen.tsx'
import { FindPhoneScreen } from '../features/check-in/FindPhoneScreen.tsx'
import { FoundScreen } from '../features/check-in/FoundScreen.tsx'
import { CategoryScreen } from '../features/claim/CategoryScreen.tsx'
import { ClosedScreen } from '../features/closed/ClosedScreen.tsx'
import { AloneScreen } from '../features/emergency/AloneScreen.tsx'
import { AloneTicket } from '../features/emergency/AloneTicket.tsx'
import { GiveInstead } from '../features/emergency/GiveInstead.tsx'
import { ConnectingScreen, NoViewScreen } from '../features/lost/LostScreen.tsx'
import { MissedScreen } from '../features/returns/MissedScreen.tsx'
import { ReturnedScreen } from '../features/returns/ReturnedScreen.tsx'
import { WhichScreen } from '../features/returns/WhichScreen.tsx'
import { ServiceScreen } from '../features/service/ServiceScreen.tsx'
import { InfoScreen } from '../features/survey/InfoScreen.tsx'
import { QuestionScreen } from '../features/survey/QuestionScreen.tsx'
import { IssuingScreen, PrintingScreen } from '../features/ticket/IssuingScreen.tsx'
import { NumberScreen } from '../features/ticket/NumberScreen.tsx'
import { RefusedScreen } from '../features/ticket/RefusedScreen.tsx'
import { TicketScreen } from '../features/ticket/TicketScreen.tsx'
import { useKiosk } from '../store.ts'
import { placeOf } from './stage.ts'

interface Props {
  readonly view: KioskView | null
  readonly refusal: RefusalCode | null
}

/**
 * The one screen that fits what is known. A ticket on its way or in hand stays
 * on the screen whatever happens to the server; everything else needs it.
 */
export function Screen({ view, refusal }: Props) {
  const { session, office } = useKiosk()
  const link = useLive((s) => s.link)
  const { stage } = session
  if (office) {
    switch (stage.kind) {
      case 'issuing':
        return (
          <IssuingScreen press={stage.press} lost={link === 'lost'}>
            {link === 'lost' && <GiveInstead view={view} press={stage.press} since={stage.since} />}
          </IssuingScreen>
        )
      case 'printing':
        return <PrintingScreen />
      case 'printed':
        return <TicketScreen office={office} ticket={stage.ticket} since={stage.since} />
      case 'number':
        return <NumberScreen office={office} ticket={stage.ticket} since={stage.since} why={stage.why} />
      case 'alone':
        return <AloneTicket office={office} stage={stage} />
      case 'booked':
        return (
          <BookedScreen office={office} booking={stage.booking} since={stage.since} paper={stage.paper} />
        )
      case 'returned':
        return <ReturnedScreen returned={stage.returned} since={stage.since} />
      case 'choosing':
      case 'refused':
      case 'held':
      case 'finding':
        break
    }
  }
  if (link === 'lost') return <AloneScreen view={view} />
  if (refusal) return <NoViewScreen code={refusal} />
  if (!office || !view) return <ConnectingScreen />
  if (stage.kind === 'refused') return <RefusedScreen stage={stage} office={office} view={view} />
  if (stage.kind === 'held') {
    return stage.step === 'phone' ? (
      <PhoneStep stage={stage} view={view} />
    ) : (
      <SummaryScreen stage={stage} office={office} view={view} />
    )
  }
  if (stage.kind === 'finding') {
    if (stage.by === 'missed') return <MissedScreen office={office} state="finding" />
    return stage.by === 'phone' ? <FindPhoneScreen state="finding" /> : <CodeScreen state="finding" />
  }
  if (view.hours.state === 'closed') return <ClosedScreen office={office} opensAt={view.hours.opensAt} />
  return <Choosing office={office} view={view} />
}

function Choosing({ office, view }: { office: Office; view: KioskView }) {
  const { stage } = useKiosk((s) => s.session)
  if (stage.kind !== 'choosing') return null
  const place = placeOf(stage.places)
  switch (place.kind) {
    case 'question':
      return <QuestionScreen office={office} view={view} place={place} page={stage.page} />
    case 'service':
      return <ServiceScreen office={office} view={view} place={place} page={stage.page} />
    case 'claim':
      return <CategoryScreen office={office} page={stage.page} />
    case 'info':
      return <InfoScreen office={office} view={view} answer={place.via} />
    case 'count':
      return <CountScreen office={office} place={place} />
    case 'days':
      return <DaysScreen office={office} place={place} page={stage.page} />
    case 'times':
      return <TimesScreen office={office} place={place} page={stage.page} />
    case 'check-in':
      return place.by === 'phone' ? (
        <FindPhoneScreen state={place.news ?? 'typing'} />
      ) : (
        <CodeScreen state={place.news ?? 'typing'} />
      )
    case 'missed':
      return <MissedScreen office={office} state={place.news ?? 'typing'} />
    case 'missed-which':
      return <WhichScreen number={place.number} letters={place.letters} page={stage.page} />
    case 'found':
      return <FoundScreen office={office} view={view} bookings={place.bookings} page={stage.page} />
  }
}
