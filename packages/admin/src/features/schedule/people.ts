import type { DeskId, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { ResolvedDay } from '@chered/protocol/schedule'
import type { StaffEntry } from '@chered/protocol/staff'
import { officeText } from '@chered/ui/i18n'

/** Whose time can be booked: a specialist at a desk, or a hall. */
export interface Person {
  readonly resourceId: ResourceId
  readonly kind: 'specialist' | 'hall'
  readonly name: string
  readonly usualDesk: DeskId | null
  /** Null for a hall: it takes whatever is held in halls. */
  readonly primary: readonly ServiceId[] | null
  readonly secondary: readonly ServiceId[]
  /** Letters of the queues of the primary services. */
  readonly letters: readonly string[]
}

/** Specialists by name in the order that people count in, then halls; who only stands in a resolved day is not left out. */
export function peopleOf(
  staff: readonly StaffEntry[],
  office: Office | null,
  days: readonly ResolvedDay[],
  language: string,
): readonly Person[] {
  // What occupies a hall is held in halls, whoever conducts it.
  const atDesk = (ids: readonly ServiceId[]) =>
    ids.filter((id) => office?.services.find((service) => service.id === id)?.booking?.place !== 'hall')
  const specialists = staff
    .filter((member) => member.active && member.roles.includes('specialist'))
    .map(
      (member): Person => ({
        resourceId: member.staffId as string as ResourceId,
        kind: 'specialist',
        name: member.name,
        usualDesk: member.usualDesk,
        primary: atDesk(member.primary),
        secondary: atDesk(member.secondary),
        letters: office === null ? [] : lettersOf(member.primary, office),
      }),
    )
  const halls = (office?.halls ?? []).map(
    (hall): Person => ({
      resourceId: hall.id,
      kind: 'hall',
      name: officeText(hall.name, language),
      usualDesk: null,
      primary: null,
      secondary: [],
      letters: [],
    }),
  )
  const known = new Set([...specialists, ...halls].map((person) => person.resourceId))
  const others = new Map<ResourceId, Person>()
  for (const { resourceId, name, kind } of days.flatMap((day) => day.resources)) {
    if (known.has(resourceId)) continue
    const person: Person = {
      resourceId,
      kind,
      name,
      usualDesk: null,
      primary: kind === 'hall' ? null : [],
      secondary: [],
      letters: [],
    }
    others.set(resourceId, person)
  }
  const collator = new Intl.Collator(language, { numeric: true })
  return [...specialists, ...halls, ...others.values()].sort(
    (a, b) => Number(a.kind === 'hall') - Number(b.kind === 'hall') || collator.compare(a.name, b.name),
  )
}

/** Letters of the queues that these services wait in, each once, in the office's order. */
export function lettersOf(services: readonly ServiceId[], office: Office): readonly string[] {
  const queues = new Set(
    office.services.filter((service) => services.includes(service.id)).map((service) => service.queue),
  )
  return office.queues.filter((queue) => queues.has(queue.id)).map((queue) => queue.letter)
}

/** What a specialist may serve at all; null for a hall. */
export function competenceOf(person: Person): readonly ServiceId[] | null {
  return person.primary === null ? null : [...person.primary, ...person.secondary]
}
