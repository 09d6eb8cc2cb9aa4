import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Burst,
  burstGapMs,
  longestScan,
  shortestScan,
  unmistakable,
  type WedgeKey,
  wedgeStep,
} from './use-scan.ts'

const character = (typed: string): WedgeKey['key'] => ({ kind: 'character', typed, pressed: typed })
const letter = fc.constantFrom(...'ABz09-/:')
const anyKey = fc.oneof(
  { weight: 5, arbitrary: letter.map(character) },
  fc.constantFrom<WedgeKey['key']>({ kind: 'end' }, { kind: 'part' }, { kind: 'other' }),
)
const quick = fc.integer({ min: 0, max: burstGapMs - 1 })
const slow = fc.integer({ min: burstGapMs, max: 5_000 })
const text = (minLength: number) =>
  fc.array(letter, { minLength, maxLength: 40 }).map((letters) => letters.join(''))

/** Presses keys, each so long after the one before; what is told and which keys are taken. */
function press(keys: readonly (readonly [WedgeKey['key'], number])[], inField = false) {
  let burst: Burst | null = null
  let at = 0
  const scans: string[] = []
  const taken: boolean[] = []
  for (const [key, afterMs] of keys) {
    at += afterMs
    const step = wedgeStep(burst, { key, at, inField })
    burst = step.burst
    taken.push(step.isTaken)
    if (step.scan !== null) scans.push(step.scan)
  }
  return { scans, taken }
}

/** A scanner's burst: the first key after a pause, the rest at once. */
const burstOf = (code: string, gaps: readonly number[]) => [
  ...[...code].map((one, n) => [character(one), n === 0 ? 1_000 : (gaps[n % gaps.length] ?? 0)] as const),
  [{ kind: 'end' }, gaps[0] ?? 0] as const,
]
const gaps = fc.array(quick, { minLength: 1 })

describe('keys with a pause before each', () => {
  test('are never a scan, and never taken from the page', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyKey, slow)), fc.boolean(), (keys, inField) => {
        const { scans, taken } = press(keys, inField)
        expect(scans).toEqual([])
        expect(taken).not.toContain(true)
      }),
    )
  })

  test('never get into the scan that follows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(letter.map(character), slow)),
        text(shortestScan),
        gaps,
        (keys, code, g) => {
          expect(press([...keys, ...burstOf(code, g)]).scans).toEqual([code])
        },
      ),
    )
  })
})

describe('a burst', () => {
  test('that is long enough is one scan, and only its first key reaches the page', () => {
    fc.assert(
      fc.property(text(shortestScan), gaps, (code, g) => {
        const { scans, taken } = press(burstOf(code, g))
        expect(scans).toEqual([code])
        expect(taken.indexOf(true)).toBe(1)
        expect(taken.lastIndexOf(false)).toBe(0)
      }),
    )
  })

  test('that is too short is never a scan, and its Enter presses nothing', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: shortestScan - 1 }), gaps, (letters, g) => {
        const { scans, taken } = press(burstOf(letters.join(''), g))
        expect(scans).toEqual([])
        expect(taken.at(-1)).toBe(true)
      }),
    )
  })

  test('into a text field is a scan when no hand could have typed it, else typing that is left alone', () => {
    fc.assert(
      fc.property(text(1), gaps, (code, g) => {
        const { scans, taken } = press(burstOf(code, g), true)
        expect(scans).toEqual(code.length >= unmistakable ? [code] : [])
        expect(taken.slice(0, -1)).not.toContain(true)
        expect(taken.at(-1)).toBe(code.length >= unmistakable)
      }),
    )
  })

  test('with a pause in it never gives a part from before the pause', () => {
    fc.assert(
      fc.property(text(1), text(shortestScan), gaps, (before, after, g) => {
        const keys = [...burstOf(before, g).slice(0, -1), ...burstOf(after, g)]
        expect(press(keys).scans).toEqual([after])
      }),
    )
  })
})

test('whatever is pressed, a scan is never shorter or longer than the limits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyKey, fc.integer({ min: 0, max: 70 }))),
      fc.boolean(),
      (keys, inField) => {
        for (const scan of press(keys, inField).scans) {
          expect(scan.length).toBeGreaterThanOrEqual(inField ? unmistakable : shortestScan)
          expect(scan.length).toBeLessThanOrEqual(longestScan)
        }
      },
    ),
  )
  expect(press(burstOf('7'.repeat(longestScan), [1])).scans).toHaveLength(1)
  expect(press(burstOf('7'.repeat(longestScan + 1), [1])).scans).toEqual([])
})
