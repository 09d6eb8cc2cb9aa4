import { createHash, randomBytes } from 'node:crypto'
import type { PassTarget } from '@chered/protocol/commands'
import type { BookingId, StaffId, VisitId, VisitToken } from '@chered/protocol/ids'
import type { DayCommand } from '../domain/day/commands.ts'
import { categoryId, deskId, minute, queueId, serviceId, staffId } from './example-office.ts'

export const visitId = (id: string) => id as VisitId

/** A token as the visitor's QR carries it, told by a name so that specs stay readable and replays equal. */
export function tokenOf(name: string): VisitToken {
  return createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url') as VisitToken
}

export const freshToken = () => randomBytes(16).toString('base64url') as VisitToken

export const bookingId = (id: string) => id as BookingId

type IssueOptions = {
  also?: string | readonly string[]
  category?: string
  channel?: 'kiosk' | 'reception'
  /** Checks in for an appointment of ten minutes that begins then. */
  booked?: number
}

/** Commands in the words of a spec: `issue('anna', 'passport')`, `callNext('desk-1')`. */
export function issue(visit: string, service: string, options: IssueOptions = {}): DayCommand {
  return {
    type: 'issue-ticket',
    visitId: visitId(visit),
    token: tokenOf(visit),
    serviceId: serviceId(service),
    planned: [options.also ?? []].flat().map(serviceId),
    language: 'ru',
    channel: options.channel ?? 'kiosk',
    categoryId: options.category === undefined ? null : categoryId(options.category),
    appointment:
      options.booked === undefined
        ? null
        : {
            bookingId: bookingId(`booking-of-${visit}`),
            start: options.booked,
            end: options.booked + 10 * minute,
          },
    print: null,
  }
}

/** In specs the specialist of `desk-1` is `staff-1` unless told otherwise. */
export const usualStaff = (desk: string): StaffId => staffId(desk.replace('desk', 'staff'))

export function openDesk(
  desk: string,
  primary: string[],
  secondary: string[] = [],
  staff?: string,
): DayCommand {
  return {
    type: 'open-desk',
    deskId: deskId(desk),
    staffId: staff === undefined ? usualStaff(desk) : staffId(staff),
    primary: primary.map(serviceId),
    secondary: secondary.map(serviceId),
  }
}

export const changeCompetence = (desk: string, primary: string[], secondary: string[] = []): DayCommand => ({
  type: 'change-competence',
  deskId: deskId(desk),
  primary: primary.map(serviceId),
  secondary: secondary.map(serviceId),
})

const at = (desk: string) => ({ deskId: deskId(desk), staffId: usualStaff(desk) })

export const closeDesk = (desk: string): DayCommand => ({ type: 'close-desk', ...at(desk) })
export const pauseDesk = (desk: string, minutes: number | null = null): DayCommand => ({
  type: 'pause-desk',
  ...at(desk),
  reason: 'break',
  minutes,
})
export const resumeDesk = (desk: string): DayCommand => ({ type: 'resume-desk', ...at(desk) })
export const callNext = (desk: string): DayCommand => ({ type: 'call-next', ...at(desk) })

type InFrontType = 'call' | 'recall' | 'start' | 'no-show' | 'put-back' | 'take-back'
const withVisit =
  (type: InFrontType) =>
  (desk: string, visit: string): DayCommand => ({
    type,
    ...at(desk),
    visitId: visitId(visit),
  })

export const callChosen = withVisit('call')
export const recall = withVisit('recall')
export const start = withVisit('start')
export const noShow = withVisit('no-show')
export const putBack = withVisit('put-back')
export const takeBack = withVisit('take-back')
/** Somebody who is not the next, with a reason of the office. */
export const callOutOfTurn = (desk: string, visit: string, outOfTurn: string): DayCommand => ({
  type: 'call',
  ...at(desk),
  visitId: visitId(visit),
  outOfTurn,
})
export const finish = (desk: string, visit: string, outcome = 'done'): DayCommand => ({
  type: 'finish',
  ...at(desk),
  visitId: visitId(visit),
  outcome,
})
export const nextService = (desk: string, visit: string, outcome = 'done'): DayCommand => ({
  type: 'next-service',
  ...at(desk),
  visitId: visitId(visit),
  outcome,
})
export const planServices = (desk: string, visit: string, planned: readonly string[]): DayCommand => ({
  type: 'plan-services',
  ...at(desk),
  visitId: visitId(visit),
  planned: planned.map(serviceId),
})
export const hold = (
  desk: string,
  visit: string,
  until: number | null = null,
  reasonId = 'form',
): DayCommand => ({ type: 'hold-visit', ...at(desk), visitId: visitId(visit), reasonId, until })

/** Targets in the words of a spec. */
export const toService = (id: string): PassTarget => ({ kind: 'service', serviceId: serviceId(id) })
export const toQueue = (id: string): PassTarget => ({ kind: 'queue', queueId: queueId(id) })
export const toDesk = (id: string, service?: string): PassTarget => ({
  kind: 'desk',
  deskId: deskId(id),
  ...(service === undefined ? {} : { serviceId: serviceId(service) }),
})
export const toColleague = (id: string, service?: string): PassTarget => ({
  kind: 'staff',
  staffId: staffId(id),
  ...(service === undefined ? {} : { serviceId: serviceId(service) }),
})
export const passOn = (
  desk: string,
  visit: string,
  to: PassTarget,
  more: { readonly place?: 'keep' | 'end'; readonly noteId?: string; readonly hasNote?: boolean } = {},
): DayCommand => ({ type: 'pass-on', ...at(desk), visitId: visitId(visit), to, place: 'keep', ...more })
export const redirect = (visit: string, to: PassTarget, place: 'keep' | 'end' = 'keep'): DayCommand => ({
  type: 'redirect',
  visitId: visitId(visit),
  to,
  place,
})
export const checkClaim = (
  desk: string,
  visit: string,
  category: string | null,
  place: 'natural' | 'front',
  more: { readonly proof?: string; readonly outOfTurn?: string } = {},
): DayCommand => ({
  type: 'check-claim',
  ...at(desk),
  visitId: visitId(visit),
  categoryId: category === null ? null : categoryId(category),
  place,
  proof: more.proof ?? null,
  ...(more.outOfTurn === undefined ? {} : { outOfTurn: more.outOfTurn }),
})
export const closePuttingBack = (desk: string, visit: string): DayCommand => ({
  type: 'close-desk',
  ...at(desk),
  handOver: { kind: 'put-back', visitId: visitId(visit) },
})
export const closePassing = (desk: string, visit: string, to: PassTarget): DayCommand => ({
  type: 'close-desk',
  ...at(desk),
  handOver: { kind: 'pass', visitId: visitId(visit), to, place: 'keep' },
})
export const releaseDesk = (desk: string): DayCommand => ({ type: 'release-desk', deskId: deskId(desk) })
export const cancel = (visit: string): DayCommand => ({ type: 'cancel', visitId: visitId(visit) })
export const bringBack = (visit: string): DayCommand => ({ type: 'bring-back', visitId: visitId(visit) })
export const setCategory = (
  visit: string,
  category: string | null,
  proof: string | null = null,
): DayCommand => ({
  type: 'set-category',
  visitId: visitId(visit),
  categoryId: category === null ? null : categoryId(category),
  proof,
})
export const endDay: DayCommand = { type: 'end-day' }
