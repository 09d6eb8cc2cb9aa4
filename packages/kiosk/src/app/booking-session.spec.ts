import type { Booking, FoundCheckIn } from '@chered/protocol/booking'
import type { BookingId, CommandId, ServiceId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeShownMs, confirmationShownMs } from '../features/booking/evolve-booking.ts'
import { leftBehind } from '../features/booking/let-go.ts'
import {
  askForMs,
  evolveSession,
  idleAfterMs,
  isAtRest,
  openSession,
  printWithinMs,
  type Session,
  type SessionEvent,
} from './session.ts'
import { type Hold, heldBooking, type Place, type Press, placeOf, type Stage } from './stage.ts'

const services = [{ serviceId: 'copies' as ServiceId, count: 2 }]
const date = '2026-11-26'
const hold: Hold = { until: 303_000, forMs: 300_000 }
const bookingId = 'booking-1' as BookingId
const booking = (job: string | null = null) =>
  ({ bookingId, date, services, printJobId: job, code: '482917' }) as unknown as Booking
const holding: Press = {
  kind: 'hold',
  date,
  body: {
    commandId: 'command-1' as CommandId,
    bookingId,
    services,
    start: 1,
    resourceId: null,
    language: 'ru',
  },
}
const confirming: Press = {
  kind: 'confirm',
  booking: booking(),
  hold,
  body: { commandId: 'command-2' as CommandId, paper: 'print' },
}
const days: Place = { kind: 'days', services }
const times: Place = { kind: 'times', services, date, news: null }

const after = (session: Session, ...events: SessionEvent[]) => events.reduce(evolveSession, session)
const passed = (at: number): SessionEvent => ({ kind: 'time-passed', at })
const refused = (code: 'slot-taken' | 'hold-expired' | 'no-answer' | 'internal'): SessionEvent => ({
  kind: 'refused',
  code,
  params: {},
})
const atTimes = after(
  openSession('ru', 0),
  { kind: 'touched', at: 1000 },
  { kind: 'went', to: days },
  { kind: 'went', to: times },
)
const asked = after(atTimes, { kind: 'pressed', press: holding, at: 2000 })
const held = after(asked, { kind: 'held', booking: booking(), hold })
const confirmed = after(held, { kind: 'pressed', press: confirming, at: 4000 })

/** Where the visitor stands while choosing. */
function standsAt({ stage }: Session): Place | null {
  return stage.kind === 'choosing' ? placeOf(stage.places) : null
}

describe('a kept interval', () => {
  it('that was taken meanwhile leads back to the times of its day, with the reason', () => {
    const again = after(asked, refused('slot-taken'))
    expect(standsAt(again)).toEqual({ ...times, news: 'slot-taken' })
    expect(after(again, { kind: 'went-back' }).stage).toMatchObject({ places: [{}, days] })
  })

  it('that was touched on the screen of the service leads to the times of its day too', () => {
    const touched = after(openSession('ru', 0), { kind: 'pressed', press: holding, at: 1 })
    expect(standsAt(after(touched, refused('slot-taken')))).toEqual({ ...times, news: 'slot-taken' })
  })

  it('ends by itself when its time is over, and not before', () => {
    expect(after(held, passed(idleAfterMs), passed(hold.until - 1)).stage.kind).not.toBe('booked')
    const awake = after(held, { kind: 'touched', at: hold.until - 1 })
    expect(after(awake, passed(hold.until - 1)).stage).toBe(awake.stage)
    expect(standsAt(after(awake, passed(hold.until)))).toEqual({ ...times, news: 'hold-expired' })
  })

  it('outlives a lost server', () => {
    expect(after(held, { kind: 'server-lost' })).toBe(held)
  })

  it('is read at the summary again when the visitor comes back from the phone number', () => {
    const phone = after(held, { kind: 'phone-wished' })
    expect(phone.stage).toMatchObject({ kind: 'held', step: 'phone' })
    expect(after(phone, { kind: 'went-back' }).stage).toMatchObject({ kind: 'held', step: 'summary' })
  })
})

describe('a confirmation', () => {
  it('that came too late leads back to the times', () => {
    expect(standsAt(after(confirmed, refused('hold-expired')))).toEqual({ ...times, news: 'hold-expired' })
  })

  it('keeps its command id when it is repeated after no answer', () => {
    expect(after(confirmed, refused('no-answer')).stage).toMatchObject({ kind: 'refused', press: confirming })
  })

  it('shows its code for 20 s with paper and for a minute without, which can be made longer', () => {
    const printing = after(confirmed, { kind: 'booked', booking: booking('job-1'), at: 5000 })
    expect(printing.stage).toMatchObject({ kind: 'booked', paper: 'printing' })
    const printed = after(printing, { kind: 'print-ended', end: 'printed', at: 6000 })
    expect(after(printed, passed(6000 + confirmationShownMs - 1))).toBe(printed)
    expect(isAtRest(after(printed, passed(6000 + confirmationShownMs)))).toBe(true)

    const silent = after(printing, passed(5000 + printWithinMs))
    expect(silent.stage).toMatchObject({ paper: 'not-printed', since: 5000 + printWithinMs })
    expect(after(silent, { kind: 'print-ended', end: 'printed', at: 20_000 }).stage).toMatchObject({
      paper: 'printed',
    })
    const longer = after(silent, { kind: 'more-time', at: 30_000 })
    expect(after(longer, passed(30_000 + codeShownMs - 1))).toBe(longer)
    expect(isAtRest(after(longer, passed(30_000 + codeShownMs)))).toBe(true)
  })

  it('for the screen shows the code at once', () => {
    expect(after(confirmed, { kind: 'booked', booking: booking(), at: 5000 }).stage).toMatchObject({
      paper: 'agreed',
    })
  })
})

describe('an interval that a visitor leaves', () => {
  it('is let go by going back, by idleness, and by its own end', () => {
    const back = after(held, { kind: 'went-back' })
    expect(leftBehind(held.stage, back.stage)).toBe(bookingId)
    const idle = after(held, passed(idleAfterMs + 1000))
    expect(leftBehind(held.stage, idle.stage)).toBeNull()
    const gone = after(idle, passed(idleAfterMs + 1000 + askForMs))
    expect(isAtRest(gone)).toBe(true)
    expect(leftBehind(idle.stage, gone.stage)).toBe(bookingId)
    expect(leftBehind(held.stage, after(held, passed(hold.until)).stage)).toBe(bookingId)
  })

  it('is let go also when nobody knows whether the server kept it', () => {
    const unsure = after(asked, refused('no-answer'))
    expect(leftBehind(unsure.stage, after(unsure, { kind: 'started-over' }).stage)).toBe(bookingId)
    const again = after(unsure, { kind: 'pressed', press: holding, at: 9000 })
    expect(leftBehind(unsure.stage, again.stage)).toBeNull()
  })

  it('is not let go when it has become a booking', () => {
    const booked = after(confirmed, { kind: 'booked', booking: booking(), at: 5000 })
    expect(leftBehind(confirmed.stage, booked.stage)).toBeNull()
    expect(leftBehind(booked.stage, after(booked, { kind: 'left', at: 6000 }).stage)).toBeNull()
  })

  it('is never forgotten: each one that was kept is booked, refused, let go or still kept', () => {
    const event = fc.oneof(
      fc.constantFrom<SessionEvent>(
        { kind: 'went', to: days },
        { kind: 'went', to: times },
        { kind: 'went-back' },
        { kind: 'started-over' },
        { kind: 'phone-wished' },
        { kind: 'server-lost' },
        { kind: 'sought', by: 'code' },
        { kind: 'found', bookings: [] },
        { kind: 'not-found', code: 'booking-unknown', params: {} },
        { kind: 'pressed', press: holding, at: 10 },
        { kind: 'pressed', press: confirming, at: 10 },
        { kind: 'held', booking: booking(), hold },
        { kind: 'booked', booking: booking(), at: 10 },
        refused('slot-taken'),
        refused('hold-expired'),
        refused('no-answer'),
        refused('internal'),
      ),
      fc.integer({ min: 0, max: 400_000 }).map(passed),
    )
    // Chance alone seldom finds the way to a confirmation that nobody answers.
    const way: SessionEvent[] = [
      { kind: 'pressed', press: holding, at: 10 },
      { kind: 'held', booking: booking(), hold },
      { kind: 'pressed', press: confirming, at: 10 },
      refused('no-answer'),
    ]
    fc.assert(
      fc.property(fc.nat(way.length), fc.array(event, { maxLength: 12 }), (steps, events) => {
        let session = openSession('ru', 0)
        let kept: string | null = null
        for (const one of [...way.slice(0, steps), ...events]) {
          const before: Stage = session.stage
          session = after(session, one)
          if (session.stage.kind === 'held') kept = bookingId
          const ended =
            session.stage.kind === 'booked' ||
            leftBehind(before, session.stage) !== null ||
            // The server itself said that it is gone.
            (before.kind === 'issuing' && one.kind === 'refused' && heldBooking(session.stage) === null)
          if (ended) kept = null
          if (kept !== null) expect(heldBooking(session.stage)).toBe(kept)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('looking for a booking', () => {
  const pad: Place = { kind: 'check-in', by: 'code', news: null }
  const finding = after(openSession('ru', 0), { kind: 'went', to: pad }, { kind: 'sought', by: 'code' })
  const news = { code: 'booking-unknown', params: {} } as const
  const one = { bookingId } as unknown as FoundCheckIn

  it('says over the same keypad that there is none', () => {
    const none = after(finding, { kind: 'not-found', ...news })
    expect(none.stage).toMatchObject({ kind: 'choosing', places: [{ kind: 'question' }, { ...pad, news }] })
  })

  it('comes back to the keypad from what was found', () => {
    const found = after(finding, { kind: 'found', bookings: [one] })
    expect(standsAt(found)).toEqual({ kind: 'found', bookings: [one] })
    expect(standsAt(after(found, { kind: 'went-back' }))).toEqual(pad)
  })

  it('by a code at the scanner begins anywhere and replaces what was found before', () => {
    const scanned = after(
      openSession('ru', 0),
      { kind: 'sought', by: 'scan' },
      { kind: 'found', bookings: [one] },
      { kind: 'sought', by: 'scan' },
      { kind: 'found', bookings: [one, one] },
    )
    expect(scanned.stage).toMatchObject({
      places: [{ kind: 'question' }, { kind: 'found', bookings: [one, one] }],
    })
  })

  it('never disturbs a press that is on its way or a time that is kept', () => {
    for (const session of [asked, held, confirmed]) {
      expect(after(session, { kind: 'sought', by: 'scan' })).toBe(session)
    }
  })
})
