import type { QueueId, ServiceId } from '@chered/protocol/ids'
import type { Service } from '@chered/protocol/office'
import type { WalkInQuotas } from '@chered/protocol/schedule'

/** Tickets without an appointment that were given out today. */
export interface WalkInCounts {
  readonly walkIns: number
  readonly walkInsByQueue: { get(id: QueueId): number | undefined }
  readonly walkInsByService: { get(id: ServiceId): number | undefined }
}

export type QuotaScope = 'office' | 'queue' | 'service'

/**
 * The widest quota that one more walk-in ticket for these services would pass;
 * null when there is room. A ticket counts once for the office, and once for
 * each queue and each service that it names.
 */
export function exhaustedQuota(
  services: readonly Service[],
  given: WalkInCounts,
  quotas: WalkInQuotas,
): QuotaScope | null {
  if (given.walkIns >= quotas.perDay) return 'office'
  const left = (limit: number | undefined, count: number | undefined) =>
    limit === undefined || (count ?? 0) < limit
  for (const { queue } of services) {
    if (!left(quotas.byQueue[queue], given.walkInsByQueue.get(queue))) return 'queue'
  }
  for (const { id } of services) {
    if (!left(quotas.byService[id], given.walkInsByService.get(id))) return 'service'
  }
  return null
}
