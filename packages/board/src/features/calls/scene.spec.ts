import type { BoardCall } from '@chered/protocol/views'
import { describe, expect, test } from 'vitest'
import { type Announcements, announcementsAfter, MOMENT_MS, noAnnouncements } from './announcements.ts'
import { isQuietMoment, sceneOf } from './scene.ts'

const t0 = 1_700_000_000_000

function call(callId: number, ageMs: number, part: Partial<BoardCall> = {}): BoardCall {
  return {
    callId,
    ticket: { letter: 'А', number: callId },
    desk: callId,
    direction: null,
    at: t0 - ageMs,
    callNumber: 1,
    language: 'ru',
    state: 'called',
    ...part,
  }
}

function seen(calls: readonly BoardCall[], now = t0, state: Announcements = noAnnouncements): Announcements {
  return announcementsAfter(state, { kind: 'view', calls, now }).state
}

const numbers = (calls: readonly BoardCall[]) => calls.map(({ callId }) => callId)

describe('the scene of the board', () => {
  test('shows the call whose moment it is, and the others below each other, newest first', () => {
    const scene = sceneOf(seen([call(3, 0), call(2, 100), call(1, 200)]), t0)
    expect(scene.large).toMatchObject({ state: 'called', call: { callId: 1 } })
    expect(numbers(scene.rows)).toEqual([3, 2])
  })

  test('after the moments the newest awaited call has the large place', () => {
    const old = (n: number) => call(n, 70_000 + 1000 * (5 - n))
    const scene = sceneOf(seen([old(3), old(2), old(1)]), t0)
    expect(scene.large).toMatchObject({ state: 'called', call: { callId: 3 } })
  })

  test('turns to being served when the visitor arrives, and leaves when the visitor is gone', () => {
    const shown = seen([call(1, 0)])
    const arrived = seen([call(1, 0, { state: 'arrived' })], t0 + 2000, shown)
    expect(sceneOf(arrived, t0 + 2000).large).toMatchObject({ state: 'serving', call: { callId: 1 } })
    const gone = seen([call(1, 0, { state: 'gone' })], t0 + 2000, shown)
    expect(sceneOf(gone, t0 + 2000).large).toEqual({ state: 'none' })
    expect(numbers(sceneOf(gone, t0 + 2000).rows)).toEqual([1])
  })

  test('an awaited call comes back to the large place when a newer one has arrived', () => {
    const calls = [call(2, 65_000, { state: 'arrived' }), call(1, 66_000)]
    expect(sceneOf(seen(calls), t0).large).toMatchObject({ state: 'called', call: { callId: 1 } })
  })

  test('is quiet once the last call is over and older than 90 seconds', () => {
    const calls = [call(2, 91_000, { state: 'gone' }), call(1, 100_000, { state: 'gone' })]
    expect(sceneOf(seen(calls), t0)).toEqual({ large: { state: 'none' }, rows: [] })
  })

  test('a visitor who came late is still shown as served for a while', () => {
    const late = seen([call(1, 300_000, { state: 'arrived' })], t0, seen([call(1, 300_000)], t0 - 1000))
    expect(sceneOf(late, t0 + 1000).large).toMatchObject({ state: 'serving' })
    expect(sceneOf(late, t0 + 30_000).large).toEqual({ state: 'none' })
  })

  test('lists six in an ordinary hour and more when more are young or awaited', () => {
    const over = (n: number) => call(n, 100_000 * (20 - n), { state: 'arrived' })
    const ordinary = [call(20, 65_000), ...[19, 18, 17, 16, 15, 14, 13, 12].map(over)]
    expect(sceneOf(seen(ordinary), t0).rows).toHaveLength(6)
    const rush = Array.from({ length: 12 }, (_, n) => call(40 - n, 61_000 + n, { state: 'arrived' }))
    expect(sceneOf(seen([call(50, 61_000), ...rush]), t0).rows).toHaveLength(12)
  })

  test('a recalled ticket stands once, with its newest call', () => {
    const first = call(1, 70_000)
    const again = call(5, 65_000, { ticket: first.ticket, callNumber: 2 })
    const scene = sceneOf(seen([again, first]), t0)
    expect(scene.large).toMatchObject({ call: { callId: 5 } })
    expect(scene.rows).toEqual([])
  })

  test('stands still, without calling, while the link is lost', () => {
    const shown = seen([call(2, 1000), call(1, 2000, { state: 'arrived' })])
    const { state } = announcementsAfter(shown, { kind: 'lost', now: t0 + 6000 })
    const scene = sceneOf(state, t0 + 3_600_000)
    expect(scene.large).toMatchObject({ state: 'last-known', call: { callId: 2 } })
    expect(numbers(scene.rows)).toEqual([1])
  })

  test('is reloaded only when nothing could be announced again', () => {
    expect(isQuietMoment(noAnnouncements, t0)).toBe(true)
    const calling = seen([call(1, 0)])
    expect(isQuietMoment(calling, t0)).toBe(false)
    const after = announcementsAfter(calling, { kind: 'time', now: t0 + MOMENT_MS }).state
    expect(isQuietMoment(after, t0 + MOMENT_MS)).toBe(false)
    expect(isQuietMoment(after, t0 + 61_000)).toBe(true)
  })
})
