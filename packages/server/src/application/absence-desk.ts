import { createHash } from 'node:crypto'
import type { BookingId, CommandId, ResourceId, ServiceId, StaffId } from '@chered/protocol/ids'
import type {
  Absence,
  AbsenceProposal,
  ConfirmAbsenceBody,
  ProposeAbsenceBody,
  Reassignment,
} from '@chered/protocol/schedule'
import type { StaffEntry } from '@chered/protocol/staff'
import {
  type Colleague,
  type Placed,
  proposeAbsence,
  proposeCovers,
} from '../domain/absence/propose-absence.ts'
import { deskState, waitingVisits } from '../domain/day/day.ts'
import type { Refusal } from '../domain/day/decide.ts'
import { busyKey } from '../domain/diary/diary.ts'
import { dateAfter } from '../domain/schedule/day-clock.ts'
import { localDate } from '../domain/time.ts'
import type { DayKeeper } from './day-keeper.ts'
import type { AbsenceMove, AbsenceRow, ContactTable } from './ports.ts'
import type { ScheduleKeeper } from './schedule-keeper.ts'
import { hashOf } from './secrets.ts'
import type { ViewContext } from './views/context.ts'

export type AbsenceAnswer =
  | { readonly ok: true; readonly absence: Absence }
  | { readonly ok: false; readonly refusal: Refusal }

/** Somebody is away, and who serves their visitors meanwhile (instruction 2.2.1). */
export interface AbsenceDesk {
  /** What would follow, with a place proposed for everybody. Changes nothing. */
  propose(body: ProposeAbsenceBody): AbsenceProposal | Refusal
  /**
   * All at once: booked visitors get their places, ids and codes stay; the
   * absent one's services go to the covers until the return. `schedule-changed`
   * when bookings are not as they were at the proposal.
   */
  confirm(body: ConfirmAbsenceBody, author: StaffId): Promise<AbsenceAnswer>
  /** As if it had not been, until the next call in the hall: `undo-too-late`. */
  undo(id: string, author: StaffId): Promise<AbsenceAnswer>
  /** The absent one is back earlier; what was moved stays where it is. */
  end(id: string, author: StaffId): Promise<AbsenceAnswer>
  list(): readonly Absence[]
  /** What a specialist serves now beside the own services, for opening a desk. */
  coveredBy(staffId: StaffId): readonly ServiceId[]
  /** Follows the clock: covers begin and end with their absences. */
  tick(): Promise<void>
}

const dayMs = 24 * 3600_000
const backMost = 7 * dayMs
const aheadMost = 366 * dayMs
const no = (code: Refusal['code']): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code } })
const resourceOf = (staffId: StaffId) => staffId as string as ResourceId

export function openAbsenceDesk(parts: {
  readonly keeper: DayKeeper
  readonly schedule: ScheduleKeeper
  readonly context: () => ViewContext
  readonly staff: () => readonly StaffEntry[]
  readonly contacts: ContactTable
}): AbsenceDesk {
  const { keeper, schedule, context } = parts
  /** A press that is sent again while the first is under way has the answer of the first. */
  const confirming = new Map<string, Promise<AbsenceAnswer>>()
  const specialists = () =>
    parts.staff().filter((s) => s.active && (s.primary.length > 0 || s.secondary.length > 0))
  const away = ({ staffId, from, to }: ProposeAbsenceBody) => ({ resourceId: resourceOf(staffId), from, to })

  /** Names the bookings that a proposal speaks of, as they were then. */
  const basisOf = (placed: readonly Placed[]) =>
    createHash('sha256')
      .update(placed.map(({ booking }) => `${booking.bookingId}:${booking.version}`).join(' '))
      .digest('base64url')

  function load(staffId: StaffId, from: number, to: number): number {
    const { diary, rules } = context()
    const last = localDate(to - 1, rules.office.timeZone)
    let ms = 0
    for (let date = localDate(from, rules.office.timeZone); date <= last; date = dateAfter(date, 1)) {
      for (const { interval } of diary.busy.get(busyKey(resourceOf(staffId), date))?.values() ?? []) {
        if (interval.start < to && from < interval.end) ms += interval.end - interval.start
      }
    }
    return Math.round(ms / 60_000)
  }

  function present(staffId: StaffId, from: number, to: number): boolean {
    const { day, planner, rules, now } = context()
    const atDesk = [...day.desks.values()].some(({ now: d }) => d.state !== 'closed' && d.staffId === staffId)
    if (atDesk && from <= now && now < to) return true
    const date = localDate(Math.max(from, Math.min(now, to - 1)), rules.office.timeZone)
    const planned = planner.day(date).resources.get(resourceOf(staffId))
    return planned?.shifts.some((shift) => shift.start < to && from < shift.end) ?? false
  }

  function describe(row: AbsenceRow): Absence {
    const { moves: _, ...absence } = row
    return { ...absence, undoable: undoable(row) }
  }
  /** Until the next call in the hall, on the day on which it was confirmed, while it lasts. */
  function undoable({ state, at, to }: AbsenceRow): boolean {
    const { now, rules } = context()
    const { timeZone } = rules.office
    const called = (keeper.day.calls[0]?.at ?? 0) > at
    return state === 'in-force' && !called && now < to && localDate(at, timeZone) === localDate(now, timeZone)
  }
  const inForceNow = (row: AbsenceRow) =>
    row.state === 'in-force' && row.from <= context().now && context().now < row.to

  /** Desks that are open now get their services anew: their own and what they cover at this moment. */
  async function followCovers(): Promise<void> {
    const { day } = context()
    for (const desk of day.desks.values()) {
      if (desk.now.state === 'closed') continue
      const { staffId } = desk.now
      const own = parts.staff().find((s) => s.staffId === staffId)
      if (!own) continue
      const covered = coveredBy(staffId).filter((id) => !own.primary.includes(id))
      const primary = [...own.primary, ...covered]
      const secondary = own.secondary.filter((id) => !covered.includes(id))
      const same = sameSet(primary, deskPrimary(desk.id)) && sameSet(secondary, deskSecondary(desk.id))
      if (same) continue
      await keeper.submit({
        command: { type: 'change-competence', deskId: desk.id, primary, secondary },
        actor: { kind: 'clock' },
        commandId: null,
      })
    }
  }
  const deskPrimary = (id: Parameters<typeof deskState>[1]) => {
    const now = deskState(keeper.day, id)
    return now.state === 'closed' ? [] : now.primary
  }
  const deskSecondary = (id: Parameters<typeof deskState>[1]) => {
    const now = deskState(keeper.day, id)
    return now.state === 'closed' ? [] : now.secondary
  }

  function coveredBy(staffId: StaffId): readonly ServiceId[] {
    const rows = schedule.absences().filter(inForceNow)
    const covers = rows.flatMap((row) => row.covers).filter((cover) => cover.staffId === staffId)
    return [...new Set(covers.flatMap((cover) => cover.serviceIds))]
  }

  return {
    coveredBy,
    tick: followCovers,
    list: () => schedule.absences().map(describe),
    propose(body) {
      const person = specialists().find((s) => s.staffId === body.staffId)
      if (!person) return { code: 'staff-unknown' }
      if (!isSpan(body)) return { code: 'bad-request', params: { field: 'to' } }
      const { diary, planner, now, day, rules } = context()
      const placed = proposeAbsence(diary, planner, away(body), now)
      const services = [...person.primary, ...person.secondary]
      const colleagues = specialists()
        .filter((s) => s.staffId !== body.staffId)
        .map((s): Colleague & { readonly before: number } => {
          const before = load(s.staffId, body.from, body.to)
          const gained = placed.reduce(
            (sum, { booking, proposal }) =>
              proposal.kind !== 'needs-relocation' && proposal.resourceId === resourceOf(s.staffId)
                ? sum + (booking.interval.end - booking.interval.start) / 60_000
                : sum,
            0,
          )
          const { primary, secondary } = s
          return {
            staffId: s.staffId,
            primary,
            secondary,
            present: present(s.staffId, body.from, body.to),
            minutes: before + gained,
            before,
          }
        })
      const covers = proposeCovers(services, colleagues)
      const isNow = body.from <= now && now < body.to
      const proposedFor = (id: ServiceId) =>
        covers
          .find((c) => c.serviceId === id)
          ?.staff.filter((s) => s.proposed)
          .map((s) => s.staffId) ?? []
      return {
        basis: basisOf(placed),
        bookings: placed.map(({ booking, proposal, options }) => ({
          bookingId: booking.bookingId,
          start: booking.interval.start,
          end: booking.interval.end,
          serviceIds: booking.services.map((s) => s.serviceId),
          visitorName: parts.contacts.of(booking.bookingId)?.name ?? null,
          proposal,
          options: [...options],
        })),
        waiting: !isNow
          ? []
          : person.primary.flatMap((serviceId) =>
              [...waitingVisits(day, serviceId)].map(({ id, ticket }) => ({
                visitId: id,
                ticket,
                serviceId,
                desks: rules.office.desks
                  .filter((desk) => {
                    const state = deskState(day, desk.id)
                    if (state.state === 'closed' || state.staffId === body.staffId) return false
                    const serves = state.primary.includes(serviceId) || state.secondary.includes(serviceId)
                    return serves || proposedFor(serviceId).includes(state.staffId)
                  })
                  .map((desk) => desk.number),
              })),
            ),
        covers: covers.map(({ serviceId, staff }) => ({ serviceId, staff: [...staff] })),
        load: colleagues.map(({ staffId, before, minutes }) => ({
          staffId,
          before,
          after: Math.round(minutes),
        })),
      }
    },
    confirm(body, author) {
      const id = absenceId(body.commandId)
      const running = confirming.get(id) ?? confirmOnce(id, body, author)
      confirming.set(id, running)
      return running.finally(() => confirming.delete(id))
    },
    async undo(id, author) {
      const row = schedule.absences().find((r) => r.id === id)
      if (!row) return no('absence-unknown')
      if (row.state === 'undone') return { ok: true, absence: describe(row) }
      if (!undoable(row)) return no('undo-too-late')
      // First the plan has the time again, and whoever lost a place there gets it back by the plan alone; then
      // the others return. If one cannot, all stays as it was.
      schedule.setAbsenceState(id, 'undone', null, author)
      await keeper.submit({
        command: { type: 'follow-plan', cause: 'absence' },
        actor: { kind: 'clock' },
        commandId: null,
      })
      const back = row.moves.filter(returns)
      if (back.length > 0) {
        const answer = await keeper.submit({
          command: {
            type: 'reassign',
            cause: 'absence',
            moves: back.map(({ bookingId, from }) => ({
              bookingId,
              to: from,
              version: versionOf(bookingId),
            })),
          },
          actor: { kind: 'staff', id: author },
          commandId: null,
        })
        if (!answer.ok) {
          schedule.setAbsenceState(id, 'in-force', null, author)
          return answer
        }
      }
      await followCovers()
      return { ok: true, absence: describe({ ...row, state: 'undone' }) }
    },
    async end(id, author) {
      const row = schedule.absences().find((r) => r.id === id)
      if (!row) return no('absence-unknown')
      if (row.state !== 'in-force') return { ok: true, absence: describe(row) }
      const to = Math.min(row.to, Math.max(context().now, row.from))
      schedule.setAbsenceState(id, 'ended', to, author)
      await followCovers()
      return { ok: true, absence: describe({ ...row, to, state: 'ended' }) }
    },
  }

  /** Some days back to a year ahead: beyond that nobody plans, and every date would be looked at. */
  function isSpan({ from, to }: { readonly from: number; readonly to: number }): boolean {
    const { now } = context()
    return from < to && from >= now - backMost && to <= now + aheadMost
  }

  async function confirmOnce(id: string, body: ConfirmAbsenceBody, author: StaffId): Promise<AbsenceAnswer> {
    const known = schedule.absences().find((row) => row.id === id)
    if (known) {
      const same =
        known.staffId === body.staffId &&
        known.reason === body.reason &&
        known.from === body.from &&
        (known.state === 'ended' || known.to === body.to) &&
        JSON.stringify(known.covers) === JSON.stringify(body.covers)
      return same ? { ok: true, absence: describe(known) } : no('command-reused')
    }
    const others = new Set(specialists().map((s) => s.staffId))
    if (!others.delete(body.staffId)) return no('staff-unknown')
    if (!body.covers.every(({ staffId }) => others.has(staffId))) return no('staff-unknown')
    if (!isSpan(body)) return { ok: false, refusal: { code: 'bad-request', params: { field: 'to' } } }
    const { services } = context().rules
    if (!body.covers.every(({ serviceIds }) => serviceIds.every((s) => services.has(s)))) {
      return no('service-unknown')
    }
    const { diary, planner, now } = context()
    const placed = proposeAbsence(diary, planner, away(body), now)
    if (basisOf(placed) !== body.basis) return no('schedule-changed')
    const chosen = new Map<BookingId, Reassignment>(body.reassignments.map((r) => [r.bookingId, r.to]))
    const moves = placed.map(({ booking }): AbsenceMove => {
      const to = chosen.get(booking.bookingId) ?? { kind: 'needs-relocation' }
      const { resourceId, start } = booking.interval
      return { bookingId: booking.bookingId, from: { resourceId, start }, to: target(to, start) }
    })
    if (moves.length > 0) {
      const answer = await keeper.submit({
        command: {
          type: 'reassign',
          cause: 'absence',
          moves: moves.map(({ bookingId, to }) => ({ bookingId, to, version: versionOf(bookingId) })),
        },
        actor: { kind: 'staff', id: author },
        commandId: null,
      })
      if (!answer.ok) return answer
    }
    const at = Math.max(keeper.day.lastAt, now)
    const row: AbsenceRow = {
      id,
      staffId: body.staffId,
      reason: body.reason,
      from: body.from,
      to: body.to,
      covers: body.covers,
      author: context().staffName(author),
      at,
      state: 'in-force',
      moves,
    }
    schedule.addAbsence(row, author)
    await followCovers()
    return { ok: true, absence: describe(row) }
  }

  /** Whether the visitor still is where the absence has put them, and would not be moved into the past. */
  function returns({ bookingId, from, to }: AbsenceMove): boolean {
    const booking = keeper.diary.bookings.get(bookingId)
    const state = booking?.now.state
    if (!booking || (state !== 'booked' && state !== 'needs-relocation')) return false
    const { resourceId, start } = booking.interval
    const put = to ?? from
    if (resourceId !== put.resourceId || start !== put.start) return false
    return from.start === start || from.start >= context().now
  }

  function versionOf(id: BookingId): number {
    return keeper.diary.bookings.get(id)?.version ?? 0
  }
}

/** One press is one absence, however often it is sent. */
function absenceId(commandId: string): string {
  return `absence-${hashOf(commandId as CommandId).slice(0, 20)}`
}

function target(to: Reassignment, start: number): AbsenceMove['to'] {
  switch (to.kind) {
    case 'same-time':
      return { resourceId: to.resourceId, start }
    case 'moved':
      return { resourceId: to.resourceId, start: to.start }
    case 'needs-relocation':
      return null
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
