import { describe, expect, it } from 'vitest'
import { areasOf } from './areas.ts'

describe('what a person can open', () => {
  it('is the desk alone for a specialist', () => {
    expect(areasOf(['specialist'])).toEqual(['desk'])
  })

  it('is bookings for the contact centre and the administrator', () => {
    for (const role of ['contactCentre', 'administrator'] as const) {
      expect(areasOf([role])).toEqual(['book', 'day', 'relocation'])
    }
  })

  it('is reading for the head', () => {
    expect(areasOf(['head'])).toEqual(['day', 'relocation'])
  })

  it('begins with the hall for reception', () => {
    expect(areasOf(['reception'])).toEqual(['hall', 'book', 'day', 'relocation'])
  })

  it('holds each area once, whatever the order of the roles', () => {
    expect(areasOf(['contactCentre', 'reception', 'specialist'])).toEqual([
      'desk',
      'hall',
      'book',
      'day',
      'relocation',
    ])
    expect(areasOf(['eServices'])).toEqual([])
  })
})
