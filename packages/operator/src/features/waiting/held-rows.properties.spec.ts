import type { ServiceId, VisitId } from '@chered/protocol/ids'
import type { WaitingRow } from '@chered/protocol/views'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asGiven, heldRows, type ShownRow } from './held-rows.ts'

function row(id: number, callBy: number): WaitingRow {
  return {
    visitId: `v${id}` as VisitId,
    ticket: { letter: 'Е', number: id + 1 },
    serviceId: 'advice' as ServiceId,
    since: 0,
    callBy,
    callableFrom: null,
    basis: { kind: 'walk-in' },
    competence: 'primary',
    language: 'ru',
  }
}

const queue = fc
  .uniqueArray(fc.tuple(fc.nat(30), fc.nat(1000)), { selector: ([id]) => id, maxLength: 30 })
  .map((entries) => entries.map(([id, callBy]) => row(id, callBy)))
const ids = (rows: readonly { readonly row: WaitingRow }[]) => rows.map(({ row }) => row.visitId)

describe('the waiting column', () => {
  it('never changes the order that the server gives', () => {
    fc.assert(
      fc.property(queue, (rows) => {
        expect(asGiven(rows).map(({ row }) => row)).toEqual(rows)
      }),
    )
  })

  it('never moves a row while a pointer is among them, whatever comes and goes', () => {
    fc.assert(
      fc.property(queue, fc.array(queue, { minLength: 1, maxLength: 6 }), (first, later) => {
        let shown: readonly ShownRow<WaitingRow>[] = asGiven(first)
        for (const rows of later) {
          const before = ids(shown)
          shown = heldRows(shown, rows)
          expect(ids(shown).slice(0, before.length)).toEqual(before)
        }
      }),
    )
  })

  it('always shows everybody who waits once, with the newest facts, and nobody else as waiting', () => {
    fc.assert(
      fc.property(queue, queue, queue, (first, second, third) => {
        const shown = heldRows(heldRows(asGiven(first), second), third)
        expect(new Set(ids(shown)).size).toBe(shown.length)
        const waiting = shown.filter((each) => each.state === 'waiting').map(({ row }) => row)
        expect(new Set(waiting)).toEqual(new Set(third))
      }),
    )
  })

  it('adds those who came behind the shown ones in the given order', () => {
    const shown = heldRows(asGiven([row(1, 5)]), [row(7, 1), row(1, 5), row(3, 9)])
    expect(ids(shown)).toEqual(['v1', 'v7', 'v3'])
  })

  it('marks who left and takes the mark off when they are back', () => {
    const gone = heldRows(asGiven([row(1, 5), row(2, 6)]), [row(2, 6)])
    expect(gone.map(({ state }) => state)).toEqual(['gone', 'waiting'])
    expect(heldRows(gone, [row(2, 6), row(1, 5)]).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  })
})
