import type { DeskId, ServiceId } from '@chered/protocol/ids'
import type { Shift } from '@chered/protocol/schedule'
import { expect, it } from 'vitest'
import { barsOf } from './shift-bars.ts'

function shift(hours: string, more: Partial<Shift> = {}): Shift {
  return { hours, deskId: 'desk-1' as DeskId, services: null, bookable: true, ...more }
}
const drawn = (before: readonly Shift[], after: readonly Shift[]) =>
  barsOf(before, after).map(({ kind, from, to }) => `${kind} ${from / 60}-${to / 60}`)

it('a later beginning takes the first hours away and leaves the rest as they were', () => {
  expect(drawn([shift('09:00-13:00')], [shift('11:00-13:00')])).toEqual(['removed 9-11', 'same 11-13'])
})

it('a longer day adds only what is new', () => {
  expect(drawn([shift('09:00-13:00')], [shift('09:00-15:00')])).toEqual(['same 9-13', 'added 13-15'])
})

it('the same hours at another desk are new work', () => {
  const other = shift('09:00-13:00', { deskId: 'desk-2' as DeskId })
  expect(drawn([shift('09:00-13:00')], [other])).toEqual(['added 9-13'])
})

it('the same services in another order are no change', () => {
  const [a, b] = ['birth', 'death'] as ServiceId[]
  const before = shift('09:00-13:00', { services: [a!, b!] })
  expect(drawn([before], [shift('09:00-13:00', { services: [b!, a!] })])).toEqual(['same 9-13'])
})

it('two shifts that touch stay two bars', () => {
  const day = [shift('09:00-13:00'), shift('13:00-18:00')]
  expect(drawn(day, structuredClone(day))).toEqual(['same 9-13', 'same 13-18'])
})
