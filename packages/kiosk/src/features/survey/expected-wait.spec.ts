import type { QueueId, ServiceId } from '@chered/protocol/ids'
import type { KioskService } from '@chered/protocol/views'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedWait, shortSpan } from './expected-wait.ts'

const id = (text: string) => text as ServiceId
function service(
  name: string,
  waiting: number,
  span: readonly [number, number] | null,
  state: KioskService['state'] = 'open',
): KioskService {
  const estimate = span && { fromMinutes: span[0], toMinutes: span[1] }
  return {
    serviceId: id(name),
    waiting,
    estimate,
    state,
    desks: [1],
    bookable: true,
    byAppointmentOnly: state === 'by-appointment',
    firstToday: null,
    servedNext: null,
  }
}
/** `a` and `b` stand in one queue, `c` in another. */
const office = {
  services: [
    { id: id('a'), queue: 'first' as QueueId },
    { id: id('b'), queue: 'first' as QueueId },
    { id: id('c'), queue: 'second' as QueueId },
  ],
}
const both = [id('a'), id('b')]

describe('the expected wait behind an answer', () => {
  it('adds up the people and spans from the shortest to the longest wait', () => {
    const wait = expectedWait(
      office,
      [service('a', 2, [10, 20]), service('c', 1, [15, 30]), service('d', 9, [90, 99])],
      [id('a'), id('c')],
    )
    expect(wait).toEqual({ kind: 'waiting', people: 3, fromMinutes: 10, toMinutes: 30 })
  })

  it('counts the people of a queue once, however many services share it', () => {
    const view = [service('a', 3, [10, 20]), service('b', 3, [10, 20]), service('c', 2, [5, 10])]
    expect(expectedWait(office, view, both)).toMatchObject({ people: 3 })
    expect(expectedWait(office, view, [...both, id('c')])).toMatchObject({ people: 5 })
  })

  it('says "at once" only when nobody waits and the call comes within five minutes', () => {
    expect(expectedWait(office, [service('a', 0, [0, 5])], [id('a')]).kind).toBe('free')
    expect(expectedWait(office, [service('a', 0, [10, 20])], [id('a')]).kind).toBe('waiting')
    expect(expectedWait(office, [service('a', 1, [0, 5])], [id('a')]).kind).toBe('waiting')
  })

  it('leaves out services that take nobody while another one does', () => {
    const wait = expectedWait(office, [service('a', 7, [50, 60], 'quota'), service('b', 1, [5, 10])], both)
    expect(wait).toEqual({ kind: 'waiting', people: 1, fromMinutes: 5, toMinutes: 10 })
  })

  it('says that tickets are given out when a quota is what stands in the way', () => {
    expect(
      expectedWait(office, [service('a', 0, null, 'closed'), service('b', 0, null, 'quota')], both).kind,
    ).toBe('ended')
    expect(expectedWait(office, [service('a', 0, null, 'closed')], [id('a')]).kind).toBe('closed')
  })

  it('promises no time where no desk is open', () => {
    expect(expectedWait(office, [service('a', 3, null, 'no-desk')], [id('a')])).toEqual({
      kind: 'no-desk',
      people: 3,
      next: null,
    })
    expect(expectedWait(office, [service('a', 3, null)], [id('a')])).toEqual({ kind: 'counting', people: 3 })
  })

  it('says when the first of the services is given next, unless one of them is given now', () => {
    const next = (date: string) => ({ servedNext: { date, time: '09:00' } })
    const friday = { ...service('a', 0, null, 'no-desk'), ...next('2026-11-27') }
    const thursday = { ...service('b', 0, null, 'no-desk'), ...next('2026-11-26') }
    expect(expectedWait(office, [friday, thursday], both)).toMatchObject({
      kind: 'no-desk',
      next: thursday.servedNext,
    })
    expect(expectedWait(office, [friday, service('b', 0, null, 'no-desk')], both)).toMatchObject({
      next: null,
    })
  })

  it('says that there is no live queue when services are by appointment only', () => {
    const view = [service('a', 0, null, 'by-appointment'), service('b', 0, null, 'quota')]
    expect(expectedWait(office, view, both)).toEqual({ kind: 'by-appointment' })
    expect(expectedWait(office, [...view, service('c', 1, [5, 10])], [...both, id('c')]).kind).toBe('waiting')
  })

  it('knows nothing of an answer without services, and calls a service that the view lacks closed', () => {
    expect(expectedWait(office, [service('a', 3, [5, 10])], []).kind).toBe('unknown')
    expect(expectedWait(office, [], [id('a')]).kind).toBe('closed')
  })
})

describe('a span in few words', () => {
  it('is one figure, an end, or a range', () => {
    expect(shortSpan({ fromMinutes: 15, toMinutes: 25 })).toEqual({ kind: 'about', minutes: 20 })
    expect(shortSpan({ fromMinutes: 0, toMinutes: 0 })).toEqual({ kind: 'about', minutes: 5 })
    expect(shortSpan({ fromMinutes: 0, toMinutes: 40 })).toEqual({ kind: 'up-to', minutes: 40 })
    expect(shortSpan({ fromMinutes: 5, toMinutes: 40 })).toEqual({
      kind: 'range',
      fromMinutes: 5,
      toMinutes: 40,
    })
  })

  it('never says a figure more than ten minutes away from either end', () => {
    const five = fc.integer({ min: 0, max: 40 }).map((n) => n * 5)
    fc.assert(
      fc.property(five, five, (a, b) => {
        const span = { fromMinutes: Math.min(a, b), toMinutes: Math.max(a, b) }
        const short = shortSpan(span)
        if (short.kind !== 'about') return
        expect(Math.abs(short.minutes - span.fromMinutes)).toBeLessThanOrEqual(10)
        expect(Math.abs(short.minutes - span.toMinutes)).toBeLessThanOrEqual(10)
        expect(short.minutes % 5).toBe(0)
      }),
    )
  })
})
