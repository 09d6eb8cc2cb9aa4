import type { StaffId } from '@chered/protocol/ids'
import type {
  FaultsView,
  Incident,
  IncidentMark,
  IncidentsView,
  OpenIncident,
} from '@chered/protocol/incidents'
import { isLate, type Incident as Known, type Mark } from '../../domain/incident/incident.ts'
import type { KeptIncident } from '../ports.ts'
import type { ViewContext } from './context.ts'
import { faultSubjects } from './fault-subjects.ts'

/** An end is told to whoever reported for so long. */
const endToldMs = 12 * 3600_000

/** What can be reported, and what has been: for everybody who works in the office, without free words. */
export function faultsView(context: ViewContext): FaultsView {
  const { incidents, now } = context
  const ended = incidents.ended.filter(({ incident }) => (endedAt(incident) ?? 0) > now - endToldMs)
  return {
    subjects: faultSubjects(context),
    incidents: [...incidents.open.toReversed(), ...ended].map(({ incident }) => openIncident(incident)),
  }
}

/** Incidents in hand, the most urgent first, and those that ended last. */
export function incidentsView(context: ViewContext): IncidentsView {
  const { incidents, now } = context
  const late = ({ incident }: KeptIncident) => Number(isLate(incident, now))
  const urgent = [...incidents.open].sort((a, b) => late(b) - late(a))
  return {
    open: urgent.map((kept) => incidentEntry(context, kept)),
    ended: incidents.ended.map((kept) => incidentEntry(context, kept)),
  }
}

/** An incident with its names and words, for whoever looks after it. */
export function incidentEntry(
  { rules, staffName }: Pick<ViewContext, 'rules' | 'staffName'>,
  { incident, notes }: KeptIncident,
): Incident {
  const mark = ({ at, by }: Mark): IncidentMark => ({ at, staffId: by, name: staffName(by) })
  const { now, taken, reports } = incident
  const told = 'told' in now ? now.told : null
  const reacted = 'reacted' in now ? now.reacted : null
  return {
    ...openIncident(incident),
    said: reports.map((report, place) => ({
      ...mark(report),
      fault: report.fault,
      desk: report.deskId === null ? null : (rules.desks.get(report.deskId)?.number ?? null),
      note: notes[place] ?? null,
    })),
    takenBy: taken && mark(taken),
    told: told && { ...mark(told), dueAt: told.dueAt },
    reacted: reacted && { ...mark(reacted), tookMs: reacted.tookMs },
    ended: 'ended' in now ? mark(now.ended) : null,
  }
}

function openIncident(incident: Known): OpenIncident {
  const { id, number, class: of, subject, reports, taken, now } = incident
  return {
    incidentId: id,
    number,
    class: of,
    subject: { ...subject },
    state: now.state,
    openedAt: reports[0]?.at ?? 0,
    faults: [...new Set(reports.map(({ fault }) => fault))],
    reports: reports.length,
    reportedBy: [...new Set(reports.map(({ by }): StaffId => by))],
    taken: taken !== null || now.state !== 'opened',
    endedAt: endedAt(incident),
  }
}

function endedAt({ now }: Known): number | null {
  return 'ended' in now ? now.ended.at : null
}
