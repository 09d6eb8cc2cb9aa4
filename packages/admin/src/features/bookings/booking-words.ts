import type { BookedService } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { officeText } from '@chered/ui/i18n'

/** Services of a booking in the words of the office: `Апостиль × 3, Архивная справка`. */
export function servicesLine(
  services: readonly Pick<BookedService, 'serviceId' | 'count'>[],
  office: Office | null,
  language: string,
): string {
  return services
    .map(({ serviceId, count }) => {
      const service = office?.services.find(({ id }) => id === serviceId)
      const name = service ? officeText(service.name, language) : serviceId
      return count > 1 ? `${name} × ${count}` : name
    })
    .join(', ')
}

/** `+7 917 222-33-44`; a number of another country as its digits. */
export function phoneText(digits: string): string {
  const russian = /^7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits)
  return russian === null ? `+${digits}` : `+7 ${russian[1]} ${russian[2]}-${russian[3]}-${russian[4]}`
}
