import { paymentStatuses } from '@chered/protocol/payment-choices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep, statusOf } from './payment-answer.ts'

describe('what to do next', () => {
  it.each([
    ['PAID', 'give-service'],
    ['PARTIAL', 'ask-rest'],
    ['NOT_FOUND', 'send-to-contact-centre'],
    ['REFUNDED', 'send-to-contact-centre'],
    ['UNKNOWN', 'give-service-ordinary-way'],
  ] as const)('with %s is %s', (status, next) => {
    expect(nextStep(status)).toBe(next)
  })
})

describe('several payments together', () => {
  const some = fc.array(fc.record({ status: fc.constantFrom(...paymentStatuses) }))

  it('are PAID as soon as one is, and NOT_FOUND when there is none', () => {
    fc.assert(
      fc.property(some, (payments) => {
        expect(statusOf([...payments, { status: 'PAID' }])).toBe('PAID')
        expect(statusOf(payments.filter(({ status }) => status === 'NOT_FOUND'))).toBe('NOT_FOUND')
      }),
    )
  })

  it('send nobody away while one of them is unknown', () => {
    fc.assert(
      fc.property(some, (payments) => {
        const next = nextStep(statusOf([...payments, { status: 'UNKNOWN' }]))
        expect(['give-service', 'give-service-ordinary-way']).toContain(next)
      }),
    )
  })
})
