import { describe, expect, it } from 'vitest'
import {
  exampleOffice,
  exampleQueue,
  exampleService,
  serviceId,
  smallOffice,
} from '../../testing/example-office.ts'
import { officeRules } from './office-rules.ts'

describe('office rules', () => {
  it('find everything by id and know which services wait in a queue', () => {
    const rules = officeRules(smallOffice())
    expect(rules.services.get(serviceId('copy'))?.queue).toBe('papers')
    expect([...rules.servicesOfQueue].map(([queue, services]) => [queue, ...services])).toEqual([
      ['papers', 'passport', 'copy'],
      ['advice', 'lawyer'],
    ])
  })

  it('numbers past every range begin behind the last range, and never below 1000', () => {
    expect(officeRules(smallOffice()).overflowFrom).toBe(1000)
    const long = exampleOffice({
      queues: [exampleQueue('papers', 'А', { from: 1, to: 2500 })],
      services: [exampleService('passport', 'papers')],
      desks: 1,
    })
    expect(officeRules(long).overflowFrom).toBe(2501)
  })

  it('an office that names what it does not have is broken, and is told what is missing', () => {
    const office = smallOffice()
    const answer = { text: { ru: 'Да' } }
    const survey = (more: object) => [{ id: 'q1', question: { ru: '?' }, answers: [{ ...answer, ...more }] }]
    expect(() => officeRules({ ...office, services: [exampleService('x', 'nowhere')] })).toThrow(
      /x names no queue nowhere/,
    )
    expect(() => officeRules({ ...office, survey: survey({ service: serviceId('fishing') }) })).toThrow(
      /no service fishing/,
    )
    expect(() => officeRules({ ...office, survey: survey({ alsoService: serviceId('fishing') }) })).toThrow(
      /no service fishing/,
    )
    expect(() => officeRules({ ...office, survey: survey({ next: 'q9' }) })).toThrow(/no question q9/)
    expect(() => officeRules({ ...office, survey: survey({ next: 'q1' }) })).not.toThrow()
  })
  it('with a service that is called like a desk’s own line throws', () => {
    const office = smallOffice()
    const [first, ...others] = office.services
    const services = [{ ...first, id: '@desk-1' as never }, ...others] as typeof office.services
    expect(() => officeRules({ ...office, services })).toThrow(/begins with @/)
  })
})
