import { bookingStates } from '@chered/protocol/choices'
import type { Office } from '@chered/protocol/office'
import type { Session } from '@chered/protocol/staff'
import { useNow } from '@chered/ui/use-now'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import { AreaBar } from '../areas/AreaBar.tsx'
import type { Area } from '../areas/areas.ts'
import { useAreaKeys } from '../areas/use-area-keys.ts'
import { BookingCard } from './BookingCard.tsx'
import type { BookingState } from './BookingMark.tsx'
import { chooseForMove, hold, openCard, useBookingDesk } from './booking-desk.ts'
import { DayBookings, type DayFilter } from './DayBookings.tsx'
import { DayPicker } from './DayPicker.tsx'
import { localDay } from './local-day.ts'
import { MovePanel } from './MovePanel.tsx'
import { NewBooking } from './NewBooking.tsx'
import { RelocationList } from './RelocationList.tsx'
import { ResourceSelect } from './ResourceSelect.tsx'
import { competentFor, type Resource, useResources } from './resources.ts'
import { SearchField } from './SearchField.tsx'
import { TimeFinder } from './TimeFinder.tsx'
import './bookings.css'

type BookingArea = Extract<Area, 'book' | 'day' | 'relocation'>

/** Booked visits by phone and at reception: on the left what is asked for, on the right what there is. */
export function BookingsScreen(props: { area: BookingArea; areas: readonly Area[]; session: Session }) {
  const { t } = useTranslation()
  const { area, areas, session } = props
  const office = useOperator((s) => s.office)
  const now = useNow(10_000)
  const today = localDay(now, office?.timeZone ?? 'UTC')
  const task = useBookingDesk((s) => s.task)
  const card = useBookingDesk((s) => s.card)
  const conversation = useBookingDesk((s) => s.conversation)
  const again = useBookingDesk((s) => s.again)
  const taken = useBookingDesk((s) => s.taken)
  const resources = useResources(office)
  const [filter, setFilter] = useState<Omit<DayFilter, 'date'> & { date: string | null }>({
    date: null,
    resourceId: null,
    state: null,
  })
  useAreaKeys(areas)
  const mayBook = areas.includes('book')
  const services = task.kind === 'new' ? task.services : task.booking.services
  const shown = { ...filter, date: filter.date ?? today }

  const right = () => {
    if (card !== null) {
      return (
        <BookingCard
          key={card}
          bookingId={card}
          office={office}
          mayBook={mayBook}
          mayCheckIn={session.roles.includes('reception')}
        />
      )
    }
    switch (area) {
      case 'book':
        return (
          <TimeFinder
            services={services}
            resourceId={task.resourceId}
            moving={task.kind === 'new' ? null : task.booking.bookingId}
            resources={competentFor(resources, services, office)}
            held={task.kind === 'new' && (task.held?.holdUntil ?? 0) > now ? task.held : null}
            chosen={(task.kind === 'new' ? task.held?.start : task.chosen?.start) ?? null}
            taken={taken}
            again={again}
            onChoose={(interval) =>
              task.kind === 'new' ? void hold(interval, task.resourceId) : chooseForMove(interval)
            }
          />
        )
      case 'day':
        return <DayBookings filter={shown} office={office} onOpen={(each) => openCard(each.bookingId)} />
      case 'relocation':
        return <RelocationList office={office} mayBook={mayBook} />
    }
  }
  return (
    <div className="op area">
      <AreaBar areas={areas} area={area} session={session} />
      <div className="bookings">
        <aside className="ask-side" aria-label={t('book.side')}>
          {mayBook && (
            <SearchField key={conversation} office={office} onOpen={(each) => openCard(each.bookingId)} />
          )}
          {area === 'book' && task.kind === 'new' && (
            <NewBooking key={conversation} task={task} office={office} />
          )}
          {area === 'book' && task.kind === 'move' && <MovePanel task={task} office={office} />}
          {area === 'day' && (
            <DayFilters
              filter={shown}
              today={today}
              resources={resources}
              office={office}
              onChange={setFilter}
            />
          )}
          {area === 'relocation' && <p className="muted">{t('relocation.why')}</p>}
        </aside>
        <main className="there">{right()}</main>
      </div>
    </div>
  )
}

const filterStates = bookingStates.filter((state) => state !== 'held' && state !== 'hold-expired')

function DayFilters(props: {
  filter: DayFilter
  today: string
  resources: readonly Resource[]
  office: Office | null
  onChange: (filter: DayFilter) => void
}) {
  const { t } = useTranslation()
  const { filter, onChange } = props
  const id = useId()
  return (
    <div className="new-booking">
      <DayPicker date={filter.date} today={props.today} onChange={(date) => onChange({ ...filter, date })} />
      <ResourceSelect
        resources={props.resources}
        value={filter.resourceId}
        any={t('resource.all')}
        onChange={(resourceId) => onChange({ ...filter, resourceId })}
      />
      <div className="field">
        <label htmlFor={id}>{t('day-list.state')}</label>
        <select
          id={id}
          className="input select"
          value={filter.state ?? ''}
          onChange={(event) =>
            onChange({ ...filter, state: (event.target.value || null) as BookingState | null })
          }
        >
          <option value="">{t('day-list.anyState')}</option>
          {filterStates.map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
