import type { EmergencyTicket, LeasedBlocks, TakenEmergency } from '@chered/protocol/emergency'
import type { EmergencyMemory, GivenNumber } from './memory.ts'

/** The server as the memory needs it; null: no answer, or a "no" for now. */
export interface EmergencyServer {
  take(body: {
    readonly storeId: string
    readonly tickets: readonly EmergencyTicket[]
  }): Promise<TakenEmergency | null>
  lease(body: {
    readonly storeId: string
    readonly have: readonly string[]
    readonly left: number
    readonly untold: number
  }): Promise<LeasedBlocks | null>
}

/** So many are told at once; the rest follows. */
const toldAtOnce = 50

/**
 * Tells the server what was given out, then asks for numbers where there are few.
 * Each step may be lost or repeated: the visits' ids say what is known already.
 * True when everything given out is told. `date` is today's; `kioskNow` is this
 * PC's clock at the moment of telling.
 */
export async function tellServer(
  memory: EmergencyMemory,
  server: EmergencyServer,
  date: string,
  kioskNow: () => number,
): Promise<boolean> {
  const waiting = await memory.untold()
  let isTold = true
  for (let from = 0; from < waiting.length; from += toldAtOnce) {
    const some = waiting.slice(from, from + toldAtOnce)
    const tickets = some.map((given) => ticketOf(given, kioskNow()))
    const answer = await server.take({ storeId: memory.storeId, tickets })
    if (answer === null) return false
    for (const visitId of answer.taken) await memory.note(visitId, { told: 'taken' })
    for (const visitId of answer.refused) await memory.note(visitId, { told: 'refused' })
    if (answer.taken.length + answer.refused.length < some.length) isTold = false
  }
  const [have, left, untold] = await Promise.all([
    memory.blocksOf(date),
    memory.left(date),
    memory.untold().then((all) => all.filter(({ told }) => told === 'not-yet').length),
  ])
  const leased = await server.lease({ storeId: memory.storeId, have, left, untold })
  if (leased === null) return false
  await memory.keepBlocks(leased.blocks)
  await memory.keepDoor(leased.door)
  // The server says which day it is; a block of it is kept by now.
  const [block] = leased.blocks
  if (block !== undefined) await memory.forgetBefore(block.date)
  return isTold
}

function ticketOf(given: GivenNumber, kioskNow: number): EmergencyTicket {
  const { visitId, ticket, serviceId, alsoServiceId, language, kioskAt, at, paper, instead } = given
  return {
    ...{ visitId, ticket, serviceId, language, paper },
    ...(alsoServiceId === null ? {} : { alsoServiceId }),
    ...(instead === null ? {} : { instead }),
    ageMs: Math.max(0, Math.round(kioskNow - kioskAt)),
    at: Math.round(at),
  }
}
