import type { ResourceId, StaffId } from '@chered/protocol/ids'
import { useSchedule } from '../schedule/schedule-store.ts'

/** Name of a colleague by staff id, or by the resource that the same person is in the schedule. */
export function useColleagueName(): (id: StaffId | ResourceId) => string {
  const staff = useSchedule((s) => s.staff.value)
  return (id) => staff?.find(({ staffId }) => (staffId as string) === id)?.name ?? id
}
