import type { PrinterStatus } from '@chered/protocol/devices'
import type { DeviceId } from '@chered/protocol/ids'
import type { KioskService, KioskView } from '@chered/protocol/views'
import { quote } from '../../domain/queue/quote.ts'
import { exhaustedQuota } from '../../domain/queue/walk-in-quotas.ts'
import { hoursOf, type ViewContext } from './context.ts'
import { bookingFacts } from './kiosk-booking.ts'

const printsKept = 6

export function kioskView(context: ViewContext, deviceId: DeviceId): KioskView {
  const { day, rules, now, directory, walkIns } = context
  const services = rules.office.services
    .filter((service) => service.channels.includes('kiosk'))
    .map((service): KioskService => {
      const { ahead, estimate, desks } = quote(day, rules, service.id, now)
      const used = day.status === 'open' && exhaustedQuota([service], day.totals, walkIns) !== null
      const live = used ? 'quota' : desks.length === 0 ? 'no-desk' : 'open'
      const state = service.byAppointmentOnly === true ? 'by-appointment' : live
      return {
        serviceId: service.id,
        waiting: ahead,
        estimate,
        state,
        desks: [...desks],
        ...bookingFacts(context, service),
      }
    })
  const prints = directory
    .jobs()
    .filter((job) => job.deviceId === deviceId)
    .slice(-printsKept)
    .reverse()
    .map(({ jobId, state }) => ({ jobId, state }))
  const { officeVersion } = context
  return { officeVersion, hours: hoursOf(context), services, printer: printerOf(context, deviceId), prints }
}

/**
 * The kiosk's printer as a visitor needs to know it: one that nobody can speak
 * to cannot print. Null for a kiosk without a printer.
 */
export function printerOf(
  { directory }: Pick<ViewContext, 'directory'>,
  deviceId: DeviceId,
): PrinterStatus | null {
  const device = directory.devices().find((d) => d.deviceId === deviceId)
  if (device?.assignment.kind !== 'kiosk' || device.assignment.printerId === null) return null
  const status = directory.printer(device.assignment.printerId)?.status ?? { state: 'unknown' }
  return status.state === 'unknown' ? { state: 'not-ready', problem: 'unreachable' } : status
}
