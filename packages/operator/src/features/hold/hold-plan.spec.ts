import type { Office } from '@chered/protocol/office'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstHold, longestHold, minutesOf, otherLengths } from './hold-plan.ts'

const office = {
  holdReasons: [
    { id: 'application', name: { ru: 'Заполняет заявление' }, minutes: 10 },
    { id: 'fee', name: { ru: 'Оплачивает пошлину' }, minutes: 15 },
  ],
} as unknown as Office

it('a hold begins with the first reason of the office for its usual time, and there is none without reasons', () => {
  const plan = firstHold(office)
  expect(plan && minutesOf(plan, office)).toBe(10)
  expect(firstHold({ ...office, holdReasons: [] })).toBeNull()
})

it('another reason brings its own usual time, and a time that was chosen stays', () => {
  expect(minutesOf({ reasonId: 'fee', time: { kind: 'usual' } }, office)).toBe(15)
  expect(minutesOf({ reasonId: 'fee', time: { kind: 'minutes', minutes: 5 } }, office)).toBe(5)
  expect(minutesOf({ reasonId: 'fee', time: { kind: 'open' } }, office)).toBeNull()
})

it('an own time is always whole minutes up to the longest hold, or nothing that could be sent', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: -5, max: 1200 }).map(String)),
      (typed) => {
        const minutes = minutesOf({ reasonId: 'fee', time: { kind: 'own', typed } }, office)
        if (/^0*[1-9]\d*$/.test(typed) && typed.length <= 3 && Number(typed) <= longestHold) {
          expect(minutes).toBe(Number(typed))
        } else {
          expect(minutes).toBeUndefined()
        }
      },
    ),
  )
})

it('the lengths beside the usual one never repeat it', () => {
  for (const usual of [5, 10, 15, 60]) expect(otherLengths(usual)).not.toContain(usual)
})
