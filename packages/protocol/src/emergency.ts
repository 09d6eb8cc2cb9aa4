import { z } from 'zod'
import { CommandId, DayDate, Moment, PrinterId, ServiceId, VisitId } from './ids.ts'
import { Language } from './text.ts'
import { TicketNumber } from './ticket.ts'

/**
 * Emergency numbers: what a kiosk gives out while the server is away. A block of
 * them is leased while there is a connection, with the visit's id and the link of
 * each, so that a ticket given out alone is the same ticket once the server knows
 * of it: nothing has to be agreed on afterwards, and nothing can collide.
 */

/** Made by the kiosk's storage when it is empty: numbers leased to another storage are never given out of this one. */
export const StoreId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .brand<'StoreId'>()
export type StoreId = z.infer<typeof StoreId>

export const BlockId = z.string().min(1).max(64).brand<'BlockId'>()
export type BlockId = z.infer<typeof BlockId>

export const EmergencyNumber = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  /** What the QR says. Secret until it is on a visitor's paper: told to the kiosk of the block alone. */
  link: z.string(),
})
export type EmergencyNumber = z.infer<typeof EmergencyNumber>

/** Numbers of one day, in the order in which they are given out. */
export const EmergencyBlock = z.object({
  blockId: BlockId,
  date: DayDate,
  /** When the day ends; no number is given out after it. */
  validUntil: Moment,
  numbers: z.array(EmergencyNumber),
})
export type EmergencyBlock = z.infer<typeof EmergencyBlock>

/** Where the kiosk's own PC prints without the server: the agent there listens on 127.0.0.1. */
export const PrintDoor = z.object({
  port: z.number().int().min(1).max(65535),
  secret: z.string().min(16).max(128),
  printerId: PrinterId,
})
export type PrintDoor = z.infer<typeof PrintDoor>

// POST /api/emergency/blocks (kiosk): answers all blocks of this storage for the present day ------
export const LeaseBlocksBody = z.object({
  storeId: StoreId,
  /** Blocks that the kiosk has kept; one it lacks was lost on the way and is told again. */
  have: z.array(BlockId).max(64),
  /** Numbers that it can still give out today. */
  left: z.number().int().nonnegative(),
  /** Given out and not yet taken by the server. */
  untold: z.number().int().nonnegative(),
})
export type LeaseBlocksBody = z.infer<typeof LeaseBlocksBody>
export const LeasedBlocks = z.object({ blocks: z.array(EmergencyBlock), door: PrintDoor.nullable() })
export type LeasedBlocks = z.infer<typeof LeasedBlocks>

/** How the visitor got the number. */
export const emergencyPapers = ['printed', 'screen', 'unknown'] as const

/** A number that was given out. The visit's id is the key: the same again changes nothing. */
export const EmergencyTicket = z.object({
  visitId: VisitId,
  /** For people, should the server know nothing of it. */
  ticket: TicketNumber,
  serviceId: ServiceId,
  alsoServiceId: ServiceId.optional(),
  language: Language,
  /** How long ago by the kiosk's clock, ms; right even on a clock that is wrong, if nobody has set it since. */
  ageMs: z.number().int().nonnegative(),
  /** The moment by the server's clock as the kiosk last knew it. */
  at: Moment,
  paper: z.enum(emergencyPapers),
  /** The press that had got no answer before: no second ticket may come of it. */
  instead: CommandId.optional(),
})
export type EmergencyTicket = z.infer<typeof EmergencyTicket>

// POST /api/emergency/tickets (kiosk) ------------------------------------------------------------
export const TakeEmergencyBody = z.object({
  storeId: StoreId,
  tickets: z.array(EmergencyTicket).min(1).max(50),
})
export type TakeEmergencyBody = z.infer<typeof TakeEmergencyBody>
/** What became of each; one that is not named could not be written down and is told again. */
export const TakenEmergency = z.object({
  /** In the queue, or on record as expired with the day that is over. */
  taken: z.array(VisitId),
  /** Never leased to this kiosk, as far as the server knows: a person has to look. */
  refused: z.array(VisitId),
})
export type TakenEmergency = z.infer<typeof TakenEmergency>

/** What supervision shows of a kiosk that has given out numbers by itself, or may be doing so now. */
export const EmergencyState = z.object({
  deviceId: z.string(),
  name: z.string(),
  connected: z.boolean(),
  /** Taken into the queue today. */
  given: z.number().int().nonnegative(),
  /** When the last of them was given out. */
  lastAt: Moment.nullable(),
  /**
   * Given out and not in the queue yet: as the kiosk said, or, while it is away,
   * at most so many.
   */
  unknown: z.number().int().nonnegative(),
  /** Numbers that the server does not know; somebody may hold such a ticket. */
  refused: z.array(z.string()),
})
export type EmergencyState = z.infer<typeof EmergencyState>
