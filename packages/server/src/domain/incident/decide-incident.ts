import type { DeskId, StaffId } from '@chered/protocol/ids'
import { classOf, type Fault, type IncidentStepName } from '@chered/protocol/incident-choices'
import type { IncidentId, NamedSubject } from '@chered/protocol/incidents'
import type { Refusal } from '../day/decision.ts'
import type { Incident } from './incident.ts'
import { isOpenIncident, lastMark } from './incident.ts'
import { type HoursFrom, reactionDue, spentMs } from './reaction-clock.ts'

/** Orders to an incident (instruction 6.4; facts-and-rules 5.6). */
export type IncidentCommand =
  | { readonly type: 'report'; readonly by: StaffId; readonly deskId: DeskId | null; readonly fault: Fault }
  | { readonly type: IncidentStepName; readonly by: StaffId }

/** What happened to an incident. Facts carry all that the next state needs. */
export type IncidentEvent =
  | {
      readonly type: 'IncidentOpened'
      readonly id: IncidentId
      readonly number: number
      readonly subject: NamedSubject
    }
  | { readonly type: 'FaultReported'; readonly deskId: DeskId | null; readonly fault: Fault }
  | { readonly type: 'IncidentTaken' }
  | { readonly type: 'SupportTold'; readonly dueAt: number | null }
  | { readonly type: 'SupportReacted'; readonly tookMs: number }
  | { readonly type: 'IncidentResolved' }
  | { readonly type: 'IncidentCancelled' }

/** What a decision about incidents needs from outside it. */
export interface IncidentCircumstances {
  readonly at: number
  /** For a new incident: what it is about and how it will be known. */
  readonly fresh: {
    readonly id: IncidentId
    readonly number: number
    readonly subject: NamedSubject
  }
  /** Minutes in which support has to react, and the hours in which they pass. */
  readonly reactionMinutes: number
  readonly supportHours: HoursFrom
}

export type IncidentDecision =
  | { readonly ok: true; readonly at: number; readonly events: readonly IncidentEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * What follows from an order. A report of a device that has an open incident
 * joins it; the same person saying the same again changes nothing. Support's
 * clock starts when it is told, not before (facts-and-rules 5.6), and an
 * administrator may end an incident without ever telling it. Refuses with
 * `incident-unknown` and `incident-state`, with the state.
 */
export function decideIncident(
  incident: Incident | null,
  command: IncidentCommand,
  now: IncidentCircumstances,
): IncidentDecision {
  const open = incident !== null && isOpenIncident(incident) ? incident : null
  const at = incident === null ? now.at : Math.max(now.at, lastMark(incident))
  const yes = (...events: IncidentEvent[]): IncidentDecision => ({ ok: true, at, events })
  if (command.type === 'report') {
    const { by, deskId, fault } = command
    const reported: IncidentEvent = { type: 'FaultReported', deskId, fault }
    if (open === null) return yes({ type: 'IncidentOpened', ...now.fresh }, reported)
    return open.reports.some((one) => one.by === by && one.fault === fault) ? yes() : yes(reported)
  }
  if (incident === null) return { ok: false, refusal: { code: 'incident-unknown' } }
  const { now: state } = incident
  const wrong: IncidentDecision = {
    ok: false,
    refusal: { code: 'incident-state', params: { state: state.state } },
  }
  if (open === null) return wrong
  switch (command.type) {
    case 'take':
      return incident.taken?.by === command.by ? yes() : yes({ type: 'IncidentTaken' })
    case 'tell-support': {
      if (state.state !== 'opened') return wrong
      return yes({ type: 'SupportTold', dueAt: reactionDue(at, now.reactionMinutes, now.supportHours) })
    }
    case 'react':
      return state.state === 'told'
        ? yes({ type: 'SupportReacted', tookMs: spentMs(state.told.at, at, now.supportHours) })
        : wrong
    case 'resolve':
      return yes({ type: 'IncidentResolved' })
    case 'cancel':
      return yes({ type: 'IncidentCancelled' })
  }
}

/** The incident after an event by somebody at a moment; null before the first. Throws when it could not have happened. */
export function evolveIncident(
  incident: Incident | null,
  event: IncidentEvent,
  mark: { readonly at: number; readonly by: StaffId },
): Incident {
  if (event.type === 'IncidentOpened') {
    const { id, number, subject } = event
    return {
      id,
      number,
      class: classOf(subject.kind),
      subject,
      reports: [],
      taken: null,
      now: { state: 'opened' },
    }
  }
  if (incident === null || !isOpenIncident(incident)) {
    throw new Error(`incident ${incident?.number ?? ''}: ${event.type} after its end, or before it began`)
  }
  const { now } = incident
  const told = 'told' in now ? now.told : null
  const reacted = 'reacted' in now ? now.reacted : null
  switch (event.type) {
    case 'FaultReported': {
      const { deskId, fault } = event
      return { ...incident, reports: [...incident.reports, { ...mark, deskId, fault }] }
    }
    case 'IncidentTaken':
      return { ...incident, taken: mark }
    case 'SupportTold':
      return { ...incident, now: { state: 'told', told: { ...mark, dueAt: event.dueAt } } }
    case 'SupportReacted':
      if (told === null) throw new Error(`incident ${incident.number}: a reaction of nobody who was told`)
      return {
        ...incident,
        now: { state: 'reacted', told, reacted: { ...mark, tookMs: event.tookMs } },
      }
    case 'IncidentResolved':
      return { ...incident, now: { state: 'resolved', told, reacted, ended: mark } }
    case 'IncidentCancelled':
      return { ...incident, now: { state: 'cancelled', told, reacted, ended: mark } }
  }
}
