import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumedCode, isComplete, phoneText, typedDigit } from './phone.ts'

const typed = (keys: string, from = assumedCode) => [...keys].reduce(typedDigit, from)

describe('a phone number', () => {
  it('is assumed to be of the country', () => {
    expect(typed('9123456789')).toBe('79123456789')
    expect(isComplete(typed('9123456789'))).toBe(true)
    expect(isComplete(typed('912345678'))).toBe(false)
  })

  it('that begins with 8 is the same number once it has eleven digits', () => {
    expect(typed('89123456789')).toBe('79123456789')
    expect(typed('8432345678'), 'a number of Kazan').toBe('78432345678')
  })

  it('of another country begins with its own code', () => {
    expect(isComplete(typed('998901234567', ''))).toBe(true)
    expect(phoneText(typed('998901234567', ''))).toBe('+998 901 234 567')
  })

  it('is shown as it is written here, as far as it is typed', () => {
    expect(phoneText('7')).toBe('+7')
    expect(phoneText('7912')).toBe('+7 912')
    expect(phoneText('7912345')).toBe('+7 912 345')
    expect(phoneText('79123456789')).toBe('+7 912 345-67-89')
    expect(phoneText('')).toBe('+')
  })

  it('always stays what the server takes when it is complete, whatever is typed', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 9 }).map(String), { maxLength: 30 })
    fc.assert(
      fc.property(keys, fc.constantFrom('', assumedCode), (all, from) => {
        const digits = all.reduce(typedDigit, from)
        expect(digits.length).toBeLessThanOrEqual(15)
        if (isComplete(digits)) expect(digits).toMatch(/^\d{10,15}$/)
        expect(phoneText(digits).replace(/\D/g, '')).toBe(digits)
      }),
    )
  })
})
