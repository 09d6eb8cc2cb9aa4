import type { BookingId, DayDate, ResourceId } from '@chered/protocol/ids'
import { clockTime, localDate } from '@chered/ui/dates'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadDay, useBookings } from '../bookings/bookings-store.ts'
import { useBookingBell } from '../bookings/use-bookings-keeping.ts'
import { choosePlace, type OpenProposal } from './absence-store.ts'
import { bestPlaceAt, loadWith, timeOf } from './chosen-places.ts'
import { useColleagueName } from './colleague-names.ts'
import { dayAxis, share } from './day-axis.ts'
import { LineLoad } from './LineLoad.tsx'

interface Props {
  readonly open: OpenProposal
  readonly name: string
  readonly date: string
  readonly fresh: boolean
  readonly now: number
  readonly zone: string
}

/**
 * The day as lines, the absent one first: what was there, and where it goes. A
 * visitor is dragged onto a colleague; the lists of the table below do the same
 * by keyboard, so nothing here takes the focus.
 */
export function DayLines({ open, name, date, fresh, now, zone }: Props) {
  const { t } = useTranslation()
  const nameOf = useColleagueName()
  const day = useBookings((s) => s.day)
  const bell = useBookingBell()
  const [dragged, setDragged] = useState<BookingId | null>(null)
  const [over, setOver] = useState<ResourceId | null>(null)
  const { proposal, chosen } = open
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bell is the reason to read again
  useEffect(() => {
    void loadDay(date as DayDate)
  }, [date, bell])
  const affected = proposal.bookings
    .map((booking, n) => ({ booking, n: n + 1 }))
    .filter(({ booking }) => localDate(booking.start, zone) === date)
  const reachable = new Set(
    affected.flatMap(({ booking }) =>
      booking.options.flatMap((place) => (place.kind === 'needs-relocation' ? [] : [place.resourceId])),
    ),
  )
  const lines = proposal.load
    .map(({ staffId }) => staffId as string as ResourceId)
    .filter((id) => reachable.has(id))
  const others = (day.date === date ? (day.value ?? []) : []).filter(
    ({ bookingId, state, resourceId }) =>
      lines.includes(resourceId) &&
      ['held', 'booked', 'checked-in', 'served'].includes(state) &&
      !affected.some(({ booking }) => booking.bookingId === bookingId),
  )
  const load = loadWith(proposal, chosen)
  const most = Math.max(60, ...load.map(({ before, after }) => Math.max(before, after)))
  const times = affected.flatMap(({ booking }) => [
    booking,
    ...booking.options.flatMap((place) => timeOf(booking, place) ?? []),
  ])
  const axis = dayAxis([...times, ...others], zone)
  const at = (start: number, end: number) => ({
    left: `${share(axis, start)}%`,
    width: `${share(axis, end) - share(axis, start)}%`,
  })
  const chip = (one: (typeof affected)[number], start: number, kind: 'here' | 'lost') => (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone, by keyboard the table's lists do the same
    <i
      key={one.booking.bookingId}
      className={`line-chip ${kind}`}
      data-visitor={one.n}
      draggable={fresh}
      title={one.booking.visitorName ?? undefined}
      style={at(start, start + one.booking.end - one.booking.start)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', String(one.n))
        setDragged(one.booking.bookingId)
      }}
      onDragEnd={() => {
        setDragged(null)
        setOver(null)
      }}
    >
      {one.n}
    </i>
  )
  const loadOf = (id: ResourceId) =>
    load.find(({ staffId }) => (staffId as string) === id) ?? { before: 0, after: 0 }
  const carried = affected.find(({ booking }) => booking.bookingId === dragged)
  return (
    <div className="day-lines">
      <p className="day-legend small muted">
        <span>
          <i className="line-chip was" /> {t('absence.legend.was')}
        </span>
        <span>
          <i className="line-chip here" /> {t('absence.legend.here')}
        </span>
        <span>
          <i className="line-chip other" /> {t('absence.legend.other')}
        </span>
        <span>
          <i className="load-bar">
            <i className="load-was" />
          </i>
          {t('absence.load')}
        </span>
        <span>{t('absence.legend.drag')}</span>
      </p>
      <div className="day-chart">
        <div className="day-axis" aria-hidden="true">
          {axis.hours.map((hour) => (
            <span key={hour} style={{ left: `${share(axis, hour)}%` }}>
              {clockTime(hour, zone)}
            </span>
          ))}
        </div>
        <ul className="lines" aria-label={t('absence.lines')}>
          <li className="line absent">
            <b>{name}</b>
            <div className="line-time">
              {affected.map((one) => {
                const place = chosen.get(one.booking.bookingId) ?? one.booking.proposal
                if (place.kind === 'needs-relocation') return chip(one, one.booking.start, 'lost')
                return (
                  <i
                    key={one.booking.bookingId}
                    className="line-chip was"
                    style={at(one.booking.start, one.booking.end)}
                  >
                    {one.n}
                  </i>
                )
              })}
            </div>
          </li>
          {lines.map((id) => {
            const best = carried ? bestPlaceAt(proposal, chosen, carried.booking, id) : null
            return (
              <li
                key={id}
                className="line"
                data-can={carried ? best !== null : undefined}
                data-over={over === id || undefined}
                onDragOver={(event) => {
                  if (best === null) return
                  event.preventDefault()
                  setOver(id)
                }}
                onDragLeave={() => setOver(null)}
                onDrop={(event) => {
                  event.preventDefault()
                  if (carried && best !== null) choosePlace(carried.booking.bookingId, best)
                  setDragged(null)
                  setOver(null)
                }}
              >
                <span>
                  {nameOf(id)}
                  <LineLoad {...loadOf(id)} most={most} />
                </span>
                <div className="line-time">
                  {others
                    .filter(({ resourceId }) => resourceId === id)
                    .map(({ bookingId, start, end }) => (
                      <i key={bookingId} className="line-chip other" style={at(start, end)} />
                    ))}
                  {affected.map((one) => {
                    const place = chosen.get(one.booking.bookingId) ?? one.booking.proposal
                    const time = timeOf(one.booking, place)
                    return time?.resourceId === id ? chip(one, time.start, 'here') : null
                  })}
                  {best !== null && carried && <DropMark at={at} time={timeOf(carried.booking, best)} />}
                </div>
              </li>
            )
          })}
        </ul>
        {now >= axis.from && now <= axis.to && (
          <div className="day-now" aria-hidden="true">
            <i style={{ left: `${share(axis, now)}%` }} />
          </div>
        )}
      </div>
    </div>
  )
}

/** Where the carried visitor would stand. */
function DropMark(props: {
  at: (start: number, end: number) => { left: string; width: string }
  time: { readonly start: number; readonly end: number } | null
}) {
  return props.time && <i className="line-chip drop" style={props.at(props.time.start, props.time.end)} />
}
