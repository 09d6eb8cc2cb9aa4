import type { QueueId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'

/** The legal limit for MFCs, minutes (RF Government decree 1376, item 18): the default of an office. */
const legalLimit = 15

/**
 * The longest wait that the office aims at in a queue, minutes: the strictest
 * of its services, else the office's own; the legal limit while the office is
 * not known yet.
 */
export function targetMinutes(office: Office | null, queue: QueueId | null): number {
  if (!office) return legalLimit
  const own = office.services
    .filter((service) => service.queue === queue)
    .map((service) => service.targetWaitMinutes ?? office.settings.targetWaitMinutes)
  return own.length > 0 ? Math.min(...own) : office.settings.targetWaitMinutes
}
