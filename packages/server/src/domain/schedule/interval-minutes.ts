import type { BookedService } from '@chered/protocol/booking'
import type { Service, ServiceBooking } from '@chered/protocol/office'
import type { Refusal } from '../day/decision.ts'
import type { OfficeRules } from '../office/office-rules.ts'

export type IntervalLength =
  | {
      readonly ok: true
      /** Whole units. */
      readonly minutes: number
      readonly units: number
      readonly place: ServiceBooking['place']
    }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * How long one visit for these services takes: the minutes of each, and for
 * each further document or person what the service says, rounded up to whole
 * units once for all of them. Refuses with `service-unknown`; with
 * `service-not-bookable` when one takes no appointments or needs another kind
 * of place than the first; with `bad-request` (field `count`, `max`) when there
 * are more documents or persons than one booking may have.
 */
export function intervalMinutes(
  services: readonly BookedService[],
  rules: OfficeRules,
  unitMinutes: number,
): IntervalLength {
  let minutes = 0
  let place: ServiceBooking['place'] | null = null
  for (const { serviceId, count } of services) {
    const service = rules.services.get(serviceId)
    if (!service) return no({ code: 'service-unknown', params: { serviceId } })
    const { booking } = service
    if (!booking || (place !== null && place !== booking.place)) {
      return no({ code: 'service-not-bookable', params: { serviceId } })
    }
    const max = booking.count?.max ?? 1
    if (count > max) return no({ code: 'bad-request', params: { field: 'count', serviceId, max } })
    place = booking.place
    minutes += service.minutes + (count - 1) * (booking.count?.minutesEach ?? 0)
  }
  if (place === null) return no({ code: 'bad-request', params: { field: 'services' } })
  const units = Math.ceil(minutes / unitMinutes)
  return { ok: true, minutes: units * unitMinutes, units, place }
}

/** Units of the shortest appointment for a service: one document, one person. Null when it cannot be booked. */
export function singleUnits(service: Service, unitMinutes: number): number | null {
  return service.booking === undefined ? null : Math.ceil(service.minutes / unitMinutes)
}

const no = (refusal: Refusal): IntervalLength => ({ ok: false, refusal })
