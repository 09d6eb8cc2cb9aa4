import type { VisitId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heapSize } from './heap.ts'
import { emptyLine, entriesInOrder, joinLine, type Line, type LineEntry, leaveLine } from './line.ts'

type Step =
  | { readonly kind: 'join'; readonly callBy: number; readonly absolute: boolean }
  | { readonly kind: 'leave-top'; readonly absolute: boolean }
  | { readonly kind: 'leave-any'; readonly nth: number }
  | { readonly kind: 'come-back'; readonly nth: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('join' as const), callBy: fc.nat(50), absolute: fc.boolean() }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('leave-top' as const), absolute: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('leave-any' as const), nth: fc.nat() }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('come-back' as const), nth: fc.nat() }), weight: 1 },
)

/** A line told as a plain list of those who wait; `left` are the waits that were put an end to. */
class PlainLine {
  line: Line = emptyLine
  waiting: LineEntry[] = []
  left: LineEntry[] = []
  stamp = 0

  join(entry: LineEntry): void {
    this.line = joinLine(this.line, entry)
    this.waiting.push(entry)
  }

  leave(entry: LineEntry): void {
    this.waiting = this.waiting.filter((other) => other.stamp !== entry.stamp)
    this.left.push(entry)
    this.line = leaveLine(this.line, (other) => this.waiting.some((w) => w.stamp === other.stamp))
  }

  take(step: Step): void {
    this.stamp++
    switch (step.kind) {
      case 'join': {
        const { callBy, absolute } = step
        const { stamp } = this
        this.join({ callBy, absolute, tie: stamp, stamp, visitId: `visit-${stamp}` as VisitId })
        return
      }
      case 'leave-top': {
        const top = (step.absolute ? this.line.absolute : this.line.ordinary)?.top
        if (top) this.leave(top)
        return
      }
      case 'leave-any': {
        const entry = this.waiting[step.nth % Math.max(1, this.waiting.length)]
        if (entry) this.leave(entry)
        return
      }
      case 'come-back': {
        const entry = this.left[step.nth % Math.max(1, this.left.length)]
        if (!entry || this.waiting.some((w) => w.visitId === entry.visitId)) return
        this.join({ ...entry, stamp: this.stamp })
      }
    }
  }

  /** The first of a kind by a plain sort, the sentence of the order written again. */
  first(absolute: boolean): LineEntry | undefined {
    return this.waiting
      .filter((entry) => entry.absolute === absolute)
      .sort((a, b) => (a.callBy === b.callBy ? a.tie - b.tie : a.callBy - b.callBy))[0]
  }
}

const after = (steps: readonly Step[], look: (plain: PlainLine) => void) => {
  const plain = new PlainLine()
  for (const one of steps) {
    plain.take(one)
    look(plain)
  }
}
const steps = fc.array(step, { maxLength: 120 })

describe('a line', () => {
  it('always has its first live waits on top', () => {
    fc.assert(
      fc.property(steps, (list) =>
        after(list, (plain) => {
          expect(plain.line.absolute?.top).toEqual(plain.first(true))
          expect(plain.line.ordinary?.top).toEqual(plain.first(false))
        }),
      ),
    )
  })

  it('always counts those who wait, and knows the latest callBy that stood in it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let latest = 0
        after(list, (plain) => {
          for (const { callBy } of plain.waiting) latest = Math.max(latest, callBy)
          expect(plain.line.count).toBe(plain.waiting.length)
          expect(plain.line.latest).toBe(latest)
        })
      }),
    )
  })

  it('never loses or doubles a wait: its live entries are those who wait, in order', () => {
    fc.assert(
      fc.property(steps, (list) =>
        after(list, (plain) => {
          const live = new Set(plain.waiting.map((entry) => entry.stamp))
          const shown = [...entriesInOrder(plain.line)].filter((entry) => live.has(entry.stamp))
          const told = plain.waiting.toSorted(
            (a, b) => Number(b.absolute) - Number(a.absolute) || a.callBy - b.callBy || a.tie - b.tie,
          )
          expect(shown.map((entry) => entry.stamp)).toEqual(told.map((entry) => entry.stamp))
        }),
      ),
    )
  })

  it('never keeps more than twice its waits and a few, however many leave from the middle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 400 }), fc.nat(), (joins, seed) => {
        const plain = new PlainLine()
        for (let i = 0; i < joins; i++) plain.take({ kind: 'join', callBy: i, absolute: i % 5 === 0 })
        for (let i = 0; i < joins; i++) {
          plain.take({ kind: 'leave-any', nth: seed + i * 7919 })
          const size = heapSize(plain.line.absolute) + heapSize(plain.line.ordinary)
          expect(size).toBeLessThanOrEqual(Math.max(64, plain.line.count * 2))
          expect(plain.line.absolute?.top).toEqual(plain.first(true))
          expect(plain.line.ordinary?.top).toEqual(plain.first(false))
        }
      }),
      { numRuns: 20 },
    )
  })
})
