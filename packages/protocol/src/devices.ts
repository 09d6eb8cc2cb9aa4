import { z } from 'zod'
import {
  ConsoleId,
  DeskId,
  DeviceId,
  Moment,
  PairingId,
  PanelId,
  PrinterId,
  PrintJobId,
  ScannerId,
  ZoneId,
} from './ids.ts'

export const deviceKinds = ['kiosk', 'board', 'agent'] as const
export const DeviceKind = z.enum(deviceKinds)
export type DeviceKind = z.infer<typeof DeviceKind>

// Pairing: the device asks and shows a code, the administrator types it and says what the device is.
// POST /api/devices/pairings (nobody signed in) --------------------------------------------------
export const StartPairingBody = z.object({ kind: DeviceKind, name: z.string().max(80).optional() })
export type StartPairingBody = z.infer<typeof StartPairingBody>
export const StartedPairing = z.object({
  pairingId: PairingId,
  /** Six digits for people; lives until `expiresAt`. */
  code: z.string(),
  /** Known to the device alone; it collects the token with it. */
  secret: z.string(),
  expiresAt: Moment,
})
export type StartedPairing = z.infer<typeof StartedPairing>

// POST /api/devices/pairings/:pairingId/collect {secret} -----------------------------------------
export const CollectPairingBody = z.object({ secret: z.string() })
export const CollectedPairing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('confirmed'), deviceId: DeviceId, token: z.string() }),
])
export type CollectedPairing = z.infer<typeof CollectedPairing>

/** What a device is for; given by the administrator at confirmation, changeable later. */
export const DeviceAssignment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('kiosk'),
    printerId: PrinterId.nullable(),
    /** Its codes come to this kiosk alone; one scanner stands at one kiosk. */
    scannerId: ScannerId.nullable().default(null),
  }),
  z.object({ kind: z.literal('board'), zoneIds: z.array(ZoneId).min(1) }),
  z.object({ kind: z.literal('agent') }),
])
export type DeviceAssignment = z.infer<typeof DeviceAssignment>

// POST /api/devices/pairings/:pairingId/confirm (administrator) ----------------------------------
export const ConfirmPairingBody = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1).max(80),
  assignment: DeviceAssignment,
})
export type ConfirmPairingBody = z.infer<typeof ConfirmPairingBody>

// GET /api/devices (administrator) ---------------------------------------------------------------
export const PendingPairing = z.object({
  pairingId: PairingId,
  kind: DeviceKind,
  name: z.string().nullable(),
  startedAt: Moment,
  expiresAt: Moment,
})
export type PendingPairing = z.infer<typeof PendingPairing>
export const DeviceState = z.object({
  deviceId: DeviceId,
  name: z.string(),
  assignment: DeviceAssignment,
  connected: z.boolean(),
  /** Last sign of life; null when it never came. */
  seenAt: Moment.nullable(),
  enrolledAt: Moment,
})
export type DeviceState = z.infer<typeof DeviceState>

// Printers, panels, scanners and consoles, driven by an agent ------------------------------------
export const PrinterProblem = z.enum([
  'paper-out',
  'cover-open',
  'cutter',
  'paper-jam',
  'presenter-full',
  'mechanical',
  'silent',
  'unreachable',
])
export type PrinterProblem = z.infer<typeof PrinterProblem>

/** A printer as its agent last saw it. `absent` is what a kiosk without a printer has. */
export const PrinterStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), nearEnd: z.boolean() }),
  z.object({ state: z.literal('not-ready'), problem: PrinterProblem }),
  z.object({ state: z.literal('unknown') }),
])
export type PrinterStatus = z.infer<typeof PrinterStatus>

export const PrinterState = z.object({
  printerId: PrinterId,
  name: z.string(),
  agentId: DeviceId.nullable(),
  status: PrinterStatus,
  since: Moment,
})
export type PrinterState = z.infer<typeof PrinterState>

export const PanelStatus = z.enum(['showing', 'unreachable', 'unknown'])
export const PanelState = z.object({
  panelId: PanelId,
  deskId: DeskId,
  agentId: DeviceId.nullable(),
  status: PanelStatus,
  since: Moment,
})
export type PanelState = z.infer<typeof PanelState>

export const ScannerStatus = z.enum(['reading', 'unreachable', 'unknown'])
export type ScannerStatus = z.infer<typeof ScannerStatus>
export const ScannerState = z.object({
  scannerId: ScannerId,
  name: z.string(),
  agentId: DeviceId.nullable(),
  status: ScannerStatus,
  since: Moment,
})
export type ScannerState = z.infer<typeof ScannerState>

/**
 * What a key of a specialist's button console orders. Each is always the same;
 * the desk's state decides for two: `next-step`, for consoles of one button
 * (call, start, finish, and call again), and `break`, which also ends a break.
 */
export const consoleKeys = [
  'call',
  'recall',
  'start',
  'finish',
  'no-show',
  'hold',
  'break',
  'next-step',
] as const
export const ConsoleKey = z.enum(consoleKeys)
export type ConsoleKey = z.infer<typeof ConsoleKey>

export const ConsoleStatus = z.enum(['working', 'unreachable', 'unknown'])
export type ConsoleStatus = z.infer<typeof ConsoleStatus>
export const ConsoleState = z.object({
  consoleId: ConsoleId,
  deskId: DeskId,
  agentId: DeviceId.nullable(),
  status: ConsoleStatus,
  since: Moment,
})
export type ConsoleState = z.infer<typeof ConsoleState>

/**
 * A print job's life, kept on disk before the first byte leaves. UNKNOWN is
 * never sent again by itself: nobody can say whether the paper came out.
 */
export const printStates = ['queued', 'sent', 'printed', 'not-sent', 'failed-partial', 'unknown'] as const
export const PrintJobState = z.enum(printStates)
export type PrintJobState = z.infer<typeof PrintJobState>

export const DeviceList = z.object({
  pending: z.array(PendingPairing),
  devices: z.array(DeviceState),
  printers: z.array(PrinterState),
  panels: z.array(PanelState),
  scanners: z.array(ScannerState),
  consoles: z.array(ConsoleState),
})
export type DeviceList = z.infer<typeof DeviceList>

// POST /api/prints/:jobId/reprint ----------------------------------------------------------------
export const ReprintAnswer = z.object({ printJobId: PrintJobId })
