import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPhone, phoneDigits, phoneText } from './phone-text.ts'

describe('a phone number', () => {
  it.each([
    ['8 (987) 654-32-10', '79876543210'],
    ['+7 987 654 32 10', '79876543210'],
    ['9876543210', '79876543210'],
    ['79876543210', '79876543210'],
    ['+49 30 901820', '4930901820'],
    ['', ''],
  ])('typed as %s is %s', (typed, digits) => {
    expect(phoneDigits(typed)).toBe(digits)
  })

  it('is shown in groups', () => {
    expect(phoneText('79876543210')).toBe('+7 987 654-32-10')
    expect(phoneText('798765')).toBe('+7 987 65')
    expect(phoneText('4930901820')).toBe('+4930901820')
  })

  it('that is shown and read again is always the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^7\d{0,10}$/), (digits) => phoneDigits(phoneText(digits)) === digits),
    )
  })

  it('typed digit by digit is always the number typed at once', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[89]\d{9}$/), (digits) => {
        let shown = ''
        for (const digit of digits) shown = phoneText(phoneDigits(shown + digit))
        return phoneDigits(shown) === phoneDigits(digits)
      }),
    )
  })

  it('of ten digits after the code is whole, a shorter one is not', () => {
    expect(isPhone('79876543210')).toBe(true)
    expect(isPhone('7987654321')).toBe(false)
    expect(isPhone('')).toBe(true)
  })
})
