import type { Office } from '@chered/protocol/office'
import type { SessionEvent } from '../../app/session.ts'
import type { WishedInterval, WishedService } from '../../app/stage.ts'
import { holdInterval } from './book.ts'

/** Whether the office makes the appointment longer for more documents or persons of one of these. */
export function isCounted(
  office: Pick<Office, 'services'>,
  services: readonly Pick<WishedService, 'serviceId'>[],
): boolean {
  return services.some(
    ({ serviceId }) => office.services.find((s) => s.id === serviceId)?.booking?.count !== undefined,
  )
}

/** The next step once it is known for how many: the touched time of today is kept at once, else a day is chosen. */
export function book(
  services: readonly WishedService[],
  interval: WishedInterval | null,
  tell: (event: SessionEvent) => void,
): void {
  if (interval !== null) void holdInterval(services, interval)
  else tell({ kind: 'went', to: { kind: 'days', services } })
}

/** The first step of a booking: for how many, where the service counts them. */
export function beginBooking(
  office: Pick<Office, 'services'>,
  services: readonly WishedService[],
  interval: WishedInterval | null,
  tell: (event: SessionEvent) => void,
): void {
  if (isCounted(office, services)) tell({ kind: 'went', to: { kind: 'count', services, interval } })
  else book(services, interval, tell)
}
