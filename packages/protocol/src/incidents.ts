import { z } from 'zod'
import { CommandId, DeskId, Moment, StaffId, ZoneId } from './ids.ts'
import {
  faultKinds,
  faultNoteLength,
  faultsOf,
  incidentClasses,
  incidentStates,
  incidentSteps,
} from './incident-choices.ts'

export const IncidentId = z.string().min(1).max(64).brand<'IncidentId'>()
export type IncidentId = z.infer<typeof IncidentId>

const FaultName = z.enum([...new Set(Object.values(faultsOf).flat())] as [string, ...string[]])

/** A device of the hall, a window's workplace, or a system around: what an incident is about. */
export const FaultSubject = z.object({
  kind: z.enum(faultKinds),
  /** A device's, printer's, panel's… id; a desk's for a workplace; the kind itself where there is only one. */
  id: z.string().min(1).max(64),
})
export type FaultSubject = z.infer<typeof FaultSubject>

/** A subject as people know it. */
export const NamedSubject = FaultSubject.extend({
  /** Null where its kind, or the window's number, says it all. */
  name: z.string().nullable(),
  /** Number of the window that it belongs to. */
  desk: z.number().int().nullable(),
})
export type NamedSubject = z.infer<typeof NamedSubject>

// POST /api/incidents: whoever works in the office -----------------------------------------------
export const ReportFaultBody = z.object({
  commandId: CommandId,
  subject: FaultSubject,
  fault: FaultName,
  /** In free words, never about a person; seen by the administrator and the head, erased a month after the end. */
  note: z.string().trim().min(1).max(faultNoteLength).optional(),
  /** The window at which it was noticed. */
  deskId: DeskId.optional(),
})
export type ReportFaultBody = z.infer<typeof ReportFaultBody>
export const ReportedFault = z.object({ incidentId: IncidentId, number: z.number().int(), openedAt: Moment })
export type ReportedFault = z.infer<typeof ReportedFault>

/** POST /api/incidents/:incidentId/<step> (administrator). */
export const IncidentStepBody = z.object({ commandId: CommandId })
export const IncidentStepParams = z.object({ incidentId: IncidentId, step: z.enum(incidentSteps) })

/** Who did it and when; the name is the present one. */
export const IncidentMark = z.object({ at: Moment, staffId: StaffId, name: z.string() })
export type IncidentMark = z.infer<typeof IncidentMark>

/** An incident as everybody who may report faults sees it; no free words. */
export const OpenIncident = z.object({
  incidentId: IncidentId,
  number: z.number().int(),
  class: z.enum(incidentClasses),
  subject: NamedSubject,
  state: z.enum(incidentStates),
  openedAt: Moment,
  /** What was reported, each once, the first first. */
  faults: z.array(FaultName),
  /** How many reports it has. */
  reports: z.number().int(),
  reportedBy: z.array(StaffId),
  /** Whether the administrator has it in hand. */
  taken: z.boolean(),
  endedAt: Moment.nullable(),
})
export type OpenIncident = z.infer<typeof OpenIncident>

/** An incident as the administrator and the head see it. */
export const Incident = OpenIncident.extend({
  said: z.array(
    IncidentMark.extend({
      fault: FaultName,
      desk: z.number().int().nullable(),
      note: z.string().nullable(),
    }),
  ),
  takenBy: IncidentMark.nullable(),
  /** The clock of support starts when it is told. `dueAt` null: its hours are not in sight. */
  told: IncidentMark.extend({ dueAt: Moment.nullable() }).nullable(),
  /** `tookMs`: of the support's hours. */
  reacted: IncidentMark.extend({ tookMs: z.number().int() }).nullable(),
  ended: IncidentMark.nullable(),
})
export type Incident = z.infer<typeof Incident>

// faults: what can be reported, and what has been (staff) -----------------------------------------
export const FaultsView = z.object({
  subjects: z.array(NamedSubject.extend({ zones: z.array(ZoneId) })),
  /** Open ones, and those that ended within the last twelve hours; the newest first. */
  incidents: z.array(OpenIncident),
})
export type FaultsView = z.infer<typeof FaultsView>

// incidents: in hand and just ended (administrator, head) -----------------------------------------
export const IncidentsView = z.object({
  /** All that are open, by what is most urgent: late, then oldest. */
  open: z.array(Incident),
  /** The last that ended, the latest first; at most 20. Earlier ones: GET /api/incidents. */
  ended: z.array(Incident),
})
export type IncidentsView = z.infer<typeof IncidentsView>

/** GET /api/incidents?before=<number> (administrator, head): older ones that have ended, the newest first, at most 50. */
export const IncidentsQuery = z.object({ before: z.coerce.number().int().positive().optional() })
export const IncidentPage = z.object({ incidents: z.array(Incident), more: z.boolean() })
export type IncidentPage = z.infer<typeof IncidentPage>
