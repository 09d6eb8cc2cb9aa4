import { uinCheckDigit } from '@chered/protocol/uin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidWhileTyping, searchFault } from './search.ts'

const body = fc
  .tuple(fc.constantFrom(19, 24), fc.infiniteStream(fc.integer({ min: 0, max: 9 })))
  .map(([length, digits]) => [...digits.take(length)].join(''))
const uin = body.map((digits) => digits + uinCheckDigit(digits))

describe('a search for a payment', () => {
  it('by УИН never leaves with a wrong check digit, and says so at its last digit', () => {
    fc.assert(
      fc.property(uin, fc.integer({ min: 1, max: 9 }), (number, more) => {
        expect(searchFault('uin', number)).toBeNull()
        const wrong = number.slice(0, -1) + ((Number(number.at(-1)) + more) % 10)
        const fault = searchFault('uin', wrong)
        expect(fault).toEqual({ fault: 'check-digit' })
        expect(fault && saidWhileTyping(fault)).toBe(true)
      }),
    )
  })

  it('by УИН says nothing while digits are still missing to 20', () => {
    fc.assert(
      fc.property(uin, fc.integer({ min: 1, max: 19 }), (number, keep) => {
        const fault = searchFault('uin', number.slice(0, keep))
        expect(fault).toEqual({ fault: 'length', digits: keep })
        expect(fault && saidWhileTyping(fault)).toBe(false)
      }),
    )
  })

  it('by name needs two whole words, by receipt four characters', () => {
    expect(searchFault('name', 'Учебная')).toEqual({ fault: 'short-name' })
    expect(searchFault('name', 'Учебная А. П.')).toEqual({ fault: 'short-name' })
    expect(searchFault('name', ' Учебная  Алия ')).toBeNull()
    expect(searchFault('receipt', ' РТ1 ')).toEqual({ fault: 'short-receipt' })
    expect(searchFault('receipt', 'РТ-2026-0001')).toBeNull()
    expect(searchFault('receipt', '  ')).toEqual({ fault: 'empty' })
  })
})
