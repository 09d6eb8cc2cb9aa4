import type { VisitId } from '@chered/protocol/ids'
import type { Service } from '@chered/protocol/office'
import { type Block, emergencyTicket, freeRun } from '../numbering/emergency-block.ts'
import { givenAt } from '../numbering/given-at.ts'
import { callBy, type Standing } from '../queue/call-by.ts'
import { quote } from '../queue/quote.ts'
import { momentOf } from '../time.ts'
import type { LeaseEmergencyNumbers, TakeEmergencyTicket } from './commands.ts'
import type { Day } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import type { DayEvent } from './events.ts'

/** Numbers that a kiosk gives out while the server is away: leased beforehand, taken into the queue afterwards. */

/** A kiosk with fewer numbers than this is given another block. */
export const enoughLeft = 20
/** Blocks of one kiosk and day: an enrolled device that asks for ever does not get every number there is. */
const blocksMost = 12

/**
 * More numbers for a kiosk that has too few. A block that it does not name was
 * lost on the way, so it has that one. Refuses with `emergency-numbers-exhausted`.
 */
export function leaseNumbers(day: Day, c: LeaseEmergencyNumbers, now: Circumstances): Decision {
  const own = day.blocks.filter(({ deviceId }) => deviceId === c.deviceId)
  const lost = own.some(({ storeId, id }) => storeId === c.storeId && !c.have.includes(id))
  if (lost || c.left >= enoughLeft) return yes()
  if (own.length >= blocksMost) return no('emergency-numbers-exhausted')
  const { blockId, deviceId, storeId, numbers } = c
  const from = freeRun(day, now.rules, numbers.length)
  return yes({ type: 'EmergencyNumbersLeased', blockId, deviceId, storeId, from, numbers })
}

/**
 * The visitor of a number that was given out without us. Hours, channels and
 * quotas are not asked: the person stands there; the quotas count the ticket. The
 * place is the one that the moment of giving out has, between those who came
 * before and after. With a day that is over the number is over too. Refuses only
 * with `emergency-number-unknown`: this kiosk was never leased such a number.
 */
export function takeEmergencyTicket(day: Day, c: TakeEmergencyTicket, now: Circumstances): Decision {
  if (day.visits.has(c.visitId) || day.expiredAlone.has(c.visitId)) return yes()
  const leased = leasedNumber(day, c) ?? onRecord(c)
  if (leased === null) return no('emergency-number-unknown')
  const service = serviceOf(c, now)
  if (service === null) return no('service-unknown')
  const { settings, timeZone } = now.rules.office
  const since = givenAt(c.told, leased.leasedAt, now.at)
  const { token, number, date } = leased
  const ticket = emergencyTicket({ from: number }, 0)
  if (date !== day.date || day.status === 'ended') {
    const endedAt = Math.min(momentOf(date, settings.dayEnds, timeZone), now.at)
    return yes({
      type: 'EmergencyTicketExpired',
      ...{ visitId: c.visitId, token, ticket, date },
      ...{ serviceId: service.id, queueId: service.queue, language: c.language },
      since: Math.min(since, endedAt),
      endedAt,
    })
  }
  const standing: Standing = { kind: 'arrival', from: since }
  const planned = [...new Set(c.planned)].filter((id) => id !== service.id && now.rules.services.has(id))
  const services = [service, ...planned.flatMap((id) => now.rules.services.get(id) ?? [])]
  return yes(...takenBack(day, c), {
    type: 'VisitIssued',
    ...{ visitId: c.visitId, token, ticket, overflow: false },
    ...{ serviceId: service.id, queueId: service.queue, planned },
    queues: [...new Set(services.map(({ queue }) => queue))],
    ...{ language: c.language, channel: 'kiosk', categoryId: null, appointment: null },
    ...callBy(standing, service, null, settings),
    // No time was told, so none is judged.
    quote: { ...quote(day, now.rules, service.id, now.at, { category: null, standing }), estimate: null },
    print: null,
    emergency: { at: since, paper: c.paper, instead: c.instead },
  })
}

interface Leased {
  readonly token: Block['numbers'][number]['token']
  readonly number: number
  readonly date: Day['date']
  readonly leasedAt: number
}

/** The number of a visit in the blocks of today that this kiosk has. */
function leasedNumber(day: Day, { deviceId, visitId }: TakeEmergencyTicket): Leased | null {
  for (const block of day.blocks) {
    if (block.deviceId !== deviceId) continue
    const nth = block.numbers.findIndex((number) => number.visitId === visitId)
    const found = block.numbers[nth]
    if (found === undefined) continue
    return { token: found.token, number: block.from + nth, date: day.date, leasedAt: block.leasedAt }
  }
  return null
}

function onRecord({ onRecord: record, deviceId, visitId }: TakeEmergencyTicket): Leased | null {
  return record !== null && record.deviceId === deviceId && record.visitId === visitId ? record : null
}

/** Of a service that the office has dropped meanwhile, its first one for walk-ins: there a person helps on. */
function serviceOf({ serviceId }: TakeEmergencyTicket, { rules }: Circumstances): Service | null {
  const walkIn = ({ channels, byAppointmentOnly }: Service) =>
    channels.includes('kiosk') && byAppointmentOnly !== true
  return rules.services.get(serviceId) ?? rules.office.services.find(walkIn) ?? null
}

/** The ticket that came of the unanswered press after all is nobody's: its visitor has this one. */
function* takenBack(day: Day, { instead }: TakeEmergencyTicket): Generator<DayEvent> {
  if (instead === null) return
  for (const { id, press, leg } of day.visits.values()) {
    if (press === instead && leg.now.state === 'waiting') yield { type: 'VisitCancelled', visitId: id }
  }
}

/** How many numbers of a block were given out, as far as is known, and when the last of them. */
export function givenOf(day: Day, block: Block): { readonly given: number; readonly lastAt: number | null } {
  let given = 0
  let lastAt: number | null = null
  for (const { visitId } of block.numbers) {
    const visit = day.visits.get(visitId as VisitId)
    if (visit === undefined) continue
    given++
    lastAt = Math.max(lastAt ?? 0, visit.issuedAt)
  }
  return { given, lastAt }
}
