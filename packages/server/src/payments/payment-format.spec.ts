import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePayments } from './payment-format.ts'

const paid = {
  status: 'PAID',
  amount: 35_000,
  due: 35_000,
  date: '2026-11-20',
  purpose: 'Госпошлина',
  kbk: '32110805000010000110',
  payer: 'И. И. С.',
  source: 'ГИС ГМП',
  checked_at: '2026-11-24T10:00:05+03:00',
}
const parse = (...payments: unknown[]) => parsePayments(JSON.stringify({ payments }))

describe("a payment system's answer", () => {
  it('is read as the contract has it', () => {
    expect(parse(paid)).toEqual([
      {
        status: 'PAID',
        amountKopecks: 35_000,
        date: '2026-11-20',
        payer: 'И. И. С.',
        purpose: 'Госпошлина',
        kbk: '32110805000010000110',
        source: 'ГИС ГМП',
        checkedAt: Date.UTC(2026, 10, 24, 7, 0, 5),
        next: 'give-service',
      },
    ])
    expect(parse()).toEqual([])
  })

  it('of a payment in part says what is still to be paid, when it says what was due', () => {
    const part = { ...paid, status: 'PARTIAL', amount: 20_000 }
    expect(parse(part)?.[0]).toMatchObject({ next: 'ask-rest', restKopecks: 15_000 })
    expect(parse({ ...part, due: null })?.[0]).toMatchObject({ restKopecks: null })
    const { due: _, ...silent } = part
    expect(parse(silent)?.[0]).toMatchObject({ restKopecks: null })
  })

  it('without what may be absent is read all the same, and what it has besides is passed over', () => {
    const { purpose: _p, kbk: _k, payer: _y, due: _d, ...least } = paid
    expect(parse({ ...least, more: 1 })?.[0]).toMatchObject({ purpose: null, kbk: null, payer: null })
    const { amount: _a, date: _t, ...nothing } = least
    expect(parse({ ...nothing, status: 'NOT_FOUND' })?.[0]).toMatchObject({ dueKopecks: null })
    expect(parse({ ...nothing, status: 'UNKNOWN' })?.[0]).toMatchObject({ status: 'UNKNOWN' })
  })

  it.each([
    ['another status', { status: 'paid' }],
    ['no status', { status: undefined }],
    ['an amount below zero', { amount: -1 }],
    ['roubles with kopecks', { amount: 350.5 }],
    ['an amount in words', { amount: '350' }],
    ['no amount', { amount: null }],
    ['a date that there is not', { date: '2026-02-30' }],
    ['no date', { date: undefined }],
    ['a whole name', { payer: 'Иванов Иван' }],
    ['a surname with initials', { payer: 'Иванов И. И.' }],
    ['a КБК of other length', { kbk: '1' }],
    ['no source', { source: '' }],
    ['a moment without an offset', { checked_at: '2026-11-24T07:00:05' }],
    ['a purpose without an end', { purpose: 'x'.repeat(211) }],
    ['nothing due', { due: 0 }],
    ['more paid than due in part', { status: 'PARTIAL', amount: 40_000 }],
  ])('with %s is no answer', (_, odd) => {
    expect(parse({ ...paid, ...odd })).toBeNull()
    expect(parse(paid, { ...paid, ...odd })).toBeNull()
  })

  it('is at most fifty payments', () => {
    expect(parse(...Array.from({ length: 50 }, () => paid))).toHaveLength(50)
    expect(parse(...Array.from({ length: 51 }, () => paid))).toBeNull()
  })

  it('is never taken from anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parsePayments(text)).toBeNull()
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parsePayments(JSON.stringify(value))).toBeNull()
        expect(parsePayments(JSON.stringify({ payments: [value] }))).toBeNull()
      }),
    )
  })

  it('cut off anywhere is no answer', () => {
    const whole = JSON.stringify({ payments: [paid] })
    for (let length = 0; length < whole.length; length++) {
      expect(parsePayments(whole.slice(0, length))).toBeNull()
    }
  })
})
