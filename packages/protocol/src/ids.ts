import { z } from 'zod'

/**
 * Branded identifiers. A brand is put on once, where text enters the system
 * (an HTTP body, a socket message, a row); inside, one kind of id cannot be
 * passed for another.
 */
const id = z.string().min(1).max(64)

export const OfficeId = id.brand<'OfficeId'>()
export type OfficeId = z.infer<typeof OfficeId>
export const ZoneId = id.brand<'ZoneId'>()
export type ZoneId = z.infer<typeof ZoneId>
export const DeskId = id.brand<'DeskId'>()
export type DeskId = z.infer<typeof DeskId>
export const QueueId = id.brand<'QueueId'>()
export type QueueId = z.infer<typeof QueueId>
export const ServiceId = id.brand<'ServiceId'>()
export type ServiceId = z.infer<typeof ServiceId>
export const CategoryId = id.brand<'CategoryId'>()
export type CategoryId = z.infer<typeof CategoryId>
export const StaffId = id.brand<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>
/** Whose time an appointment takes: a specialist's staff id, or a hall's id. */
export const ResourceId = id.brand<'ResourceId'>()
export type ResourceId = z.infer<typeof ResourceId>
export const DeviceId = id.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>
export const PrinterId = id.brand<'PrinterId'>()
export type PrinterId = z.infer<typeof PrinterId>
export const PanelId = id.brand<'PanelId'>()
export type PanelId = z.infer<typeof PanelId>
export const ScannerId = id.brand<'ScannerId'>()
export type ScannerId = z.infer<typeof ScannerId>
export const ConsoleId = id.brand<'ConsoleId'>()
export type ConsoleId = z.infer<typeof ConsoleId>
export const VisitId = id.brand<'VisitId'>()
export type VisitId = z.infer<typeof VisitId>
export const PrintJobId = id.brand<'PrintJobId'>()
export type PrintJobId = z.infer<typeof PrintJobId>
export const PairingId = id.brand<'PairingId'>()
export type PairingId = z.infer<typeof PairingId>

/** Unguessable and unique for ever: what the QR of a ticket carries. 128 bits, base64url. */
export const VisitToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .brand<'VisitToken'>()
export type VisitToken = z.infer<typeof VisitToken>

/** Made by the client for each press; the same id again has the effect of once and the answer of once. */
export const CommandId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>

/** Made by the client that books, and kept for the booking's whole life; the same id again is the same booking. */
export const BookingId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'BookingId'>()
export type BookingId = z.infer<typeof BookingId>

/** Six digits by which a booked visitor checks in; unique among the codes that still open a door. */
export const CheckInCode = z
  .string()
  .regex(/^\d{6}$/)
  .brand<'CheckInCode'>()
export type CheckInCode = z.infer<typeof CheckInCode>

/** The 31st of November is none, and the days before the year 1000 are a slip of the finger. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return text >= '1000' && Number.isFinite(at) && new Date(at).toISOString().startsWith(text)
}

/** Local date of a queue day in the office's time zone, `YYYY-MM-DD`. */
export const DayDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDate, 'no such date')
  .brand<'DayDate'>()
export type DayDate = z.infer<typeof DayDate>

/** Moment in milliseconds since 1970, UTC. */
export const Moment = z.number().int().nonnegative()
