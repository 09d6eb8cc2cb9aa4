import type { BlockId, StoreId } from '@chered/protocol/emergency'
import type { CommandId, DayDate, DeviceId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket'
import { describe, expect, it } from 'vitest'
import {
  exampleQueue,
  exampleWalkIns,
  minute,
  monday,
  nineOClock,
  serviceId,
  smallOffice,
} from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { issue, openDesk, tokenOf, visitId } from '../../testing/orders.ts'
import { officeRules } from '../office/office-rules.ts'
import { competenceOf } from '../queue/call-order.ts'
import { sequenceFor } from '../queue/sequence.ts'
import type { DayCommand, LeaseEmergencyNumbers, TakeEmergencyTicket } from './commands.ts'
import { deskState, visitOfToken } from './day.ts'
import type { Decision } from './decide.ts'

const kiosk = 'kiosk-1' as DeviceId
const rules = officeRules(smallOffice())
/** An age that cannot be, so that the other telling counts. */
const longAgo = 1000 * 60 * minute

function lease(block: string, more: Partial<LeaseEmergencyNumbers> = {}): DayCommand {
  const numbers = [0, 1, 2].map((n) => ({
    visitId: visitId(`${block}-${n}`),
    token: tokenOf(`${block}-${n}`),
  }))
  const storeId = 'memory-of-kiosk-1' as StoreId
  return {
    type: 'lease-emergency-numbers',
    ...{ deviceId: kiosk, storeId, have: [], left: 0, blockId: block as BlockId, numbers },
    ...more,
  }
}
function given(visit: string, at: number, more: Partial<TakeEmergencyTicket> = {}): DayCommand {
  return {
    type: 'take-emergency-ticket',
    ...{ deviceId: kiosk, visitId: visitId(visit), serviceId: serviceId('passport'), planned: [] },
    ...{ language: 'tt', told: { ageMs: longAgo, at }, paper: 'printed', instead: null, onRecord: null },
    ...more,
  }
}
const ticketsInOrder = (hall: Hall) => {
  const desk = deskState(hall.day, 'desk-1' as never)
  if (desk.state === 'closed') throw new Error('the desk is closed')
  return sequenceFor(hall.day, competenceOf('desk-1' as never, desk), hall.at, 9).map(({ visit }) =>
    ticketText(visit.ticket),
  )
}
const typesOf = (decision: Decision) =>
  decision.ok ? decision.events.map((e) => e.type) : decision.refusal.code

describe('a block of numbers', () => {
  it('stands high among those of four digits, and the next one behind it', () => {
    const hall = new Hall(rules)
    hall.must(lease('a'), lease('b', { deviceId: 'kiosk-2' as DeviceId }))
    expect(hall.day.blocks.map(({ from }) => from)).toEqual([9001, 9004])
  })

  it('is given to a kiosk that has few numbers left, and to no other', () => {
    const hall = new Hall(rules)
    expect(typesOf(hall.do(lease('a', { left: 20 })))).toEqual([])
    expect(typesOf(hall.do(lease('a', { left: 19 })))).toEqual(['EmergencyNumbersLeased'])
  })

  it('that was lost on the way is no reason for another one', () => {
    const hall = new Hall(rules)
    hall.must(lease('a'))
    expect(typesOf(hall.do(lease('b')))).toEqual([])
    expect(typesOf(hall.do(lease('b', { have: ['a' as BlockId] })))).toEqual(['EmergencyNumbersLeased'])
  })

  it('of a memory that was lost is not handed to the next memory', () => {
    const hall = new Hall(rules)
    hall.must(lease('a'), lease('b', { storeId: 'a-new-memory' as StoreId }))
    expect(hall.day.blocks.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('is refused to a kiosk that asks for ever', () => {
    const hall = new Hall(rules)
    for (let n = 0; n < 12; n++) hall.must(lease(`block-${n}`, { storeId: `memory-${n}` as StoreId }))
    expect(hall.do(lease('one-more', { storeId: 'memory-12' as StoreId }))).toMatchObject({
      refusal: { code: 'emergency-numbers-exhausted' },
    })
  })

  it('lies beyond what queues have, and a queue that gets so far passes over it', () => {
    const office = {
      ...smallOffice(),
      queues: [exampleQueue('papers', '', { from: 9001, to: 9002 }), exampleQueue('advice', 'Б')],
    }
    const hall = new Hall(officeRules(office))
    hall.must(lease('a'))
    expect(hall.day.blocks[0]?.from).toBe(9003)
    for (let n = 0; n < 3; n++) hall.must(issue(`visit-${n}`, 'passport'))
    const numbers = [...hall.day.visits.values()].map(({ ticket }) => ticket.number)
    expect(numbers).toEqual([9001, 9002, 9006])
  })
})

describe('a number that a kiosk gave out alone', () => {
  const atFive = nineOClock + 5 * minute
  /** Somebody at nine, somebody at ten past, and the kiosk back at a quarter past. */
  function hallWithTwo(): Hall {
    const hall = new Hall(rules)
    hall.must(openDesk('desk-1', ['passport']), lease('a'), issue('early', 'passport'))
    hall.at = nineOClock + 10 * minute
    hall.must(issue('late', 'passport'))
    hall.at = nineOClock + 15 * minute
    return hall
  }

  it('stands between those who came before and after', () => {
    const hall = hallWithTwo()
    hall.must(given('a-0', atFive))
    expect(ticketsInOrder(hall)).toEqual(['А001', '9001', 'А002'])
    const visit = hall.day.visits.get(visitId('a-0'))
    expect(visit).toMatchObject({ issuedAt: atFive, language: 'tt', leg: { since: atFive } })
    expect(visit && visitOfToken(hall.day, visit.token)).toBe(visit)
  })

  it('waits from the moment at which it was given out', () => {
    const hall = hallWithTwo()
    hall.must(given('a-0', atFive))
    hall.must({ type: 'cancel', visitId: visitId('a-0') })
    expect(hall.day.visits.get(visitId('a-0'))?.leg.spent.waitMs).toBe(10 * minute)
  })

  it('is taken once, however often it is told', () => {
    const hall = hallWithTwo()
    hall.must(given('a-0', atFive))
    expect(typesOf(hall.do(given('a-0', atFive + minute, { serviceId: serviceId('lawyer') })))).toEqual([])
    expect(hall.day.visits.size).toBe(3)
  })

  it('leaves the numbers of the queues where they are', () => {
    const hall = hallWithTwo()
    hall.must(given('a-0', atFive), issue('last', 'passport'))
    expect(ticketText(hall.day.visits.get(visitId('last'))?.ticket ?? { letter: '', number: 1 })).toBe('А003')
  })

  it('is counted by the quotas and never refused by them, nor by hours', () => {
    const hall = hallWithTwo()
    hall.walkIns = exampleWalkIns({ perDay: 2 })
    hall.hoursOpen = false
    hall.must(given('a-0', atFive))
    expect(hall.day.totals.walkIns).toBe(3)
  })

  it('was told no time, so none is judged', () => {
    const hall = hallWithTwo()
    hall.must(given('a-0', atFive))
    expect(hall.day.visits.get(visitId('a-0'))?.quote.estimate).toBeNull()
  })

  it('of another kiosk, or of nobody, is not known', () => {
    const hall = hallWithTwo()
    for (const command of [
      given('a-0', atFive, { deviceId: 'kiosk-2' as DeviceId }),
      given('nobody', atFive),
    ]) {
      expect(hall.do(command)).toMatchObject({ refusal: { code: 'emergency-number-unknown' } })
    }
  })

  it('for a service that is gone stands in the first one for walk-ins', () => {
    const hall = hallWithTwo()
    hall.must(given('a-0', atFive, { serviceId: serviceId('dropped') }))
    expect(hall.day.visits.get(visitId('a-0'))?.leg.serviceId).toBe('passport')
  })

  it('takes back the ticket that came of the unanswered press after all', () => {
    const hall = hallWithTwo()
    const press = 'press-without-answer' as CommandId
    hall.must({ ...issue('ghost', 'passport'), press } as DayCommand)
    hall.must(given('a-0', atFive, { instead: press }))
    expect(hall.day.visits.get(visitId('ghost'))?.leg.now.state).toBe('cancelled')
    expect(hall.do({ ...issue('later', 'passport'), press } as DayCommand)).toMatchObject({
      refusal: { code: 'command-reused' },
    })
  })

  it('told when the day is over is on record as expired with it, once', () => {
    const hall = hallWithTwo()
    hall.must({ type: 'end-day' })
    hall.at += minute
    expect(typesOf(hall.do(given('a-0', atFive)))).toEqual(['EmergencyTicketExpired'])
    hall.must(given('a-0', atFive))
    expect(typesOf(hall.do(given('a-0', atFive)))).toEqual([])
    expect(hall.day.visits.has(visitId('a-0'))).toBe(false)
  })

  it('of a day before is on record as expired with that day, and is in no queue of today', () => {
    const hall = hallWithTwo()
    const onRecord = {
      ...{ date: '2026-11-20' as DayDate, deviceId: kiosk, visitId: visitId('old'), token: tokenOf('old') },
      ...{ number: 9017, leasedAt: nineOClock - 72 * 60 * minute },
    }
    const told = nineOClock - 70 * 60 * minute
    const decision = hall.do(given('old', told, { onRecord }))
    if (!decision.ok) throw new Error('it was refused')
    const ends = Date.UTC(2026, 10, 20, 20, 59)
    expect(decision.events).toMatchObject([
      {
        type: 'EmergencyTicketExpired',
        date: '2026-11-20',
        since: told,
        endedAt: ends,
        ticket: { number: 9017 },
      },
    ])
    expect(hall.day.visits.size).toBe(2)
    expect(hall.day.date).toBe(monday)
  })
})
