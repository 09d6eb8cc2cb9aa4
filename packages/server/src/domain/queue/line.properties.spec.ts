import type { VisitId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heapSize } from './heap.ts'
import {
  emptyLine,
  entriesInOrder,
  joinLine,
  type Line,
  type LineEntry,
  leaveLine,
  lineAt,
  type Part,
} from './line.ts'

type Step =
  | {
      readonly kind: 'join'
      readonly callBy: number
      readonly absolute: boolean
      readonly callableFrom: number | null
    }
  | { readonly kind: 'leave-top'; readonly part: Part }
  | { readonly kind: 'leave-any'; readonly nth: number }
  | { readonly kind: 'come-back'; readonly nth: number }
  | { readonly kind: 'time-passes'; readonly by: number }

const parts = ['absolute', 'ordinary', 'early'] as const
const join = fc.record({
  kind: fc.constant('join' as const),
  callBy: fc.nat(50),
  absolute: fc.boolean(),
  callableFrom: fc.option(fc.nat(50), { freq: 2 }),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: join, weight: 4 },
  {
    arbitrary: fc.record({ kind: fc.constant('leave-top' as const), part: fc.constantFrom(...parts) }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('leave-any' as const), nth: fc.nat() }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('come-back' as const), nth: fc.nat() }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('time-passes' as const), by: fc.nat(8) }), weight: 1 },
)

/** A line told as a plain list of those who wait; `left` are the waits that were put an end to. */
class PlainLine {
  line: Line = emptyLine
  waiting: LineEntry[] = []
  left: LineEntry[] = []
  stamp = 0
  now = 0

  readonly live = (entry: LineEntry) => this.waiting.some((w) => w.stamp === entry.stamp)

  /** The line as a call at this moment would find it. */
  seen(): Line {
    return lineAt(this.line, this.now, this.live)
  }

  join(entry: LineEntry): void {
    this.line = joinLine(this.line, entry)
    this.waiting.push(entry)
  }

  leave(entry: LineEntry): void {
    this.waiting = this.waiting.filter((other) => other.stamp !== entry.stamp)
    this.left.push(entry)
    this.line = leaveLine(this.line, this.now, this.live)
  }

  take(step: Step): void {
    this.stamp++
    switch (step.kind) {
      case 'join': {
        const { callBy, absolute } = step
        const { stamp } = this
        // Absolute ones may be called at once, whatever was booked.
        const callableFrom = absolute ? null : step.callableFrom
        this.join({ callBy, absolute, callableFrom, tie: stamp, stamp, visitId: `visit-${stamp}` as VisitId })
        return
      }
      case 'leave-top': {
        const top = this.seen()[step.part]?.top
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
        return
      }
      case 'time-passes':
        this.now += step.by
    }
  }

  #partOf({ absolute, callableFrom }: LineEntry): Part {
    if (absolute) return 'absolute'
    return callableFrom !== null && callableFrom > this.now ? 'early' : 'ordinary'
  }

  /** Those of a part by a plain sort, the sentence of the order written again. */
  inOrder(part: Part): LineEntry[] {
    return this.waiting
      .filter((entry) => this.#partOf(entry) === part)
      .sort(
        (a, b) =>
          (part === 'early' ? (a.callableFrom ?? 0) - (b.callableFrom ?? 0) : 0) ||
          (a.callBy === b.callBy ? a.tie - b.tie : a.callBy - b.callBy),
      )
  }
}

const after = (steps: readonly Step[], look: (plain: PlainLine) => void) => {
  const plain = new PlainLine()
  for (const one of steps) {
    plain.take(one)
    look(plain)
  }
}
const steps = fc.array(step, { maxLength: 120, size: 'max' })

describe('a line', () => {
  it('always has its first live waits on top, appointments before their time apart', () => {
    fc.assert(
      fc.property(steps, (list) =>
        after(list, (plain) => {
          for (const part of parts) expect(plain.seen()[part]?.top).toEqual(plain.inOrder(part)[0])
        }),
      ),
    )
  })

  it('always has live tops even before time is looked at, so that nobody searches for one', () => {
    fc.assert(
      fc.property(steps, (list) =>
        after(list, (plain) => {
          for (const part of parts) {
            const top = plain.line[part]?.top
            if (top !== undefined) expect(plain.live(top)).toBe(true)
          }
        }),
      ),
    )
  })

  it('always counts those who wait', () => {
    fc.assert(
      fc.property(steps, (list) =>
        after(list, (plain) => expect(plain.seen().count).toBe(plain.waiting.length)),
      ),
    )
  })

  it('never loses or doubles a wait: its live entries are those who wait, in order', () => {
    fc.assert(
      fc.property(steps, (list) =>
        after(list, (plain) => {
          const shown = [...entriesInOrder(plain.seen())].filter(plain.live)
          const told = parts.flatMap((part) => plain.inOrder(part))
          expect(shown.map((entry) => entry.stamp)).toEqual(told.map((entry) => entry.stamp))
        }),
      ),
    )
  })

  it('never keeps more than twice its waits and a few, however many leave from the middle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 400 }), fc.nat(), (joins, seed) => {
        const plain = new PlainLine()
        for (let i = 0; i < joins; i++) {
          plain.take({
            kind: 'join',
            callBy: i,
            absolute: i % 5 === 0,
            callableFrom: i % 3 === 0 ? i + 40 : null,
          })
        }
        for (let i = 0; i < joins; i++) {
          plain.take({ kind: 'leave-any', nth: seed + i * 7919 })
          plain.take({ kind: 'time-passes', by: i % 4 })
          const { absolute, ordinary, early, count } = plain.line
          const size = heapSize(absolute) + heapSize(ordinary) + heapSize(early)
          expect(size).toBeLessThanOrEqual(Math.max(64, count * 2))
          for (const part of parts) expect(plain.seen()[part]?.top).toEqual(plain.inOrder(part)[0])
        }
      }),
      { numRuns: 20 },
    )
  })
})
