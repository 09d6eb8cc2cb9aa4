import type { BookedService } from '@chered/protocol/booking'
import type { ResourceId, ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { StaffList } from '@chered/protocol/staff'
import { officeText } from '@chered/ui/i18n'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useReading } from './use-reading.ts'

/** Whose time can be booked. `services` is null for a hall: whatever the office holds in halls. */
export interface Resource {
  readonly resourceId: ResourceId
  readonly name: string
  readonly services: readonly ServiceId[] | null
}

/** Specialists at work here and the office's halls; none until they have been read. */
export function useResources(office: Office | null): readonly Resource[] {
  const { i18n } = useTranslation()
  const answer = useReading<StaffList>('/api/staff', 0)
  return useMemo(() => {
    if (!answer?.ok || office === null) return []
    const specialists = answer.value.staff
      .filter(({ active, roles }) => active && roles.includes('specialist'))
      .map(({ staffId, name, primary, secondary }) => ({
        // A specialist's time is booked under the staff id.
        resourceId: staffId as string as ResourceId,
        name,
        services: [...primary, ...secondary],
      }))
    const halls = office.halls.map(({ id, name }) => ({
      resourceId: id,
      name: officeText(name, i18n.language),
      services: null,
    }))
    return [...specialists, ...halls]
  }, [answer, office, i18n.language])
}

/** Those who can take all of the services at once: halls for ceremonies, else the competent specialists. */
export function competentFor(
  resources: readonly Resource[],
  services: readonly BookedService[],
  office: Office | null,
): Resource[] {
  const inHall = services.some(
    ({ serviceId }) => office?.services.find(({ id }) => id === serviceId)?.booking?.place === 'hall',
  )
  return resources.filter((resource) =>
    resource.services === null
      ? inHall
      : !inHall && services.every(({ serviceId }) => resource.services?.includes(serviceId)),
  )
}
