import type { VisitId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { useRefusedView, useView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import { AreaBar } from '../areas/AreaBar.tsx'
import type { Area } from '../areas/areas.ts'
import { useAreaKeys } from '../areas/use-area-keys.ts'
import { BookingCard } from '../booking/BookingCard.tsx'
import { openCard, useBookingDesk } from '../booking/booking-desk.ts'
import { SearchField } from '../booking/SearchField.tsx'
import { ExpectedList } from './ExpectedList.tsx'
import { HallQueues } from './HallQueues.tsx'
import { IssuedTicketCard } from './IssuedTicketCard.tsx'
import { IssueTicket, type Wanted } from './IssueTicket.tsx'
import { MissedList } from './MissedList.tsx'
import { VisitSearch } from './VisitSearch.tsx'
import { WaitingList } from './WaitingList.tsx'
import '../booking/bookings.css'
import './hall.css'

/** Reception: a ticket for whoever cannot use the kiosk, and what visitors ask about in the hall. */
export function HallScreen(props: { area: Area; areas: readonly Area[]; session: Session }) {
  const { t } = useTranslation()
  const office = useOperator((s) => s.office)
  const seen = useView('reception', undefined)
  const refused = useRefusedView('reception')
  const card = useBookingDesk((s) => s.card)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [open, setOpen] = useState<VisitId | null>(null)
  useAreaKeys(props.areas)
  const view = seen?.body
  const toggle = (visitId: VisitId) => setOpen((was) => (was === visitId ? null : visitId))
  return (
    <div className="op area">
      <AreaBar {...props} />
      <div className="hall">
        <aside className="ask-side" aria-label={t('hall.side')}>
          <IssueTicket office={office} kiosks={view?.kiosks ?? []} wanted={wanted} onWanted={setWanted} />
        </aside>
        <main className="hall-main">
          <section className="hall-column" aria-label={t('hall.arrivals')}>
            <SearchField office={office} onOpen={(each) => openCard(each.bookingId)} />
            {card !== null ? (
              <BookingCard key={card} bookingId={card} office={office} mayBook={true} mayCheckIn={true} />
            ) : (
              view && (
                <>
                  <ExpectedList expected={view.expected} office={office} />
                  <MissedList missed={view.missed} office={office} onNewTicket={setWanted} />
                </>
              )
            )}
            {!view && (
              <p role="status" className="muted">
                {refused ? refusalText(t, { code: refused, params: {} }) : t('hall.loading')}
              </p>
            )}
          </section>
          <section className="hall-column" aria-label={t('hall.waiting')}>
            {view && <HallQueues queues={view.queues} waiting={view.waiting} />}
            <VisitSearch office={office} open={open} onOpen={toggle} />
            {view && <WaitingList view={view} office={office} open={open} onOpen={toggle} />}
          </section>
        </main>
      </div>
      <IssuedTicketCard office={office} />
    </div>
  )
}
