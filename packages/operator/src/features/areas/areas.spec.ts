import { describe, expect, it } from 'vitest'
import { areasOf } from './areas.ts'

describe('what a person can open', () => {
  it('is the desk and the own results for a specialist', () => {
    expect(areasOf(['specialist'])).toEqual(['desk', 'results'])
  })

  it('is bookings for the contact centre', () => {
    expect(areasOf(['contactCentre'])).toEqual(['book', 'day', 'relocation'])
  })

  it('is reading for the head', () => {
    expect(areasOf(['head'])).toEqual(['day', 'relocation', 'results'])
  })

  it('begins with the hall for reception and the administrator', () => {
    for (const role of ['reception', 'administrator'] as const) {
      expect(areasOf([role])).toEqual(['hall', 'book', 'day', 'relocation', 'results'])
    }
  })

  it('holds each area once, whatever the order of the roles', () => {
    expect(areasOf(['contactCentre', 'reception', 'specialist'])).toEqual([
      'desk',
      'hall',
      'book',
      'day',
      'relocation',
      'results',
    ])
    expect(areasOf(['eServices'])).toEqual([])
  })
})
