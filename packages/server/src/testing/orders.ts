import { createHash, randomBytes } from 'node:crypto'
import type { StaffId, VisitId, VisitToken } from '@chered/protocol/ids'
import type { DayCommand } from '../domain/day/commands.ts'
import { categoryId, deskId, serviceId, staffId } from './example-office.ts'

export const visitId = (id: string) => id as VisitId

/** A token as the visitor's QR carries it, told by a name so that specs stay readable and replays equal. */
export function tokenOf(name: string): VisitToken {
  return createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url') as VisitToken
}

export const freshToken = () => randomBytes(16).toString('base64url') as VisitToken

type IssueOptions = { also?: string; category?: string; channel?: 'kiosk' | 'reception' }

/** Commands in the words of a spec: `issue('anna', 'passport')`, `callNext('desk-1')`. */
export function issue(visit: string, service: string, options: IssueOptions = {}): DayCommand {
  return {
    type: 'issue-ticket',
    visitId: visitId(visit),
    token: tokenOf(visit),
    serviceId: serviceId(service),
    alsoServiceId: options.also === undefined ? null : serviceId(options.also),
    language: 'ru',
    channel: options.channel ?? 'kiosk',
    categoryId: options.category === undefined ? null : categoryId(options.category),
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

type InFrontType = 'call' | 'recall' | 'start' | 'no-show' | 'put-back'
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
export const finish = (desk: string, visit: string): DayCommand => ({
  type: 'finish',
  ...at(desk),
  visitId: visitId(visit),
  outcome: 'done',
})
export const cancel = (visit: string): DayCommand => ({ type: 'cancel', visitId: visitId(visit) })
export const endDay: DayCommand = { type: 'end-day' }
