import type { BookedService, Booking } from '@chered/protocol/booking'
import type { BookingId, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { Language } from '@chered/protocol/text'
import { newCommandId } from '@chered/ui/api'
import { serverNow } from '@chered/ui/live'
import { staffCommand } from '@chered/ui/staff/session'
import { create } from 'zustand'
import { openArea } from '../areas/areas.ts'
import { order } from './orders.ts'
import type { FreeInterval } from './time-columns.ts'

/** Who comes, as typed; the phone as digits with the country code. */
export interface VisitorForm {
  readonly name: string
  readonly phone: string
  readonly language: Language
  readonly applicationNumber: string
}

/** What the person at the phone is doing. */
export type Task =
  | {
      readonly kind: 'new'
      readonly services: readonly BookedService[]
      /** Null: whoever is free. */
      readonly resourceId: ResourceId | null
      /** The interval that is held for this conversation; its `holdUntil` may have passed. */
      readonly held: Booking | null
    }
  | {
      readonly kind: 'move'
      readonly booking: Booking
      readonly resourceId: ResourceId | null
      readonly chosen: FreeInterval | null
    }

interface BookingDesk {
  /** Counts conversations: what was typed for one is not there in the next. */
  readonly conversation: number
  readonly task: Task
  readonly visitor: VisitorForm
  /** The booking on the card; null when none is open. */
  readonly card: BookingId | null
  /** Latest versions that came from this screen, to tell changes that others made. */
  readonly own: Readonly<Record<string, Booking>>
  /** Rises when free times have to be read at once, although no bell has rung. */
  readonly again: number
  /** Where the cursor has to go as soon as that is on the screen. */
  readonly focus: 'times' | 'form' | 'card' | null
  /** The time that was refused because it is free no more; until another one is chosen. */
  readonly taken: string | null
}

const newTask: Task = { kind: 'new', services: [], resourceId: null, held: null }
const nobody: VisitorForm = { name: '', phone: '', language: 'ru', applicationNumber: '' }

export const useBookingDesk = create<BookingDesk>(() => ({
  conversation: 0,
  task: newTask,
  visitor: nobody,
  card: null,
  own: {},
  again: 0,
  focus: null,
  taken: null,
}))
const { getState, setState } = useBookingDesk

/** Remembers a booking as this screen last made it. */
export function keepOwn(booking: Booking): void {
  setState(({ own }) => ({ own: { ...own, [booking.bookingId]: booking } }))
}

function changeTask(change: (task: Task) => Task): void {
  setState(({ task }) => ({ task: change(task), taken: null }))
}

/** Lets a held interval go. A refusal is of no interest: whatever is not let go ends by itself in minutes. */
async function letGo(held: Booking | null): Promise<void> {
  if (!held || (held.holdUntil ?? 0) <= serverNow()) return
  await staffCommand(`/api/bookings/${held.bookingId}/cancel`, { commandId: newCommandId() })
}

/** A new conversation: whatever was held is let go. */
export function beginBooking(): void {
  const { task } = getState()
  if (task.kind === 'new') void letGo(task.held)
  setState(({ conversation }) => ({
    conversation: conversation + 1,
    task: newTask,
    visitor: nobody,
    card: null,
    taken: null,
  }))
  openArea('book')
}

export function setServices(services: readonly BookedService[]): void {
  const { task } = getState()
  if (task.kind !== 'new') return
  void letGo(task.held)
  changeTask(() => ({ ...task, services, held: null }))
}

export function addService(serviceId: ServiceId): void {
  const { task } = getState()
  if (task.kind !== 'new' || task.services.some((each) => each.serviceId === serviceId)) return
  setServices([...task.services, { serviceId, count: 1 }])
  setState({ focus: 'times' })
}

export function setResource(resourceId: ResourceId | null): void {
  changeTask((task) => ({ ...task, resourceId }))
}

/** Whether the cursor is awaited there; asked once, by the part that takes it. */
export function takesFocus(where: 'times' | 'form' | 'card'): boolean {
  if (getState().focus !== where) return false
  setState({ focus: null })
  return true
}

export function setVisitor(change: Partial<VisitorForm>): void {
  setState(({ visitor }) => ({ visitor: { ...visitor, ...change } }))
}

export function openCard(bookingId: BookingId): void {
  setState({ card: bookingId, focus: 'card' })
}
export function closeCard(): void {
  setState({ card: null })
}

/** Another time for a booking that exists. */
export function beginMove(booking: Booking): void {
  const { task } = getState()
  if (task.kind === 'new') void letGo(task.held)
  setState({
    task: { kind: 'move', booking, resourceId: null, chosen: null },
    card: null,
    taken: null,
    focus: 'times',
  })
  openArea('book')
}

/** Back to the card of the booking that was not moved after all. */
export function dropMove(): void {
  const { task } = getState()
  if (task.kind !== 'move') return
  setState({ task: newTask, card: task.booking.bookingId, taken: null })
}

export function chooseForMove(interval: FreeInterval | null): void {
  changeTask((task) => (task.kind === 'move' ? { ...task, chosen: interval } : task))
}

/**
 * Refusals that say that a time on the screen is free no more: somebody has it,
 * it has begun, the channel's units of it are spent. Said beside the times.
 */
const gone: readonly string[] = ['slot-taken', 'slot-in-past', 'quota-exhausted']

/** The times on the screen are old and are read at once; `taken` is the one that turned out to be gone. */
function timesAreOld(taken: string | null): void {
  setState(({ again }) => ({ again: again + 1, taken }))
}

/**
 * Holds an interval for this conversation. The one that was held before is let
 * go first, so that choosing the same time again holds it anew for the whole
 * length, and a neighbouring time is not in its own way.
 */
export async function hold(interval: FreeInterval, resourceId: ResourceId | null): Promise<Booking | null> {
  const { task, visitor } = getState()
  if (task.kind !== 'new') return null
  if (task.held) {
    await letGo(task.held)
    changeTask((now) => (now.kind === 'new' ? { ...now, held: null } : now))
  }
  const wanted = {
    bookingId: newCommandId(),
    services: task.services,
    start: interval.start,
    resourceId,
    language: visitor.language,
  }
  const answer = await order<Booking>('POST', '/api/bookings', wanted, gone)
  if (answer?.ok) {
    changeTask((now) => (now.kind === 'new' ? { ...now, held: answer.value } : now))
    setState({ focus: 'form' })
    keepOwn(answer.value)
    return answer.value
  }
  if (answer && gone.includes(answer.code)) timesAreOld(interval.time)
  return null
}

/** Confirms what is held, for the visitor of the form; the card to read out follows. */
export async function confirmHeld(): Promise<void> {
  const { task, visitor } = getState()
  if (task.kind !== 'new' || !task.held) return
  const { bookingId } = task.held
  const applicationNumber = visitor.applicationNumber.trim()
  const answer = await order<Booking>('POST', `/api/bookings/${bookingId}/confirm`, {
    visitor: { name: visitor.name.trim() || null, phone: visitor.phone || null },
    ...(applicationNumber === '' ? {} : { applicationNumber }),
  })
  if (answer?.ok) {
    keepOwn(answer.value)
    setState({ task: newTask, visitor: nobody, card: bookingId, taken: null, focus: 'card' })
  } else if (answer && (answer.code === 'hold-expired' || answer.code === 'booking-unknown')) {
    changeTask((now) => (now.kind === 'new' ? { ...now, held: null } : now))
    timesAreOld(null)
  }
}

/** Moves the booking to the chosen time, in one step on the server. */
export async function confirmMove(): Promise<void> {
  const { task } = getState()
  if (task.kind !== 'move' || !task.chosen) return
  const { booking, chosen, resourceId } = task
  const to = { start: chosen.start, resourceId, version: booking.version }
  const answer = await order<Booking>('POST', `/api/bookings/${booking.bookingId}/move`, to, gone)
  if (answer?.ok) {
    keepOwn(answer.value)
    setState({ task: newTask, card: booking.bookingId, taken: null, focus: 'card' })
  } else if (answer && gone.includes(answer.code)) {
    chooseForMove(null)
    timesAreOld(chosen.time)
  } else if (answer?.code === 'booking-changed' || answer?.code === 'wrong-state') {
    // What it is now stands on its card; from there the person decides anew.
    setState({ task: newTask, card: booking.bookingId, taken: null })
  }
}
