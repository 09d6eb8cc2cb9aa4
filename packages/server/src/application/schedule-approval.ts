import type { DayDate, StaffId } from '@chered/protocol/ids'
import type {
  SaveDraftBody,
  Schedule,
  ScheduleRow,
  ScheduleStep,
  ScheduleVersion,
  SubmitDraftBody,
} from '@chered/protocol/schedule'
import type { z } from 'zod'
import type { Refusal } from '../domain/day/decision.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import { scheduleFault } from '../domain/schedule/check-schedule.ts'
import { saysTheSame } from '../domain/schedule/compare-schedules.ts'
import { dateAfter, isDate } from '../domain/schedule/day-clock.ts'
import type { StaffCompetence } from '../domain/schedule/plan-basis.ts'
import type { Clock } from './ports.ts'
import type { ScheduleVersions } from './schedule-versions.ts'
import { rowId } from './secrets.ts'

export type ScheduleAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** A version's way: drafted and submitted by the administrator, decided by the head (instruction 2.1.5). */
export interface ScheduleApproval {
  /** One version with its rows. Refuses with `schedule-version-unknown`. */
  version(id: string): ScheduleAnswer<ScheduleVersion>
  /**
   * Keeps the one draft. The author of a new or changed row is whoever saves it.
   * Refuses with `schedule-changed` when it was read before a change, with
   * `wrong-state` while it is submitted, with `schedule-invalid` (row, field,
   * problem) when it does not fit the office.
   */
  saveDraft(body: SaveDraftBody, by: StaffId): ScheduleAnswer<ScheduleVersion>
  /** Takes a draft or submission back; it stays in the history. Refuses with `schedule-version-unknown`. */
  withdraw(by: StaffId): ScheduleAnswer<undefined>
  /** From then on the version cannot change until it is decided or taken back. Refuses as saving does. */
  submit(body: z.infer<typeof SubmitDraftBody>, by: StaffId): ScheduleAnswer<ScheduleVersion>
  /**
   * Puts a submission in force from the wished date, or from today when that
   * date has passed meanwhile: what was is never planned anew. Refuses with
   * `wrong-state`, and with `schedule-invalid` when people or desks have gone.
   */
  approve(id: string, note: string | null, by: StaffId): ScheduleAnswer<ScheduleVersion>
  /** Refuses with `wrong-state`. */
  reject(id: string, note: string | null, by: StaffId): ScheduleAnswer<ScheduleVersion>
}

/** Savings of one person within this time are one step of the history: a draft is saved at each pause of typing. */
const oneSittingMs = 10 * 60_000
/** Days ahead for which a schedule can be wished. */
export const scheduledAheadMost = 731

export function openScheduleApproval(parts: {
  readonly versions: ScheduleVersions
  readonly clock: Clock
  readonly nameOf: (id: StaffId) => string
  readonly today: () => DayDate
  readonly rules: () => OfficeRules
  readonly staff: () => readonly StaffCompetence[]
  readonly onApproved: () => void
}): ScheduleApproval {
  const { versions, clock, nameOf, today } = parts

  const step = (action: ScheduleStep['action'], by: StaffId, note: string | null = null): ScheduleStep => {
    return { at: clock.now(), staffId: by, staffName: nameOf(by), action, note }
  }
  const told = (id: string): ScheduleAnswer<ScheduleVersion> => {
    const head = versions.head(id)
    return head === null ? no('schedule-version-unknown') : { ok: true, value: versions.version(head) }
  }

  function faultOf(schedule: Schedule): Refusal | null {
    const fault = scheduleFault(schedule, parts.rules(), parts.staff())
    return fault === null
      ? null
      : { code: 'schedule-invalid', params: { ...fault, row: fault.row ?? fault.field } }
  }

  /** A row keeps its author until somebody makes it say something else. */
  function withAuthors(rows: readonly ScheduleRow[], by: StaffId): ScheduleRow[] {
    const known = new Map<string, ScheduleRow>()
    const approved = versions.heads().filter((head) => head.approved !== null)
    const open = versions.open()
    for (const { id } of [...approved, ...(open === null ? [] : [open])]) {
      for (const row of versions.schedule(id).rows) known.set(row.id, row)
    }
    return rows.map((row) => {
      const before = known.get(row.id)
      const author = before !== undefined && saysTheSame(before, row) ? before.author : nameOf(by)
      return { ...row, author }
    })
  }

  /** The submission that the head decides on, or what the decision was. */
  function decide(
    id: string,
    by: StaffId,
    note: string | null,
    action: 'approved' | 'rejected',
  ): ScheduleAnswer<ScheduleVersion> {
    const head = versions.head(id)
    if (head === null) return no('schedule-version-unknown')
    // Pressed again after the first answer was lost.
    if (head.state === action) return told(id)
    if (head.state !== 'submitted') return no('wrong-state', { state: head.state })
    if (action === 'rejected') {
      versions.change({ ...head, state: 'rejected' }, step(action, by, note))
      return told(id)
    }
    const refusal = faultOf(versions.schedule(id))
    if (refusal !== null) return { ok: false, refusal }
    const wished = head.inForceFrom ?? today()
    const inForceFrom = notBefore(today(), wished)
    const approved = 1 + Math.max(0, ...versions.heads().map((h) => h.approved ?? 0))
    versions.change({ ...head, state: 'approved', inForceFrom, approved }, step(action, by, note))
    parts.onApproved()
    return told(id)
  }

  return {
    version: told,
    saveDraft({ revision: read, schedule }, by) {
      const open = versions.open()
      if (open === null && read !== null) return no('schedule-changed')
      if (open?.state === 'submitted') return no('wrong-state', { state: open.state })
      const next: Schedule = { ...schedule, rows: withAuthors(schedule.rows, by) }
      if (open !== null && sameSchedule(versions.schedule(open.id), next)) return told(open.id)
      if (open !== null && open.revision !== read) return no('schedule-changed')
      const refusal = faultOf(next)
      if (refusal !== null) return { ok: false, refusal }
      if (open === null) {
        const id = rowId('schedule', clock.now())
        const head = { id, state: 'draft', revision: 1, inForceFrom: null, approved: null } as const
        versions.add(head, next, step('drafted', by))
        return told(id)
      }
      const last = versions.history(open.id).at(-1)
      const goesOn = last?.staffId === by && clock.now() - last.at < oneSittingMs
      versions.change({ ...open, revision: open.revision + 1 }, goesOn ? null : step('drafted', by), next)
      return told(open.id)
    },
    withdraw(by) {
      const open = versions.open()
      if (open === null) return no('schedule-version-unknown')
      versions.change({ ...open, state: 'withdrawn' }, step('withdrawn', by))
      return { ok: true, value: undefined }
    },
    submit({ revision: read, inForceFrom }, by) {
      const open = versions.open()
      if (open === null) return no('schedule-version-unknown')
      if (open.revision !== read) return no('schedule-changed')
      if (open.state === 'submitted') {
        return open.inForceFrom === inForceFrom ? told(open.id) : no('wrong-state', { state: open.state })
      }
      if (
        !isDate(inForceFrom) ||
        inForceFrom < today() ||
        inForceFrom > dateAfter(today(), scheduledAheadMost)
      ) {
        return no('schedule-invalid', { row: 'inForceFrom', field: 'inForceFrom', problem: 'date' })
      }
      const refusal = faultOf(versions.schedule(open.id))
      if (refusal !== null) return { ok: false, refusal }
      versions.change({ ...open, state: 'submitted', inForceFrom }, step('submitted', by))
      return told(open.id)
    },
    approve: (id, note, by) => decide(id, by, note, 'approved'),
    reject: (id, note, by) => decide(id, by, note, 'rejected'),
  }
}

export const no = (
  code: Refusal['code'],
  params?: Refusal['params'],
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
})

/** The date, or the first that may be when it is earlier. */
export function notBefore(first: DayDate, date: DayDate): DayDate {
  return date < first ? first : date
}

function sameSchedule(a: Schedule, b: Schedule): boolean {
  return (
    a.rows.length === b.rows.length &&
    a.rows.every((row, n) => saysTheSame(row, b.rows[n] as ScheduleRow)) &&
    a.unitMinutes === b.unitMinutes &&
    JSON.stringify(a.quotas) === JSON.stringify(b.quotas)
  )
}
