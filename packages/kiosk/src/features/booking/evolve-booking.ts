import type { Booking } from '@chered/protocol/booking'
import {
  type Hold,
  type Places,
  type Press,
  placeOf,
  type Stage,
  type TimesNews,
  type WishedService,
  withLast,
} from '../../app/stage.ts'

/** How long the code stays on the screen: with the paper in the hand, and while it is written down. */
export const confirmationShownMs = 20_000
export const codeShownMs = 60_000

/** The interval is kept for the visitor: the summary. */
export function heldStage(stage: Stage, booking: Booking, hold: Hold): Stage {
  if (stage.kind !== 'issuing' || stage.press.kind !== 'hold') return stage
  return { kind: 'held', places: stage.places, booking, hold, step: 'summary', page: 0 }
}

export function bookedStage(stage: Stage, booking: Booking, at: number): Stage {
  if (stage.kind !== 'issuing' || stage.press.kind !== 'confirm') return stage
  return { kind: 'booked', booking, since: at, paper: booking.printJobId === null ? 'agreed' : 'printing' }
}

/** Back among the free times of that day, with the reason why the wished one is gone. */
export function toTimes(
  places: Places,
  wish: { readonly services: readonly WishedService[]; readonly date: string },
  news: TimesNews,
): Stage {
  const times = { kind: 'times', services: wish.services, date: wish.date, news } as const
  const last = placeOf(places)
  const again = last.kind === 'times' && last.date === wish.date
  return { kind: 'choosing', places: again ? withLast(places, times) : [...places, times], page: 0 }
}

/** Where a refused hold or confirmation leads by itself; null when a person has to decide. */
export function afterRefusal(places: Places, press: Press, code: string): Stage | null {
  if (press.kind === 'hold') {
    const wish = { services: press.body.services, date: press.date }
    if (code === 'slot-in-past') return toTimes(places, wish, code)
    // The kiosks' share of that day is given out: for the visitor the time is taken as well.
    if (code === 'slot-taken' || code === 'quota-exhausted') return toTimes(places, wish, 'slot-taken')
  }
  if (press.kind === 'confirm' && (code === 'hold-expired' || code === 'slot-taken')) {
    return toTimes(places, press.booking, code)
  }
  return null
}

/** A kept interval whose time is over is nobody's again. */
export function afterHold(stage: Extract<Stage, { kind: 'held' }>, at: number): Stage {
  return at >= stage.hold.until ? toTimes(stage.places, stage.booking, 'hold-expired') : stage
}

/** How a confirmation's print ended; a late "printed" still turns the code on the screen into paper. */
export function confirmationPrinted(
  stage: Extract<Stage, { kind: 'booked' }>,
  end: 'printed' | 'not-printed',
  at: number,
): Stage {
  const waits = stage.paper === 'printing' || (stage.paper === 'not-printed' && end === 'printed')
  return waits ? { ...stage, paper: end, since: at } : stage
}
