import type { CommandId, DeskId, StaffId } from '@chered/protocol/ids'
import type { Fault, FaultKind, IncidentClass, IncidentState } from '@chered/protocol/incident-choices'
import type { IncidentId } from '@chered/protocol/incidents'
import type { Database } from 'better-sqlite3'
import type { IncidentStep, IncidentTable, KeptIncident } from '../application/ports.ts'
import type { Incident, IncidentNow, Mark } from '../domain/incident/incident.ts'
import { rewriteTable } from './rewrite-table.ts'

interface Row {
  id: IncidentId
  number: number
  class: IncidentClass
  kind: FaultKind
  subject: string
  name: string | null
  desk_number: number | null
  state: IncidentState
  opened_at: number
  taken_at: number | null
  taken_by: StaffId | null
  told_at: number | null
  told_by: StaffId | null
  due_at: number | null
  reacted_at: number | null
  reacted_by: StaffId | null
  reaction_ms: number | null
  ended_at: number | null
  ended_by: StaffId | null
}

interface ReportRow {
  at: number
  staff: StaffId
  desk: DeskId | null
  fault: Fault
  note: string | null
}

const mark = (at: number | null, by: StaffId | null): Mark | null =>
  at === null || by === null ? null : { at, by }

function nowOf(row: Row): IncidentNow {
  const toldMark = mark(row.told_at, row.told_by)
  const told = toldMark && { ...toldMark, dueAt: row.due_at }
  const reactedMark = mark(row.reacted_at, row.reacted_by)
  const reacted = reactedMark && { ...reactedMark, tookMs: row.reaction_ms ?? 0 }
  const ended = mark(row.ended_at, row.ended_by)
  const { state } = row
  if (state === 'opened') return { state }
  if (state === 'told' && told) return { state, told }
  if (state === 'reacted' && told && reacted) return { state, told, reacted }
  if ((state === 'resolved' || state === 'cancelled') && ended) return { state, told, reacted, ended }
  throw new Error(`incident ${row.number} is ${state} without what belongs to it`)
}

function rowOf({ id, number, class: kind, subject, reports, taken, now }: Incident): Row {
  const told = 'told' in now ? now.told : null
  const reacted = 'reacted' in now ? now.reacted : null
  const ended = 'ended' in now ? now.ended : null
  return {
    id,
    number,
    class: kind,
    kind: subject.kind,
    subject: subject.id,
    name: subject.name,
    desk_number: subject.desk,
    state: now.state,
    opened_at: reports[0]?.at ?? 0,
    taken_at: taken?.at ?? null,
    taken_by: taken?.by ?? null,
    told_at: told?.at ?? null,
    told_by: told?.by ?? null,
    due_at: told?.dueAt ?? null,
    reacted_at: reacted?.at ?? null,
    reacted_by: reacted?.by ?? null,
    reaction_ms: reacted?.tookMs ?? null,
    ended_at: ended?.at ?? null,
    ended_by: ended?.by ?? null,
  }
}

/** Incidents with who reported and who did what. Free words stand in a table of their own. */
export function openIncidentTable(db: Database): IncidentTable {
  const columns =
    'id number class kind subject name desk_number state opened_at taken_at taken_by told_at told_by due_at reacted_at reacted_by reaction_ms ended_at ended_by'.split(
      ' ',
    )
  const save = db.prepare(
    `INSERT INTO incident (${columns.join(', ')}) VALUES (${columns.map((c) => `:${c}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}`,
  )
  const over = "('resolved', 'cancelled')"
  const open = db.prepare(`SELECT * FROM incident WHERE state NOT IN ${over} ORDER BY number`)
  const ended = db.prepare('SELECT * FROM incident WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT ?')
  const page = db.prepare(
    'SELECT * FROM incident WHERE number < ? AND ended_at IS NOT NULL ORDER BY number DESC LIMIT ?',
  )
  const one = db.prepare('SELECT * FROM incident WHERE id = ?')
  const lastNumber = db.prepare('SELECT coalesce(max(number), 0) FROM incident').pluck()
  const reportsOf = db.prepare(
    `SELECT at, staff, desk, fault, note FROM incident_report LEFT JOIN incident_note ON report = id
     WHERE incident = ? ORDER BY id`,
  )
  const addReport = db.prepare(
    'INSERT INTO incident_report (incident, at, staff, desk, fault) VALUES (?, ?, ?, ?, ?)',
  )
  const addNote = db.prepare('INSERT INTO incident_note (report, note) VALUES (?, ?)')
  const addStep = db.prepare(
    'INSERT INTO incident_step (incident, at, staff, step, command, fingerprint) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const byCommand = db.prepare('SELECT incident AS id, fingerprint FROM incident_step WHERE command = ?')
  const dropNotes = db.prepare(
    `DELETE FROM incident_note WHERE report IN (SELECT r.id FROM incident_note n
       JOIN incident_report r ON r.id = n.report JOIN incident i ON i.id = r.incident WHERE i.ended_at < ?)`,
  )

  const kept = (row: Row): KeptIncident => {
    const reports = reportsOf.all(row.id) as ReportRow[]
    const { id, number, class: of, kind, subject, name, desk_number: desk } = row
    return {
      incident: {
        id,
        number,
        class: of,
        subject: { kind, id: subject, name, desk },
        reports: reports.map(({ at, staff, desk: deskId, fault }) => ({ at, by: staff, deskId, fault })),
        taken: mark(row.taken_at, row.taken_by),
        now: nowOf(row),
      },
      notes: reports.map(({ note }) => note),
    }
  }
  const write = db.transaction((step: IncidentStep) => {
    const { incident, by, at, note, reported } = step
    save.run(rowOf(incident))
    for (const report of reported === 0 ? [] : incident.reports.slice(-reported)) {
      const added = addReport.run(incident.id, report.at, report.by, report.deskId, report.fault)
      if (note !== null) addNote.run(added.lastInsertRowid, note)
    }
    addStep.run(incident.id, at, by, step.step, step.command, step.fingerprint)
  })
  const forget = db.transaction((before: number): number => {
    const { changes } = dropNotes.run(before)
    if (changes > 0) rewriteTable(db, 'incident_note')
    return changes
  })
  const all = (rows: unknown[]) => (rows as Row[]).map(kept)
  return {
    open: () => all(open.all()),
    ended: (limit) => all(ended.all(limit)),
    page: (before, limit) => all(page.all(before, limit)),
    of(id) {
      const row = one.get(id) as Row | undefined
      return row === undefined ? null : kept(row)
    },
    lastNumber: () => lastNumber.get() as number,
    byCommand: (command: CommandId) =>
      (byCommand.get(command) as ReturnType<IncidentTable['byCommand']> | undefined) ?? null,
    record: (step) => write.immediate(step),
    forgetNotes: (before) => forget.immediate(before),
  }
}
