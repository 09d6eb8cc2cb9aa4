import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUin, uinCheckDigit, uinFault } from './uin.ts'

/** Written from the rule a second time, by the sentence: the first remainder, before any second pass. */
function firstRemainder(body: string): number {
  const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  return [...body].reduce((sum, digit, place) => sum + Number(digit) * weights[place % 10]!, 0) % 11
}

const body = fc
  .tuple(fc.constantFrom(19, 24), fc.infiniteStream(fc.integer({ min: 0, max: 9 })))
  .map(([length, digits]) => [...digits.take(length)].join(''))
const uin = body.map((digits) => digits + uinCheckDigit(digits))
const put = (text: string, place: number, digit: number) =>
  text.slice(0, place) + digit + text.slice(place + 1)

describe('the check digit of a УИН', () => {
  it.each([
    ['00000000000000100005', 'the first pass'],
    ['00000000000000100172', 'the second pass'],
    ['00000000000000100030', 'zero when both passes give 10'],
  ])('%s is right by %s', (number) => {
    expect(parseUin(number)).toBe(number)
  })

  it('is always found wrong when it alone was changed', () => {
    fc.assert(
      fc.property(uin, fc.integer({ min: 1, max: 9 }), (number, more) => {
        const last = number.length - 1
        expect(parseUin(put(number, last, (Number(number[last]) + more) % 10))).toBeNull()
      }),
    )
  })

  it('shows every other changed digit, except where just one of the two numbers needs the second weights', () => {
    fc.assert(
      fc.property(uin, fc.nat(23), fc.integer({ min: 1, max: 9 }), (number, where, more) => {
        const place = where % (number.length - 1)
        const changed = put(number, place, (Number(number[place]) + more) % 10)
        const second = [number, changed].filter((n) => firstRemainder(n.slice(0, -1)) === 10).length
        if (second !== 1) expect(parseUin(changed)).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  it('does not mind spaces, and minds everything else', () => {
    fc.assert(
      fc.property(uin, (number) => {
        expect(parseUin(` ${number.replaceAll(/(.{4})/g, '$1 ')}`)).toBe(number)
        expect(parseUin(`${number}0`)).toBeNull()
        expect(parseUin(number.slice(1))).toBeNull()
        expect(parseUin(number.replace(/^./, 'O'))).toBeNull()
        // Digits of other scripts are digits to people and to nobody else.
        expect(parseUin(number.replace(/^./, '٣'))).toBeNull()
      }),
    )
  })

  it('says what is wrong with it: its characters, its length, else the check digit', () => {
    fc.assert(
      fc.property(uin, fc.nat(24), fc.integer({ min: 1, max: 9 }), (number, keep, more) => {
        expect(uinFault(number)).toBeNull()
        const begun = number.slice(0, keep)
        if (begun.length !== 20) expect(uinFault(begun)).toEqual({ fault: 'length', digits: begun.length })
        expect(uinFault(`${number}-`)).toEqual({ fault: 'characters' })
        const last = number.length - 1
        const wrong = put(number, last, (Number(number[last]) + more) % 10)
        expect(uinFault(wrong)).toEqual({ fault: 'check-digit' })
      }),
    )
  })
})
