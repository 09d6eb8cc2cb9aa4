import type { OfficeRules } from '../../domain/office/office-rules.ts'
import type { Leg } from '../../domain/visit/visit.ts'

/** From when a service takes longer than its usual minutes, the time before a hold counted; null unless it goes on. */
export function overdueFrom(rules: OfficeRules, { serviceId, spent, now }: Leg): number | null {
  const service = rules.services.get(serviceId)
  if (now.state !== 'serving' || service === undefined) return null
  return Math.max(now.startedAt, now.startedAt + service.minutes * 60_000 - spent.serviceMs)
}
