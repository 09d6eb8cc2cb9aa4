import type { DeviceState, PanelState, PrinterState, PrintJobState } from '@chered/protocol/devices'
import type { DeviceId, PanelId, PrinterId, PrintJobId, StaffId, VisitId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Hours } from '@chered/protocol/views'
import type { Day } from '../../domain/day/day.ts'
import type { OfficeRules } from '../../domain/office/office-rules.ts'
import { localDate, localTime, openState } from '../../domain/time.ts'

export interface PanelInfo extends PanelState {
  readonly deskNumber: number
  /** Letters that it can draw; null when it draws any. */
  readonly letters: string | null
}

export interface JobInfo {
  readonly jobId: PrintJobId
  readonly printerId: PrinterId
  readonly deviceId: DeviceId | null
  /** Null for a trial of the printer. */
  readonly visitId: VisitId | null
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

/** Everything a view is made of: the durable day, the office, the devices, the time. */
export interface ViewContext {
  readonly day: Day
  readonly rules: OfficeRules
  readonly now: number
  readonly directory: DeviceDirectory
  readonly staffName: (id: StaffId) => string
  readonly storageTrouble: { readonly code: RefusalCode; readonly since: number } | null
  /** Address that a visitor's phone can open, without a slash at the end. */
  readonly publicUrl: string
}

/** Whether visitors are taken now; an office that is always open closes when its day ends. */
export function hoursOf({ rules, now, day }: Pick<ViewContext, 'rules' | 'now' | 'day'>): Hours {
  const { office } = rules
  if (office.settings.hours === 'week') return openState(office.week, now, office.timeZone)
  const over = day.status === 'ended' && localTime(now, office.timeZone) >= office.settings.dayEnds
  if (!over) return { state: 'open', closesAt: null }
  const date = localDate(now + 24 * 3600_000, office.timeZone)
  return { state: 'closed', opensAt: { date, time: '00:00' } }
}
