import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePaymentSearch, subjectText } from './payment-search.ts'

const byName = (name: string) => parsePaymentSearch({ by: 'name', name })
const byReceipt = (receipt: string) => parsePaymentSearch({ by: 'receipt', receipt })
const word = fc.stringMatching(/^[А-ЯЁ][а-яё]{1,10}$/u).filter((text) => [...text].length >= 2)

describe('a search by name', () => {
  it.each([
    'Учебная Алия',
    'Учебная Алия Примеровна',
    'Салтыков-Щедрин Михаил Евграфович',
    'Әхмәтҗанов Илһам',
    "O'Neill Sinéad",
    'Али Ахмед Оглы Мамед',
  ])('%s may leave', (name) => {
    expect(byName(name)).toEqual({ by: 'name', value: name })
  })

  it.each(['', 'Учебная', 'Учебная А.', 'У А П', 'Учебная 2', 'Учебная %', 'А Б В Г Д Е Ж'])(
    '«%s» shows too much or nothing and may not',
    (name) => {
      expect(byName(name)).toEqual({ code: 'payment-search-invalid', params: { by: 'name' } })
    },
  )

  it('has the same subject however it is typed', () => {
    const typed = fc.tuple(word, word, fc.constantFrom(' ', '  ', '\t', ' \u00a0'))
    fc.assert(
      fc.property(typed, ([surname, first, gap]) => {
        const plain = byName(`${surname} ${first}`)
        const odd = byName(` ${surname.toUpperCase()}${gap}${first.replaceAll('ё', 'е').normalize('NFD')} `)
        if ('code' in plain || 'code' in odd) throw new Error('refused')
        expect(subjectText(odd)).toBe(subjectText(plain))
      }),
    )
  })

  it('of other words has another subject', () => {
    fc.assert(
      fc.property(word, word, word, (surname, one, other) => {
        const [a, b] = [byName(`${surname} ${one}`), byName(`${surname} ${other}`)]
        if ('code' in a || 'code' in b) throw new Error('refused')
        const alike = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
        expect(subjectText(a) === subjectText(b)).toBe(alike(one) === alike(other))
      }),
    )
  })
})

describe('a search by receipt', () => {
  it.each(['РТ-2026-0001', '12/345 678', '0001'])('%s may leave', (receipt) => {
    expect(byReceipt(receipt)).toEqual({ by: 'receipt', value: receipt })
  })

  it.each(['', '123', 'a&name=x', '12345678901234567890123456789012345678901', '*-12'])(
    '«%s» may not',
    (receipt) => {
      expect(byReceipt(receipt)).toEqual({ code: 'payment-search-invalid', params: { by: 'receipt' } })
    },
  )

  it('is never the same subject as a УИН of the same digits', () => {
    const digits = '00000000000000100005'
    const [receipt, uin] = [byReceipt(digits), parsePaymentSearch({ by: 'uin', uin: digits })]
    if ('code' in receipt || 'code' in uin) throw new Error('refused')
    expect(subjectText(receipt)).not.toBe(subjectText(uin))
  })
})

it('a УИН with a wrong digit may not leave', () => {
  expect(parsePaymentSearch({ by: 'uin', uin: '00000000000000100006' })).toEqual({ code: 'uin-invalid' })
})
