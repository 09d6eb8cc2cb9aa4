import type { CheckInOrder } from '@chered/protocol/booking'
import type { IssuedTicket, IssueTicketOrder } from '@chered/protocol/commands'
import type { CommandId, DeviceId, PrinterId, PrintJobId, VisitId, VisitToken } from '@chered/protocol/ids'
import type { Channel } from '@chered/protocol/office'
import type { Refusal } from '../domain/day/decide.ts'
import type { Actor, Recorded } from '../domain/day/events.ts'
import type { Paper } from './booking-desk.ts'
import type { Answer, DayKeeper } from './day-keeper.ts'
import { randomToken, rowId } from './secrets.ts'
import type { ViewContext } from './views/context.ts'
import { printerOf } from './views/kiosk-view.ts'

export type Issued =
  | { readonly ok: true; readonly ticket: IssuedTicket }
  | { readonly ok: false; readonly refusal: Refusal }

export type Reprinted =
  | { readonly ok: true; readonly printJobId: PrintJobId }
  | { readonly ok: false; readonly refusal: Refusal }

export interface TicketDesk {
  /** For a kiosk: on paper when its printer can, else only if the visitor agreed to the screen. */
  issueAtKiosk(body: IssueTicketOrder, deviceId: DeviceId, printerId: PrinterId | null): Promise<Issued>
  /** By a person at reception; on a kiosk's printer when `paper` says which. */
  issueByStaff(body: IssueTicketOrder, actor: Actor, paper: Paper | null): Promise<Issued>
  /** A booked visitor has come: the ticket by appointment, on paper when `paper` says where. */
  checkIn(body: CheckInOrder, actor: Actor, paper: Paper | null): Promise<Issued>
  /** A trial ticket on a printer that an agent drives. */
  testPrint(printerId: PrinterId, commandId: CommandId, actor: Actor): Promise<Reprinted>
  /** The same paper again, marked as a copy. */
  reprint(jobId: string, commandId: CommandId, actor: Actor): Promise<Reprinted>
}

export function openTicketDesk(keeper: DayKeeper, context: () => ViewContext): TicketDesk {
  async function issue(
    body: IssueTicketOrder,
    channel: Channel,
    actor: Actor,
    paper: Paper | null,
  ): Promise<Issued> {
    const { now } = context()
    const answer = await keeper.submit({
      commandId: body.commandId,
      actor,
      command: {
        type: 'issue-ticket',
        visitId: rowId('v', now) as VisitId,
        token: randomToken() as VisitToken,
        serviceId: body.serviceId,
        planned: body.alsoServiceId === undefined ? [] : [body.alsoServiceId],
        appointment: null,
        language: body.language,
        channel,
        categoryId: body.categoryId ?? null,
        print: paper && { ...paper, jobId: rowId('p', now) as PrintJobId, copy: false },
        // Only a kiosk may go on without an answer, and give another number in the stead of this one.
        ...(channel === 'kiosk' ? { press: body.commandId } : {}),
      },
    })
    if (!answer.ok) return answer
    return { ok: true, ticket: issuedTicket(answer.recorded, context().publicUrl) }
  }

  /** Known before a number is taken; a repeat of a press that was granted still gets its answer. */
  function noPaper(commandId: CommandId, paper: Paper | null): Extract<Issued, { ok: false }> | null {
    const printer = paper && printerOf(context(), paper.deviceId)
    if (printer?.state !== 'not-ready' || keeper.answered(commandId)) return null
    return { ok: false, refusal: { code: 'printer-not-ready', params: { problem: printer.problem } } }
  }

  return {
    async issueAtKiosk(body, deviceId, printerId) {
      const actor: Actor = { kind: 'device', id: deviceId }
      if (printerId === null || body.paper === 'screen') return issue(body, 'kiosk', actor, null)
      const paper = { printerId, deviceId }
      return noPaper(body.commandId, paper) ?? issue(body, 'kiosk', actor, paper)
    },
    async issueByStaff(body, actor, paper) {
      return noPaper(body.commandId, paper) ?? issue(body, 'reception', actor, paper)
    },
    async checkIn(body, actor, paper) {
      const refused = noPaper(body.commandId, paper)
      if (refused) return refused
      const { now } = context()
      const answer = await keeper.submit({
        commandId: body.commandId,
        actor,
        command: {
          type: 'check-in-visitor',
          bookingId: body.bookingId,
          ticket: {
            visitId: rowId('v', now) as VisitId,
            token: randomToken() as VisitToken,
            language: body.language,
            print: paper && { ...paper, jobId: rowId('p', now) as PrintJobId, copy: false },
          },
        },
      })
      if (!answer.ok) return answer
      return { ok: true, ticket: issuedTicket(answer.recorded, context().publicUrl) }
    },
    async testPrint(printerId, commandId, actor) {
      const { directory, now } = context()
      const printer = directory.printer(printerId)
      if (!printer) return { ok: false, refusal: { code: 'device-unknown' } }
      if (printer.status.state !== 'ready') {
        const problem = printer.status.state === 'not-ready' ? printer.status.problem : 'unreachable'
        return { ok: false, refusal: { code: 'printer-not-ready', params: { problem } } }
      }
      const printJobId = rowId('p', now) as PrintJobId
      const print = { jobId: printJobId, printerId, deviceId: null, copy: false }
      const command = { type: 'request-print', visitId: null, print } as const
      return reprinted(await keeper.submit({ command, actor, commandId }))
    },
    async reprint(jobId, commandId, actor) {
      const job = context()
        .directory.jobs()
        .find((j) => j.jobId === jobId)
      if (!job) return { ok: false, refusal: { code: 'print-job-unknown' } }
      const { visitId, bookingId, printerId, deviceId } = job
      const { now } = context()
      const printJobId = rowId('p', now) as PrintJobId
      const slip = bookingId === null ? {} : { bookingId }
      const print = { jobId: printJobId, printerId, deviceId, ...slip, copy: true }
      const command = { type: 'request-print', visitId, print } as const
      return reprinted(await keeper.submit({ command, actor, commandId }))
    },
  }
}

/** The job that is on record: a repeated press names the same one. */
function reprinted(answer: Answer): Reprinted {
  if (!answer.ok) return answer
  for (const { event } of answer.recorded) {
    if (event.type === 'PrintRequested') return { ok: true, printJobId: event.print.jobId }
  }
  throw new Error('a print was granted without PrintRequested')
}

/** The answer to a press, made from what is on record, so that a repeat gets the very same. */
function issuedTicket(recorded: readonly Recorded[], publicUrl: string): IssuedTicket {
  for (const { at, event } of recorded) {
    if (event.type !== 'VisitIssued') continue
    return {
      visitId: event.visitId,
      ticket: event.ticket,
      token: event.token,
      link: `${publicUrl}/t/${event.token}`,
      serviceId: event.serviceId,
      planned: [...event.planned],
      issuedAt: at,
      appointment: event.appointment && {
        start: event.appointment.start,
        late: event.basis.kind === 'late-appointment',
      },
      ahead: event.quote.ahead,
      estimate: event.quote.estimate,
      desks: [...event.quote.desks],
      printJobId: event.print?.jobId ?? null,
    }
  }
  throw new Error('a ticket was issued without VisitIssued')
}
