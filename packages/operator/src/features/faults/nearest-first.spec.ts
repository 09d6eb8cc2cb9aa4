import { faultKinds } from '@chered/protocol/incident-choices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHere, nearestFirst, type Subject } from './nearest-first.ts'

const make = (kind: Subject['kind'], id: string, desk: number | null = null, zones: string[] = []): Subject =>
  ({ kind, id, name: null, desk, zones }) as unknown as Subject

const subject = fc
  .record({
    kind: fc.constantFrom(...faultKinds),
    id: fc.uuid(),
    desk: fc.option(fc.integer({ min: 1, max: 9 })),
    zones: fc.subarray(['hall-1', 'hall-2']),
  })
  .map(({ kind, id, desk, zones }) => make(kind, id, desk, zones))

describe('devices to report', () => {
  it('begin with this window’s own, then boards of its zone, what all share, and other windows', () => {
    const list = [
      make('workplace', 'desk-1', 1),
      make('panel', 'panel-2', 2),
      make('workplace', 'desk-2', 2),
      make('board', 'far', null, ['hall-2']),
      make('board', 'near', null, ['hall-1']),
      make('kiosk', 'kiosk-1'),
      make('payments', 'payments'),
    ]
    expect(nearestFirst(list, { number: 2, zone: 'hall-1' }).map(({ id }) => id)).toEqual([
      'panel-2',
      'desk-2',
      'near',
      'kiosk-1',
      'far',
      'payments',
      'desk-1',
    ])
  })

  it('are always all there, none before one of this window', () => {
    fc.assert(
      fc.property(fc.array(subject), fc.option(fc.integer({ min: 1, max: 9 })), (list, number) => {
        const seat = number === null ? null : { number, zone: 'hall-1' }
        const sorted = nearestFirst(list, seat)
        expect(sorted.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort())
        const own = sorted.filter((one) => isHere(one, seat)).length
        expect(sorted.slice(0, own).every((one) => isHere(one, seat))).toBe(true)
      }),
    )
  })
})
