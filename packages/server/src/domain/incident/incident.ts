import type { DeskId, StaffId } from '@chered/protocol/ids'
import type { Fault, IncidentClass } from '@chered/protocol/incident-choices'
import type { IncidentId, NamedSubject } from '@chered/protocol/incidents'

/** Who did something and when, ms. */
export interface Mark {
  readonly at: number
  readonly by: StaffId
}

/** What somebody said is wrong. Free words stand elsewhere: they can be forgotten without it. */
export interface Report extends Mark {
  readonly deskId: DeskId | null
  readonly fault: Fault
}

/** Support has been told: its clock runs. `dueAt` null when none of its hours is in sight. */
export interface Told extends Mark {
  readonly dueAt: number | null
}

export interface Reacted extends Mark {
  /** Of the support's hours, from the telling. */
  readonly tookMs: number
}

/** Where an incident is; each state holds only what is known in it. */
export type IncidentNow =
  | { readonly state: 'opened' }
  | { readonly state: 'told'; readonly told: Told }
  | { readonly state: 'reacted'; readonly told: Told; readonly reacted: Reacted }
  /** With or without support's help. */
  | {
      readonly state: 'resolved' | 'cancelled'
      readonly told: Told | null
      readonly reacted: Reacted | null
      readonly ended: Mark
    }

/** Something that does not work, from the first report to the end. */
export interface Incident {
  readonly id: IncidentId
  readonly number: number
  readonly class: IncidentClass
  readonly subject: NamedSubject
  /** At least one, in order. */
  readonly reports: readonly Report[]
  /** The administrator who has it in hand; the last one who said so. */
  readonly taken: Mark | null
  readonly now: IncidentNow
}

export function isOpenIncident({ now }: Incident): boolean {
  return now.state !== 'resolved' && now.state !== 'cancelled'
}

/** Moment of the last thing that happened to it; nothing later happens before it. */
export function lastMark({ reports, taken, now }: Incident): number {
  const told = 'told' in now ? now.told : null
  const reacted = 'reacted' in now ? now.reacted : null
  const ended = 'ended' in now ? now.ended : null
  const marks = [...reports, taken, told, reacted, ended]
  return Math.max(...marks.map((mark) => mark?.at ?? 0))
}

/** Support was told and has let its time go by. */
export function isLate({ now }: Incident, at: number): boolean {
  return now.state === 'told' && now.told.dueAt !== null && at > now.told.dueAt
}
