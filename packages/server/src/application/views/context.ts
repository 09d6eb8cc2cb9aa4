import type {
  ConsoleState,
  DeviceState,
  PanelState,
  PrinterState,
  PrintJobState,
  ScannerState,
} from '@chered/protocol/devices'
import type {
  BookingId,
  DeviceId,
  PanelId,
  PrinterId,
  PrintJobId,
  StaffId,
  VisitId,
} from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { WalkInQuotas } from '@chered/protocol/schedule'
import type { Hours } from '@chered/protocol/views'
import type { Day } from '../../domain/day/day.ts'
import type { Diary } from '../../domain/diary/diary.ts'
import type { OfficeRules } from '../../domain/office/office-rules.ts'
import { dateAfter } from '../../domain/schedule/day-clock.ts'
import type { Planner } from '../../domain/schedule/day-plan.ts'
import { openingAt } from '../../domain/schedule/opening.ts'
import { localDate, localTime } from '../../domain/time.ts'
import type { EmergencyNews } from '../emergency-desk.ts'
import type { KeptIncident } from '../ports.ts'

export interface PanelInfo extends PanelState {
  readonly deskNumber: number
  /** Letters that it can draw; null when it draws any. */
  readonly letters: string | null
}

export interface ConsoleInfo extends ConsoleState {
  readonly deskNumber: number
  readonly agentId: DeviceId
}

export interface JobInfo {
  readonly jobId: PrintJobId
  readonly printerId: PrinterId
  readonly deviceId: DeviceId | null
  /** Null for a trial of the printer. */
  readonly visitId: VisitId | null
  /** For the confirmation of a booking. */
  readonly bookingId: BookingId | null
  readonly copy: boolean
  readonly state: PrintJobState
  readonly acknowledged: boolean
  readonly changedAt: number
}

/** What views need to know of devices; kept by `devices/`. */
export interface DeviceDirectory {
  devices(): readonly DeviceState[]
  printers(): readonly PrinterState[]
  panels(): readonly PanelInfo[]
  scanners(): readonly ScannerState[]
  consoles(): readonly ConsoleInfo[]
  printer(id: PrinterId): PrinterState | null
  panel(id: PanelId): PanelInfo | null
  /** Today's jobs, oldest first. */
  jobs(): readonly JobInfo[]
}

/** Panels as screens know them. */
export function panelStates(directory: DeviceDirectory): PanelState[] {
  return directory
    .panels()
    .map(({ panelId, deskId, agentId, status, since }) => ({ panelId, deskId, agentId, status, since }))
}

/** Consoles as screens know them. */
export function consoleStates(directory: DeviceDirectory): ConsoleState[] {
  return directory
    .consoles()
    .map(({ consoleId, deskId, agentId, status, since }) => ({ consoleId, deskId, agentId, status, since }))
}

/** Everything a view is made of: the durable day, the office, the devices, the time. */
export interface ViewContext {
  readonly day: Day
  readonly rules: OfficeRules
  readonly now: number
  readonly directory: DeviceDirectory
  readonly staffName: (id: StaffId) => string
  readonly storageTrouble: { readonly code: RefusalCode; readonly since: number } | null
  /** Since when the payment system cannot be asked, and why; absent when nothing is wrong. */
  readonly paymentsTrouble?: { readonly since: number; readonly cause: string }
  /** What is out of order, oldest first, and what was, the latest first. */
  readonly incidents: { readonly open: readonly KeptIncident[]; readonly ended: readonly KeptIncident[] }
  /** What kiosks say of numbers given out without the server. */
  readonly emergency?: EmergencyNews
  readonly diary: Diary
  /** How often somebody has corrected who comes. */
  readonly visitorChanges: number
  /** Who serves what on a date, as the schedule has it. */
  readonly planner: Planner
  /** Tickets without an appointment that the schedule grants for the day that is kept. */
  readonly walkIns: WalkInQuotas
  /** Address that a visitor's phone can open, without a slash at the end. */
  readonly publicUrl: string
  /** Another one whenever what screens read of the office is different. */
  readonly officeVersion: number
}

/**
 * Whether visitors are taken now by the schedule with its holidays, and when
 * that changes; an office that is always open closes when its day ends.
 */
export function hoursOf({
  rules,
  now,
  day,
  planner,
}: Pick<ViewContext, 'rules' | 'now' | 'day' | 'planner'>): Hours {
  const { settings, timeZone } = rules.office
  const today = localDate(now, timeZone)
  if (settings.hours === 'always') {
    const over = day.status === 'ended' && localTime(now, timeZone) >= settings.dayEnds
    return over
      ? { state: 'closed', opensAt: { date: dateAfter(today, 1), time: '00:00' } }
      : { state: 'open', closesAt: null }
  }
  return openingAt(planner, now, timeZone)
}
