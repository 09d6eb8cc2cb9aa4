import type { BlockId, StoreId } from '@chered/protocol/emergency'
import type { DeviceId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleOffice, exampleQueue, exampleService } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { issue, openDesk, tokenOf, visitId } from '../../testing/orders.ts'
import type { DayCommand } from '../day/commands.ts'
import { type OfficeRules, officeRules } from '../office/office-rules.ts'

interface QueuePlan {
  readonly letter: string
  readonly range: { readonly from: number; readonly to: number } | null
}

const anyRange = fc.option(
  fc.tuple(fc.integer({ min: 1, max: 1005 }), fc.nat(4)).map(([from, more]) => ({ from, to: from + more })),
)
// Letters that clash, among them digits: "1" + "023" reads like "" + "1023".
const letters = fc.constantFrom('', 'А', 'Б', '1')
const plans = fc.array(fc.record({ letter: letters, range: anyRange }), { minLength: 3, maxLength: 3 })

function rulesOf(queues: readonly QueuePlan[]): OfficeRules {
  return officeRules(
    exampleOffice({
      queues: queues.map(({ letter, range }, i) => exampleQueue(`queue-${i}`, letter, range ?? undefined)),
      services: queues.map((_, i) => exampleService(`service-${i}`, `queue-${i}`)),
      desks: 1,
    }),
  )
}

/** With a desk that serves all, so that each visitor is also told how long it takes. */
function openHall(queues: readonly QueuePlan[]): Hall {
  const hall = new Hall(rulesOf(queues))
  hall.must(openDesk('desk-1', ['service-0', 'service-1', 'service-2']))
  return hall
}

/** Three numbers for a kiosk of its own. */
function lease(name: string): DayCommand {
  const numbers = [0, 1, 2].map((n) => ({ visitId: visitId(`${name}-${n}`), token: tokenOf(`${name}-${n}`) }))
  const storeId = `memory-of-${name}` as StoreId
  const kiosk = { deviceId: name as DeviceId, storeId, have: [], left: 0 }
  return { type: 'lease-emergency-numbers', ...kiosk, blockId: name as BlockId, numbers }
}

function numbersOf(hall: Hall): string[] {
  return hall.journal.flatMap(({ event }) => (event.type === 'VisitIssued' ? [ticketText(event.ticket)] : []))
}

describe('ticket numbers', () => {
  it('are never given twice, though ranges end and overlap, and letters are shared', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(2), { minLength: 1, maxLength: 60 }), (queues, visitors) => {
        const hall = openHall(queues)
        for (const [i, queue] of visitors.entries()) hall.must(issue(`visit-${i}`, `service-${queue}`))
        const numbers = numbersOf(hall)
        expect(new Set(numbers).size).toBe(visitors.length)
      }),
    )
  })

  it('are never given twice when the office changes its ranges and letters in mid-day', () => {
    const days = fc.array(fc.tuple(plans, fc.array(fc.nat(2), { maxLength: 20 })), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(days, (parts) => {
        const hall = openHall(parts[0]?.[0] ?? [])
        let count = 0
        for (const [queues, visitors] of parts) {
          hall.rules = rulesOf(queues)
          for (const queue of visitors) hall.must(issue(`visit-${count++}`, `service-${queue}`))
        }
        expect(new Set(numbersOf(hall)).size).toBe(count)
      }),
    )
  })

  it('of kiosks that may be alone are never shared, though ranges change while they have them', () => {
    const parts = fc.array(
      fc.tuple(plans, fc.array(fc.nat(4), { maxLength: 20 }), fc.constantFrom(0, 8990, 9000)),
      { minLength: 2, maxLength: 5 },
    )
    fc.assert(
      fc.property(parts, (days) => {
        const hall = openHall(days[0]?.[0] ?? [])
        let count = 0
        for (const [queues, visitors, higher] of days) {
          // Ranges that reach into the blocks, and numbers beyond them that do.
          hall.rules = rulesOf(
            queues.map(({ letter, range }) => ({
              letter,
              range: range && { from: range.from + higher, to: range.to + higher },
            })),
          )
          for (const queue of visitors) {
            const name = `visit-${count++}`
            if (queue < 3) hall.must(issue(name, `service-${queue}`))
            else hall.must(lease(name))
          }
        }
        const leased = hall.day.blocks.flatMap(({ from, numbers }) => numbers.map((_, nth) => from + nth))
        const issued = numbersOf(hall)
        expect(new Set([...issued, ...leased.map(String)]).size).toBe(issued.length + leased.length)
      }),
    )
  })

  it('of queues with disjoint ranges never share their digits, used up or not', () => {
    const disjoint = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map(([a, b, c]): QueuePlan[] => [
      { letter: 'А', range: { from: 1, to: 1 + a } },
      { letter: 'Б', range: { from: 2 + a, to: 2 + a + b } },
      { letter: 'В', range: { from: 998, to: 998 + c } },
    ])
    fc.assert(
      fc.property(disjoint, fc.array(fc.nat(2), { maxLength: 40 }), (queues, visitors) => {
        const hall = openHall(queues)
        for (const [i, queue] of visitors.entries()) hall.must(issue(`visit-${i}`, `service-${queue}`))
        const digits = numbersOf(hall).map((number) => number.slice(1))
        expect(new Set(digits).size).toBe(digits.length)
      }),
    )
  })

  it('of one queue rise by one within its range, and then go on where no range is', () => {
    const hall = new Hall(rulesOf([{ letter: 'А', range: { from: 7, to: 9 } }]))
    for (let i = 0; i < 5; i++) hall.must(issue(`visit-${i}`, 'service-0'))
    expect(numbersOf(hall)).toEqual(['А007', 'А008', 'А009', 'А1000', 'А1001'])
  })
})
