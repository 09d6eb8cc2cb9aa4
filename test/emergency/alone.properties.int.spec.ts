import 'fake-indexeddb/auto'
import type { EmergencyBlock, LeasedBlocks, TakenEmergency } from '@chered/protocol/emergency'
import type { DeviceId, PrinterId, ServiceId, VisitId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import {
  type EmergencyDesk,
  openEmergencyDesk,
} from '../../packages/server/src/application/emergency-desk.ts'
import type { DeviceRow } from '../../packages/server/src/application/ports.ts'
import type { ViewContext } from '../../packages/server/src/application/views/context.ts'
import { localDate } from '../../packages/server/src/domain/time.ts'
import { minute, smallOffice } from '../../packages/server/src/testing/example-office.ts'
import { faultsOf } from '../../packages/server/src/testing/hall-invariants.ts'
import { KeptHall } from '../../packages/server/src/testing/kept-hall.ts'
import { callNext, issue, openDesk } from '../../packages/server/src/testing/orders.ts'

/**
 * Both sides as they are: the server down to its disk, the kiosks' own memory over
 * a browser's database, and between them a line that loses, repeats and delays.
 */

interface Given {
  readonly visitId: VisitId
  readonly ticket: EmergencyBlock['numbers'][number]['ticket']
  readonly link: string
}
interface Memory {
  readonly storeId: string
  give(wanted: object, day: { date: string; kioskAt: number; at: number }): Promise<Given | null>
  untold(): Promise<unknown[]>
  close(): void
}
/** The kiosk's code is typed for a browser; these are its shapes for this program. */
const kiosk = (file: string) =>
  import(new URL(`../../packages/kiosk/src/features/emergency/${file}`, import.meta.url).href)
const { openEmergencyMemory } = (await kiosk('memory.ts')) as {
  openEmergencyMemory(name: string): Promise<Memory>
}
const { tellServer } = (await kiosk('tell-server.ts')) as {
  tellServer(memory: Memory, server: object, date: string, kioskNow: () => number): Promise<boolean>
}

const office = smallOffice()
const services = ['passport', 'copy', 'lawyer'] as const
const lineFaults = ['none', 'not-sent', 'answer-lost', 'twice'] as const
type LineFault = (typeof lineFaults)[number]

interface Person {
  readonly ticket: string
  readonly visitId: VisitId
  readonly service: string
  readonly at: number
  /** The kiosk's clock told the truth all the time, or was wrong by the same all the time. */
  exact: boolean
  /** The kiosk's memory is gone before the server heard of it. */
  lost: boolean
}

class Kiosk {
  readonly row: DeviceRow
  readonly world: World
  memory!: Memory
  /** Of the PC's clock against the truth, ms. */
  wrongBy = 0
  #name: string
  #memories = 0
  readonly people: Person[] = []

  constructor(world: World, nth: number) {
    this.world = world
    const deviceId = `kiosk-${nth}` as DeviceId
    const assignment = { kind: 'kiosk', printerId: 'printer-1' as PrinterId, scannerId: null } as const
    this.row = { deviceId, name: deviceId, assignment, tokenHash: '', enrolledAt: 0, seenAt: null }
    this.#name = `${world.name}-${nth}`
  }

  async open(): Promise<void> {
    this.memory = await openEmergencyMemory(`${this.#name}-${this.#memories}`)
  }

  async reload(): Promise<void> {
    this.memory.close()
    await this.open()
  }

  async loseMemory(): Promise<void> {
    this.memory.close()
    this.#memories++
    const { day } = this.world.hall
    for (const person of this.people) if (!day.visits.has(person.visitId)) person.lost = true
    await this.open()
  }

  clock = () => this.world.hall.clock.now() + this.wrongBy

  /** A visitor presses; `seen` false: the power went between the disk and the paper. */
  async give(service: string, seen: boolean): Promise<void> {
    const now = this.world.hall.clock.now()
    const wanted = { serviceId: service as ServiceId, alsoServiceId: null, language: 'ru', instead: null }
    const date = localDate(now, office.timeZone)
    const given = await this.memory.give(wanted, { date, kioskAt: this.clock(), at: now })
    if (given === null || !seen) return
    const { ticket, visitId } = given
    this.people.push({ ticket: ticketText(ticket), visitId, service, at: now, exact: true, lost: false })
  }

  async tell(faults: readonly LineFault[]): Promise<boolean> {
    const date = localDate(this.world.hall.clock.now(), office.timeZone)
    return tellServer(this.memory, this.world.lineOf(this, [...faults]), date, this.clock)
  }
}

let worlds = 0
class World {
  readonly name = `world-${++worlds}`
  readonly hall: KeptHall
  readonly kiosks: readonly Kiosk[]
  desk: EmergencyDesk
  issued = 0
  private constructor(hall: KeptHall) {
    this.hall = hall
    this.desk = this.openDesk()
    this.kiosks = [new Kiosk(this, 1), new Kiosk(this, 2)]
  }

  static async open(): Promise<World> {
    const world = new World(await KeptHall.open(office))
    await world.hall.must(openDesk('desk-1', [...services]))
    for (const one of world.kiosks) await one.open()
    return world
  }

  openDesk(): EmergencyDesk {
    const { hall } = this
    const context = () =>
      ({ rules: hall.rules, publicUrl: 'http://office', now: hall.clock.now() }) as unknown as ViewContext
    return openEmergencyDesk({
      keeper: hall.keeper,
      table: hall.store.emergency,
      context,
      doorOf: () => null,
    })
  }

  async restart(): Promise<void> {
    await this.hall.restart()
    this.desk = this.openDesk()
  }

  lineOf({ row }: Kiosk, faults: LineFault[]) {
    const across = async <T>(ask: () => Promise<T>): Promise<T | null> => {
      const fault = faults.shift() ?? 'none'
      if (fault === 'not-sent') return null
      const answer = await ask()
      if (fault === 'twice') return ask()
      return fault === 'answer-lost' ? null : answer
    }
    return {
      take: (body: never): Promise<TakenEmergency | null> =>
        across(() => this.desk.take(JSON.parse(JSON.stringify(body)), row.deviceId)),
      lease: (body: never): Promise<LeasedBlocks | null> =>
        across(async () => {
          const answer = await this.desk.lease(JSON.parse(JSON.stringify(body)), row)
          return answer.ok ? answer.leased : null
        }),
    }
  }

  async close(): Promise<void> {
    for (const one of this.kiosks) one.memory.close()
    await this.hall.close()
  }
}

type Step =
  | { readonly do: 'time'; readonly ms: number }
  | { readonly do: 'issue' | 'call' | 'restart' }
  | { readonly do: 'give'; readonly kiosk: number; readonly service: number; readonly seen: boolean }
  | { readonly do: 'tell'; readonly kiosk: number; readonly faults: readonly LineFault[] }
  | { readonly do: 'reload' | 'lose-memory'; readonly kiosk: number }
  | { readonly do: 'set-clock'; readonly kiosk: number; readonly ms: number }

const kioskNth = fc.nat(1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('time' as const), ms: fc.constantFrom(0, 1000, 3 * minute) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('issue' as const, 'call' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      kiosk: kioskNth,
      service: fc.nat(2),
      seen: fc.nat(6).map((n) => n > 0),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      kiosk: kioskNth,
      faults: fc.array(fc.constantFrom(...lineFaults), { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('reload' as const, 'lose-memory' as const), kiosk: kioskNth }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set-clock' as const),
      kiosk: kioskNth,
      ms: fc.constantFrom(-7_200_000, -60_000, 60_000, 7_200_000),
    }),
  },
)

async function take(world: World, one: Step): Promise<void> {
  const { hall, kiosks } = world
  const whose = 'kiosk' in one ? kiosks[one.kiosk] : undefined
  switch (one.do) {
    case 'time':
      hall.advance(one.ms)
      return
    case 'issue':
      await hall.must(issue(`online-${world.name}-${world.issued++}`, 'passport'))
      return
    case 'call':
      await hall.submit(callNext('desk-1'), null)
      return
    case 'restart':
      await world.restart()
      return
    case 'give':
      await whose?.give(services[one.service] ?? 'passport', one.seen)
      return
    case 'tell':
      await whose?.tell(one.faults)
      return
    case 'reload':
      await whose?.reload()
      return
    case 'lose-memory':
      await whose?.loseMemory()
      return
    case 'set-clock':
      if (whose === undefined) return
      whose.wrongBy += one.ms
      // Whose number is told from now on, a moment is as good as it can be.
      for (const person of whose.people) if (!hall.day.visits.has(person.visitId)) person.exact = false
  }
}

const seen = { given: 0, taken: 0, lost: 0 }
afterAll(() => {
  // Days in which nobody got a number would prove nothing.
  expect(seen.given).toBeGreaterThan(200)
  expect(seen.taken).toBeGreaterThan(100)
  expect(seen.lost).toBeGreaterThan(0)
})

it('whoever got a number from a kiosk that was alone is in the queue once, at the place of that moment, and nobody has the same number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
      const world = await World.open()
      try {
        for (const one of world.kiosks) await one.tell([])
        for (const one of steps) await take(world, one)
        // The line is whole again.
        for (const one of world.kiosks) {
          await one.tell([])
          expect(await one.memory.untold()).toEqual([])
        }
        await world.restart()
        const { day } = world.hall
        expect(world.hall.broken).toEqual([])
        expect(faultsOf(day)).toEqual([])
        const online = [...day.visits.values()].filter((visit) => !visit.emergency)
        const people = world.kiosks.flatMap((one) => one.people)
        const tickets = [
          ...online.map(({ ticket }) => ticketText(ticket)),
          ...people.map(({ ticket }) => ticket),
        ]
        expect(new Set(tickets).size, 'nobody has a number that another has').toBe(tickets.length)
        for (const person of people) {
          seen.given++
          const visit = day.visits.get(person.visitId)
          if (visit === undefined) {
            expect(person.lost, `${person.ticket} is not in the queue`).toBe(true)
            seen.lost++
            continue
          }
          seen.taken++
          expect(ticketText(visit.ticket)).toBe(person.ticket)
          expect(visit.leg.serviceId).toBe(person.service)
          if (person.exact) expect(visit.issuedAt).toBe(person.at)
          expect(visit.issuedAt).toBeLessThanOrEqual(world.hall.clock.now())
          const block = day.blocks.find(({ numbers }) => numbers.some((n) => n.visitId === person.visitId))
          expect(visit.issuedAt).toBeGreaterThanOrEqual(block?.leasedAt ?? Number.POSITIVE_INFINITY)
        }
      } finally {
        await world.close()
      }
    }),
    { numRuns: 40 },
  )
})
