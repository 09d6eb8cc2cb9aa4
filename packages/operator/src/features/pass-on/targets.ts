import type { PassTarget } from '@chered/protocol/commands'
import type { DeskId, ServiceId, StaffId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { StaffEntry } from '@chered/protocol/staff'
import type { DesksView } from '@chered/protocol/views'

export const targetKinds = ['desk', 'staff', 'service', 'queue'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Why nobody can be passed there now. */
export type Unfit =
  | 'own-desk'
  | 'desk-closed'
  | 'away'
  /** The window is open and serves neither this service nor a planned one. */
  | 'not-served-there'
  /** No window serves it now. */
  | 'nobody'
  /** The visitor would come to this very window again. */
  | 'only-here'

/** Where a visitor can be passed, or why not now. */
export interface Target {
  readonly key: string
  readonly kind: TargetKind
  readonly to: PassTarget
  readonly unfit: Unfit | null
  /** The service that the visit goes on with; null where it cannot go. */
  readonly serviceId: ServiceId | null
  /** Numbers of the windows that may take the visitor. */
  readonly desks: readonly number[]
  /** Who works there, for a window and a colleague. */
  readonly staffName: string | null
  readonly paused: boolean
}

export interface PassFacts {
  readonly office: Office
  readonly desks: DesksView['desks']
  readonly staff: readonly Pick<StaffEntry, 'staffId' | 'name' | 'roles' | 'active'>[]
  readonly deskId: DeskId
  readonly staffId: StaffId
  /** The service in front, and those planned after it. */
  readonly services: readonly ServiceId[]
}

type Desk = DesksView['desks'][number]
const isOpen = (desk: Desk) => desk.state !== 'closed'

/** Every window, colleague, service and queue, each with whether it makes sense now: in that order. */
export function targetsOf(facts: PassFacts): readonly Target[] {
  return [...deskTargets(facts), ...staffTargets(facts), ...serviceTargets(facts), ...queueTargets(facts)]
}

/** What a window goes on with: the present service, else the first planned one that it serves. */
function goesOnWith(desk: Desk, services: readonly ServiceId[]): ServiceId | null {
  return services.find((id) => desk.services?.includes(id)) ?? null
}

/** A service is named to the server only where it is not the one in front. */
function named(serviceId: ServiceId | null, { services }: PassFacts): { serviceId?: ServiceId } {
  return serviceId === null || serviceId === services[0] ? {} : { serviceId }
}

function deskTargets(facts: PassFacts): Target[] {
  return facts.desks.map((desk): Target => {
    const serviceId = isOpen(desk) ? goesOnWith(desk, facts.services) : null
    const unfit = (): Unfit | null => {
      if (desk.deskId === facts.deskId) return 'own-desk'
      if (!isOpen(desk)) return 'desk-closed'
      return serviceId === null ? 'not-served-there' : null
    }
    return {
      key: `desk:${desk.deskId}`,
      kind: 'desk',
      to: { kind: 'desk', deskId: desk.deskId, ...named(serviceId, facts) },
      unfit: unfit(),
      serviceId,
      desks: [desk.number],
      staffName: desk.staffName,
      paused: desk.state === 'paused',
    }
  })
}

function staffTargets(facts: PassFacts): Target[] {
  return facts.staff
    .filter(
      ({ staffId, roles, active }) => active && roles.includes('specialist') && staffId !== facts.staffId,
    )
    .map(({ staffId, name }): Target => {
      const desk = facts.desks.find((each) => isOpen(each) && each.staffId === staffId)
      const serviceId = desk ? goesOnWith(desk, facts.services) : null
      return {
        key: `staff:${staffId}`,
        kind: 'staff',
        to: { kind: 'staff', staffId, ...named(serviceId, facts) },
        unfit: desk === undefined ? 'away' : serviceId === null ? 'not-served-there' : null,
        serviceId,
        desks: desk ? [desk.number] : [],
        staffName: name,
        paused: desk?.state === 'paused',
      }
    })
    .toSorted((a, b) => (a.staffName ?? '').localeCompare(b.staffName ?? '', 'ru'))
}

/** The windows open for a service, and why it makes no sense to go there. */
function openFor(serviceId: ServiceId, facts: PassFacts): { serving: readonly Desk[]; unfit: Unfit | null } {
  const serving = facts.desks.filter((desk) => isOpen(desk) && desk.services?.includes(serviceId))
  if (serving.length === 0) return { serving, unfit: 'nobody' }
  const elsewhere = serving.some(({ deskId }) => deskId !== facts.deskId)
  return { serving, unfit: serviceId === facts.services[0] && !elsewhere ? 'only-here' : null }
}

function serviceTargets(facts: PassFacts): Target[] {
  return facts.office.services.map(({ id }): Target => {
    const { serving, unfit } = openFor(id, facts)
    return {
      key: `service:${id}`,
      kind: 'service',
      to: { kind: 'service', serviceId: id },
      unfit,
      serviceId: unfit === 'nobody' ? null : id,
      desks: serving.map(({ number }) => number),
      staffName: null,
      paused: false,
    }
  })
}

/** A queue leads to its first service that an open window serves, as the server has it. */
function queueTargets(facts: PassFacts): Target[] {
  return facts.office.queues.map(({ id }): Target => {
    const ids = facts.office.services.filter(({ queue }) => queue === id).map((service) => service.id)
    const served = ids.find((service) => openFor(service, facts).unfit !== 'nobody')
    const { serving, unfit } =
      served === undefined ? { serving: [], unfit: 'nobody' as const } : openFor(served, facts)
    return {
      key: `queue:${id}`,
      kind: 'queue',
      to: { kind: 'queue', queueId: id },
      unfit,
      serviceId: served ?? null,
      desks: serving.map(({ number }) => number),
      staffName: null,
      paused: false,
    }
  })
}
