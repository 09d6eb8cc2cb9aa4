import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisPosition, minuteAxis, placeMarks } from './minute-axis.ts'

describe('the minute axis', () => {
  it('of a calm hall is 25 minutes long with the target among its ticks', () => {
    expect(minuteAxis(12, 15)).toEqual({ endMinutes: 25, ticks: [0, 5, 10, 15, 20] })
  })

  it('grows when somebody waits longer than it shows', () => {
    expect(minuteAxis(26, 15).endMinutes).toBe(40)
    expect(minuteAxis(61, 15).endMinutes).toBe(90)
  })

  it('drops the ticks that the label of the target would cover', () => {
    expect(minuteAxis(80, 20).ticks).toEqual([0, 20, 45, 60, 75])
  })

  it('always shows the longest wait and keeps the target inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1280 }), fc.integer({ min: 1, max: 120 }), (longest, target) => {
        const axis = minuteAxis(longest, target)
        expect(axisPosition(longest, axis)).toBeLessThan(0.9)
        expect(axisPosition(target, axis)).toBeLessThanOrEqual(0.7)
        expect(axis.ticks).toContain(target)
      }),
    )
  })
})

describe('a mark', () => {
  const axis = minuteAxis(20, 15)

  it('of a visitor at the target stands on its line and is not beyond it', () => {
    const [mark] = placeMarks([15], axis, 15)
    expect(mark).toMatchObject({ position: 0.6, lane: 0, beyondTarget: false })
  })

  it('steps aside when another stands on the same minute', () => {
    expect(placeMarks([7, 7, 7], axis, 15).map((mark) => mark.lane)).toEqual([0, 1, 2])
  })

  it('never leaves the scale, never covers one before a third place is used up, and longer waits never stand further left', () => {
    const waits = fc.array(fc.double({ min: -5, max: 2000, noNaN: true }), { maxLength: 60 })
    fc.assert(
      fc.property(waits, (minutes) => {
        const sorted = minutes.toSorted((a, b) => b - a)
        const wide = minuteAxis(sorted[0] ?? 0, 15)
        const marks = placeMarks(sorted, wide, 15)
        expect(marks).toHaveLength(minutes.length)
        for (const [n, mark] of marks.entries()) {
          expect(mark.position).toBeGreaterThanOrEqual(0)
          expect(mark.position).toBeLessThanOrEqual(1)
          expect(mark.beyondTarget).toBe(mark.minutes > 15)
          const before = marks[n - 1]
          if (before) expect(mark.position).toBeLessThanOrEqual(before.position)
          const covered = marks.slice(0, n).filter((m) => Math.abs(m.position - mark.position) < 0.026)
          if (covered.length < 3) {
            expect(covered.every((m) => m.lane !== mark.lane)).toBe(true)
          }
        }
      }),
    )
  })
})
