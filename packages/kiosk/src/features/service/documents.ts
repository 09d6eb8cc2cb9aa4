import type { ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { LocalText } from '@chered/protocol/text'

/** The documents of all services of a visit, each once. */
export function documentsOf(
  office: Pick<Office, 'services'>,
  services: readonly (ServiceId | null)[],
): readonly LocalText[] {
  const all = services.flatMap((id) => office.services.find((s) => s.id === id)?.documents ?? [])
  return all.filter((text, at) => all.findIndex((other) => other.ru === text.ru) === at)
}
