import type { BoardCall } from '@chered/protocol/views'
import { describe, expect, test } from 'vitest'
import {
  type AnnouncementEvent,
  announcementsAfter,
  FRESH_MS,
  MOMENT_MS,
  noAnnouncements,
} from './announcements.ts'

const t0 = 1_700_000_000_000

function call(callId: number, at: number, part: Partial<BoardCall> = {}): BoardCall {
  return {
    callId,
    ticket: { letter: 'А', number: callId },
    desk: 3,
    direction: null,
    at,
    callNumber: 1,
    language: 'ru',
    state: 'called',
    ...part,
  }
}

/** Call numbers announced by each event. */
function announcedBy(events: readonly AnnouncementEvent[]): (number | null)[] {
  let state = noAnnouncements
  return events.map((event) => {
    const step = announcementsAfter(state, event)
    state = step.state
    return step.announce?.callId ?? null
  })
}

const view = (now: number, ...calls: BoardCall[]): AnnouncementEvent => ({ kind: 'view', calls, now })
const time = (now: number): AnnouncementEvent => ({ kind: 'time', now })

describe('the announcement queue', () => {
  test('the first call on an empty board is announced at once', () => {
    expect(announcedBy([view(t0), view(t0 + 5000, call(1, t0 + 5000))])).toEqual([null, 1])
  })

  test('a call in the very first view is announced too', () => {
    expect(announcedBy([view(t0, call(7, t0 - 3000))])).toEqual([7])
  })

  test('three calls in one second get their full moment one after the other', () => {
    const three = [call(3, t0 + 2), call(2, t0 + 1), call(1, t0)]
    expect(
      announcedBy([
        view(t0 + 2, ...three),
        time(t0 + 1 + MOMENT_MS),
        time(t0 + 2 + MOMENT_MS),
        time(t0 + 1 + 2 * MOMENT_MS),
        time(t0 + 2 + 2 * MOMENT_MS),
        time(t0 + 2 + 3 * MOMENT_MS),
      ]),
    ).toEqual([1, null, 2, null, 3, null])
  })

  test('the same view again announces nothing', () => {
    const one = call(1, t0)
    expect(announcedBy([view(t0, one), view(t0 + 10_000, one), time(t0 + 20_000)])).toEqual([1, null, null])
  })

  test('a recall is a new announcement', () => {
    const first = call(1, t0)
    const again = call(2, t0 + 20_000, { ticket: first.ticket, callNumber: 2 })
    expect(announcedBy([view(t0, first), view(t0 + 20_000, again, first)])).toEqual([1, 2])
  })

  test('after a gap what was missed is caught up, but not what is old or over', () => {
    const now = t0 + 200_000
    const missed = [
      call(5, now - 1000),
      call(4, now - 20_000, { state: 'arrived' }),
      call(3, now - 30_000),
      call(2, now - FRESH_MS - 1),
    ]
    expect(
      announcedBy([
        view(t0),
        { kind: 'lost', now: t0 + 6000 },
        time(t0 + 100_000),
        view(now, ...missed),
        time(now + MOMENT_MS),
        time(now + 2 * MOMENT_MS),
      ]),
    ).toEqual([null, null, null, 3, 5, null])
  })

  test('a call that waited for its turn while the link was lost is dropped when it has grown old', () => {
    const calls = [call(2, t0 + 1), call(1, t0)]
    expect(
      announcedBy([
        view(t0 + 1, ...calls),
        { kind: 'lost', now: t0 + 5000 },
        time(t0 + 50_000),
        view(t0 + FRESH_MS + 2, ...calls),
        time(t0 + FRESH_MS + 20_000),
      ]),
    ).toEqual([1, null, null, null, null])
  })

  test('whoever came before the turn is passed over', () => {
    const [a, b, c] = [call(1, t0), call(2, t0), call(3, t0)]
    expect(
      announcedBy([
        view(t0, c, b, a),
        view(t0 + 2000, c, { ...b, state: 'arrived' }, a),
        time(t0 + MOMENT_MS),
      ]),
    ).toEqual([1, null, 3])
  })

  test('a call taken back in its moment gives the place to the next at once', () => {
    const [a, b] = [call(1, t0), call(2, t0)]
    expect(announcedBy([view(t0, b, a), view(t0 + 2000, b, { ...a, state: 'gone' })])).toEqual([1, 2])
  })

  test('numbers that start again on a new day are announced again', () => {
    const day = 86_400_000
    expect(announcedBy([view(t0, call(1, t0)), view(t0 + day, call(1, t0 + day))])).toEqual([1, 1])
  })

  test('a server clock set back does not hold the next call up', () => {
    const back = t0 - 3_600_000
    expect(
      announcedBy([
        view(t0, call(1, t0)),
        view(back, call(2, back), call(1, t0)),
        time(back + MOMENT_MS - 1),
        time(back + MOMENT_MS),
      ]),
    ).toEqual([1, null, null, 2])
  })
})
