import type { CommandId, StaffId } from '@chered/protocol/ids'
import { type Fault, faultsOf, type IncidentStepName } from '@chered/protocol/incident-choices'
import type { IncidentId, NamedSubject, ReportFaultBody } from '@chered/protocol/incidents'
import type { Support } from '@chered/protocol/office'
import type { Refusal } from '../domain/day/decision.ts'
import {
  decideIncident,
  evolveIncident,
  type IncidentCircumstances,
  type IncidentCommand,
} from '../domain/incident/decide-incident.ts'
import { type Incident, isOpenIncident } from '../domain/incident/incident.ts'
import type { HoursFrom } from '../domain/incident/reaction-clock.ts'
import type { Clock, IncidentTable, KeptIncident } from './ports.ts'
import { rowId } from './secrets.ts'

export type IncidentAnswer =
  | { readonly ok: true; readonly incident: Incident }
  | { readonly ok: false; readonly refusal: Refusal }

/** What is out of order in the office, from the report to the end (instruction 6.4). */
export interface IncidentDesk {
  /** Opens an incident, or joins the open one of the same device. Refuses with `device-unknown`, `fault-unknown`. */
  report(order: ReportFaultBody, by: StaffId): IncidentAnswer
  /** What the administrator does with one. Refuses as `decideIncident` does. */
  step(id: IncidentId, step: IncidentStepName, commandId: CommandId, by: StaffId): IncidentAnswer
  /** Oldest first. */
  open(): readonly KeptIncident[]
  /** The last that ended, the latest first. */
  ended(): readonly KeptIncident[]
  /** Ended ones with numbers below `before`, the newest first. */
  page(before: number | null): { readonly incidents: readonly KeptIncident[]; readonly more: boolean }
  /** Free words of incidents that ended more than a month ago; how many were erased. */
  forgetNotes(now: number): number
  onChange(listener: () => void): void
}

export interface IncidentDeskParts {
  readonly table: IncidentTable
  readonly clock: Clock
  readonly support: () => Support
  readonly supportHours: () => HoursFrom
  /** Everything that can be out of order now. */
  readonly subjects: () => readonly NamedSubject[]
}

const endedKept = 20
const pageLength = 50
const notesKeptMs = 30 * 24 * 3600_000

/**
 * The open incidents are in memory and decided about one at a time; what was
 * decided is on the disk before it is answered or shown. Passing one on by
 * e-mail begins where `SupportTold` is recorded.
 */
export function openIncidentDesk(parts: IncidentDeskParts): IncidentDesk {
  const { table, clock } = parts
  const open = new Map(table.open().map((kept) => [kept.incident.id, kept]))
  let ended = table.ended(endedKept)
  const listeners = new Set<() => void>()

  function circumstances(subject: NamedSubject): IncidentCircumstances {
    const at = clock.now()
    return {
      at,
      fresh: { id: rowId('i', at) as IncidentId, number: table.lastNumber() + 1, subject },
      reactionMinutes: parts.support()[subject.kind === 'eservice' ? 'eservice' : 'queue'].minutes,
      supportHours: parts.supportHours(),
    }
  }

  /** The answer that this command has had; null for a new one. */
  function repeated(commandId: CommandId, fingerprint: string): IncidentAnswer | null {
    const before = table.byCommand(commandId)
    if (before === null) return null
    if (before.fingerprint !== fingerprint) return { ok: false, refusal: { code: 'command-reused' } }
    const kept = table.of(before.id)
    if (kept === null) throw new Error(`incident ${before.id} has a step and no row`)
    return { ok: true, incident: kept.incident }
  }

  function carryOut(
    kept: KeptIncident | null,
    subject: NamedSubject,
    command: IncidentCommand,
    mark: { readonly commandId: CommandId; readonly fingerprint: string; readonly note: string | null },
  ): IncidentAnswer {
    const decision = decideIncident(kept?.incident ?? null, command, circumstances(subject))
    if (!decision.ok) return decision
    const { at, events } = decision
    const { by } = command
    const fresh = events.some(({ type }) => type === 'IncidentOpened')
    const start = fresh ? null : (kept?.incident ?? null)
    const incident = events.reduce<Incident | null>(
      (before, event) => evolveIncident(before, event, { at, by }),
      start,
    )
    if (incident === null) throw new Error(`an order of ${by} made no incident`)
    const reported = events.filter(({ type }) => type === 'FaultReported').length
    const { commandId, fingerprint, note } = mark
    table.record({ incident, step: command.type, at, by, command: commandId, fingerprint, reported, note })
    const notes = [...(start === null ? [] : (kept?.notes ?? [])), ...(reported === 0 ? [] : [note])]
    if (isOpenIncident(incident)) open.set(incident.id, { incident, notes })
    else {
      open.delete(incident.id)
      ended = table.ended(endedKept)
    }
    for (const listener of listeners) listener()
    return { ok: true, incident }
  }

  return {
    report({ commandId, subject: asked, fault, note, deskId }, by) {
      const fingerprint = `report ${by} ${asked.kind}:${asked.id} ${fault}`
      const answered = repeated(commandId, fingerprint)
      if (answered !== null) return answered
      const subject = parts.subjects().find(({ kind, id }) => kind === asked.kind && id === asked.id)
      if (subject === undefined) return { ok: false, refusal: { code: 'device-unknown' } }
      const known: readonly string[] = faultsOf[asked.kind]
      if (!known.includes(fault)) return { ok: false, refusal: { code: 'fault-unknown' } }
      const { kind, id, name, desk } = subject
      const same = [...open.values()].find(
        ({ incident }) => incident.subject.kind === kind && incident.subject.id === id,
      )
      return carryOut(
        same ?? null,
        { kind, id, name, desk },
        { type: 'report', by, deskId: deskId ?? null, fault: fault as Fault },
        { commandId, fingerprint, note: note ?? null },
      )
    },
    step(id, step, commandId, by) {
      const fingerprint = `${step} ${by} ${id}`
      const answered = repeated(commandId, fingerprint)
      if (answered !== null) return answered
      const kept = open.get(id) ?? table.of(id)
      if (kept === null) return { ok: false, refusal: { code: 'incident-unknown' } }
      return carryOut(kept, kept.incident.subject, { type: step, by }, { commandId, fingerprint, note: null })
    },
    open: () => [...open.values()],
    ended: () => ended,
    page(before) {
      const rows = table.page(before ?? Number.MAX_SAFE_INTEGER, pageLength + 1)
      return { incidents: rows.slice(0, pageLength), more: rows.length > pageLength }
    },
    forgetNotes(now) {
      const erased = table.forgetNotes(now - notesKeptMs)
      if (erased > 0) ended = table.ended(endedKept)
      return erased
    },
    onChange(listener) {
      listeners.add(listener)
    },
  }
}
