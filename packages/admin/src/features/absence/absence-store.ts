import type { BookingId, CommandId, ServiceId, StaffId } from '@chered/protocol/ids'
import type { Absence, AbsenceProposal, ProposeAbsenceBody, Reassignment } from '@chered/protocol/schedule'
import { newCommandId, type Refused } from '@chered/ui/api'
import { staffCommand, staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'
import type { Asked } from '../../store.ts'
import {
  type ChosenPlaces,
  carriedOver,
  countPlaces,
  type PlaceCounts,
  proposedPlaces,
} from './chosen-places.ts'

/** One who covers a service of the absent one. */
export interface CoverChoice {
  readonly serviceId: ServiceId
  readonly staffId: StaffId
}

/** A proposal on the screen, with what was adjusted in it. */
export interface OpenProposal {
  readonly asked: ProposeAbsenceBody
  readonly proposal: AbsenceProposal
  readonly chosen: ChosenPlaces
  readonly covers: readonly CoverChoice[]
  /** True when bookings have changed under the hands of whoever adjusts, and this is a fresh proposal. */
  readonly renewed: boolean
}

/** What stood on the button that was pressed. */
interface ConfirmedAbsence {
  readonly absenceId: string
  readonly counts: PlaceCounts
}

interface AbsenceState {
  readonly list: Asked<readonly Absence[]>
  readonly open: OpenProposal | null
  readonly refused: Refused | null
  readonly busy: boolean
  readonly confirmed: ConfirmedAbsence | null
}

const empty: AbsenceState = {
  list: { value: null, refused: null },
  open: null,
  refused: null,
  busy: false,
  confirmed: null,
}

/** Who is away, and the absence that is being marked. */
export const useAbsences = create<AbsenceState>(() => empty)

export async function loadAbsences(): Promise<void> {
  const answer = await staffRequest<{ absences: Absence[] }>('GET', '/api/absences')
  useAbsences.setState(({ list }) => ({
    list: answer.ok
      ? { value: answer.value.absences.toSorted((a, b) => b.at - a.at), refused: null }
      : { ...list, refused: answer },
  }))
}

let asking = 0

/**
 * Asks what would follow from an absence. A proposal for the same absence that
 * comes out otherwise keeps what was adjusted by hand and is still open.
 */
export async function propose(asked: ProposeAbsenceBody, cause: 'asked' | 'changed'): Promise<void> {
  asking += 1
  const mine = asking
  const answer = await staffRequest<AbsenceProposal>('POST', '/api/absences/propose', asked)
  if (mine !== asking) return
  if (!answer.ok) return useAbsences.setState({ refused: answer })
  const fresh = answer.value
  useAbsences.setState(({ open: before }) => {
    const same = before !== null && sameAbsence(before.asked, asked)
    if (same && before.proposal.basis === fresh.basis) {
      // Who waits and what is free may be other than before; who is affected is not.
      const chosen = carriedOver(before.proposal, before.chosen, fresh)
      return { open: { ...before, asked, proposal: fresh, chosen }, refused: null }
    }
    return {
      open: {
        asked,
        proposal: fresh,
        chosen: same ? carriedOver(before.proposal, before.chosen, fresh) : proposedPlaces(fresh),
        covers: same ? before.covers : proposedCovers(fresh),
        renewed: same && cause === 'changed',
      },
      refused: null,
    }
  })
}

function sameAbsence(a: ProposeAbsenceBody, b: ProposeAbsenceBody): boolean {
  return a.staffId === b.staffId && a.to === b.to
}

function proposedCovers({ covers }: AbsenceProposal): readonly CoverChoice[] {
  return covers.flatMap(({ serviceId, staff }) =>
    staff.filter(({ proposed }) => proposed).map(({ staffId }) => ({ serviceId, staffId })),
  )
}

export function dropProposal(): void {
  asking += 1
  useAbsences.setState({ open: null, refused: null, busy: false })
}

export function choosePlace(bookingId: BookingId, place: Reassignment): void {
  useAbsences.setState(({ open }) =>
    open === null ? {} : { open: { ...open, chosen: new Map(open.chosen).set(bookingId, place) } },
  )
}

export function toggleCover(cover: CoverChoice): void {
  useAbsences.setState(({ open }) => {
    if (open === null) return {}
    const left = open.covers.filter((each) => !sameCover(each, cover))
    const covers = left.length < open.covers.length ? left : [...open.covers, cover]
    return { open: { ...open, covers } }
  })
}

export function sameCover(a: CoverChoice, b: CoverChoice): boolean {
  return a.serviceId === b.serviceId && a.staffId === b.staffId
}

/** The last confirmation and its id: sent again unchanged after no answer, it is the same absence. */
let sent: { readonly aim: string; readonly commandId: CommandId } | null = null

/** Refusals that mean: what was proposed is no longer so. */
const overtaken: readonly Refused['code'][] = [
  'schedule-changed',
  'slot-taken',
  'slot-in-past',
  'not-competent',
  'booking-unknown',
  'wrong-state',
]

/** Confirms what is on the screen; true when it is done. Bookings that changed meanwhile bring a fresh proposal. */
export async function confirmAbsence(): Promise<boolean> {
  const { open, busy } = useAbsences.getState()
  if (open === null || busy) return false
  useAbsences.setState({ busy: true, refused: null })
  const facts = {
    ...open.asked,
    basis: open.proposal.basis,
    reassignments: [...open.chosen].map(([bookingId, to]) => ({ bookingId, to })),
    covers: coversByStaff(open.covers),
  }
  const aim = JSON.stringify(facts)
  if (sent?.aim !== aim) sent = { aim, commandId: newCommandId() }
  const answer = await staffCommand<Absence>('/api/absences', { commandId: sent.commandId, ...facts })
  if (!answer.ok) {
    useAbsences.setState({ busy: false, refused: answer })
    if (answer.code === 'no-answer') return false
    sent = null
    if (overtaken.includes(answer.code)) {
      await propose(open.asked, 'changed')
      useAbsences.setState(({ open: now }) =>
        now === null ? {} : { open: { ...now, renewed: true }, refused: null },
      )
    }
    return false
  }
  sent = null
  const confirmed = { absenceId: answer.value.id, counts: countPlaces(open.chosen) }
  asking += 1
  useAbsences.setState({ open: null, refused: null, busy: false, confirmed })
  await loadAbsences()
  return true
}

function coversByStaff(covers: readonly CoverChoice[]) {
  const staff = [...new Set(covers.map(({ staffId }) => staffId))]
  return staff.map((staffId) => ({
    staffId,
    serviceIds: covers.filter((cover) => cover.staffId === staffId).map(({ serviceId }) => serviceId),
  }))
}

/** `undo`: as if it had not been; `end`: back earlier. */
export async function closeAbsence(id: string, how: 'undo' | 'end'): Promise<Refused | null> {
  const path = `/api/absences/${encodeURIComponent(id)}/${how}`
  const answer = await staffCommand<Absence>(path, { commandId: newCommandId() })
  if (answer.ok) {
    useAbsences.setState(({ confirmed }) => ({
      confirmed: confirmed?.absenceId === id ? null : confirmed,
    }))
  }
  await loadAbsences()
  return answer.ok ? null : answer
}

/** Nothing of the former person's work stays when somebody else signs in. */
export function forgetAbsences(): void {
  asking += 1
  sent = null
  useAbsences.setState(empty, true)
}
