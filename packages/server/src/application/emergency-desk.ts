import type {
  BlockId,
  EmergencyTicket,
  LeaseBlocksBody,
  LeasedBlocks,
  PrintDoor,
  StoreId,
  TakeEmergencyBody,
  TakenEmergency,
} from '@chered/protocol/emergency'
import type { DeviceId, PrinterId, VisitId, VisitToken } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import type { Refusal } from '../domain/day/decide.ts'
import { enoughLeft } from '../domain/day/emergency.ts'
import { type Block, emergencyTicket, type LeasedNumber } from '../domain/numbering/emergency-block.ts'
import { momentOf } from '../domain/time.ts'
import type { DayKeeper } from './day-keeper.ts'
import type { DeviceRow, EmergencyTable } from './ports.ts'
import { randomToken, rowId } from './secrets.ts'
import type { ViewContext } from './views/context.ts'

/** Numbers of one block: at a busy kiosk, about an hour without the server. */
const blockSize = 40

export type Leased =
  | { readonly ok: true; readonly leased: LeasedBlocks }
  | { readonly ok: false; readonly refusal: Refusal }

/** What kiosks have said of themselves; forgotten with the process, because they say it again. */
export interface EmergencyNews {
  /** Given out and not yet told, as the kiosk last said. */
  untold(deviceId: DeviceId): number
  /** Numbers of today that the kiosk says it gave out and that nobody leased to it. */
  refused(deviceId: DeviceId): readonly { readonly ticket: string; readonly at: number }[]
}

export interface EmergencyDesk extends EmergencyNews {
  /** All blocks that the storage has for today, with another one when it runs short. */
  lease(body: LeaseBlocksBody, kiosk: DeviceRow): Promise<Leased>
  /** Takes what a kiosk gave out; the same again changes nothing and is answered the same. */
  take(body: TakeEmergencyBody, deviceId: DeviceId): Promise<TakenEmergency>
  onNews(listener: () => void): () => void
}

export function openEmergencyDesk(parts: {
  readonly keeper: DayKeeper
  readonly table: EmergencyTable
  readonly context: () => ViewContext
  /** Where the printer's agent lets the kiosk of the same PC in. */
  readonly doorOf: (printerId: PrinterId) => Omit<PrintDoor, 'printerId'> | null
}): EmergencyDesk {
  const { keeper, table, context } = parts
  const untold = new Map<DeviceId, number>()
  const refused = new Map<DeviceId, Map<VisitId, { ticket: string; at: number; day: string }>>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  function keepUntold(deviceId: DeviceId, count: number): void {
    if (untold.get(deviceId) === count) return
    untold.set(deviceId, count)
    tell()
  }

  function blocksOf(deviceId: DeviceId, storeId: StoreId): readonly Block[] {
    const { day } = keeper
    if (day.status === 'ended') return []
    return day.blocks.filter((block) => block.deviceId === deviceId && block.storeId === storeId)
  }

  function answer(kiosk: DeviceRow, storeId: StoreId): LeasedBlocks {
    const { rules, publicUrl } = context()
    const { settings, timeZone } = rules.office
    const { date } = keeper.day
    const blocks = blocksOf(kiosk.deviceId, storeId)
    const printerId = kiosk.assignment.kind === 'kiosk' ? kiosk.assignment.printerId : null
    const door = printerId === null ? null : parts.doorOf(printerId)
    return {
      blocks: blocks.map((block) => ({
        blockId: block.id,
        date,
        validUntil: momentOf(date, settings.dayEnds, timeZone),
        numbers: block.numbers.map(({ visitId, token }, nth) => ({
          visitId,
          ticket: emergencyTicket(block, nth),
          link: `${publicUrl}/t/${token}`,
        })),
      })),
      door: door === null || printerId === null ? null : { ...door, printerId },
    }
  }

  /** Whether the day says so; one that was never leased today is asked for on record. */
  async function takeOne(
    ticket: EmergencyTicket,
    deviceId: DeviceId,
  ): Promise<'taken' | 'refused' | 'later'> {
    const { visitId, serviceId, alsoServiceId, language, ageMs, at, paper, instead } = ticket
    const record = table.of(visitId)
    // Of an earlier day, and told already: the answer was lost.
    if (record !== null && record.toldAt !== null && record.deviceId === deviceId) return 'taken'
    const answer = await keeper.submit({
      actor: { kind: 'device', id: deviceId },
      // The visit's id is what makes a repeat harmless, on whatever day it comes.
      commandId: null,
      command: {
        type: 'take-emergency-ticket',
        ...{ deviceId, visitId, serviceId, language, paper },
        planned: alsoServiceId === undefined ? [] : [alsoServiceId],
        told: { ageMs, at },
        instead: instead ?? null,
        onRecord: record,
      },
    })
    if (answer.ok) return 'taken'
    return answer.refusal.code === 'emergency-number-unknown' ? 'refused' : 'later'
  }

  return {
    async lease({ storeId, have, left, untold: count }, kiosk) {
      const { deviceId } = kiosk
      keepUntold(deviceId, count)
      const known = blocksOf(deviceId, storeId)
      const isEnough = left >= enoughLeft || known.some(({ id }) => !have.includes(id))
      if (isEnough || keeper.day.status === 'ended') return { ok: true, leased: answer(kiosk, storeId) }
      const { now } = context()
      const leased = await keeper.submit({
        actor: { kind: 'device', id: deviceId },
        // What the kiosk has says whether this was granted before.
        commandId: null,
        command: {
          type: 'lease-emergency-numbers',
          ...{ deviceId, storeId, have, left },
          blockId: rowId('b', now) as BlockId,
          numbers: Array.from(
            { length: blockSize },
            (): LeasedNumber => ({ visitId: rowId('v', now) as VisitId, token: randomToken() as VisitToken }),
          ),
        },
      })
      if (!leased.ok) return leased
      return { ok: true, leased: answer(kiosk, storeId) }
    },
    async take({ tickets }, deviceId) {
      const ends = await Promise.all(tickets.map((ticket) => takeOne(ticket, deviceId)))
      const own = refused.get(deviceId) ?? new Map()
      refused.set(deviceId, own)
      const taken: VisitId[] = []
      const unknown: VisitId[] = []
      for (const [nth, { visitId, ticket }] of tickets.entries()) {
        if (ends[nth] === 'taken') taken.push(visitId)
        if (ends[nth] !== 'refused') continue
        unknown.push(visitId)
        const at = own.get(visitId)?.at ?? context().now
        own.set(visitId, { ticket: ticketText(ticket), at, day: keeper.day.date })
      }
      keepUntold(deviceId, Math.max(0, (untold.get(deviceId) ?? 0) - taken.length))
      if (unknown.length > 0) tell()
      return { taken, refused: unknown }
    },
    untold: (deviceId) => untold.get(deviceId) ?? 0,
    refused: (deviceId) =>
      [...(refused.get(deviceId)?.values() ?? [])].filter(({ day }) => day === keeper.day.date),
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
