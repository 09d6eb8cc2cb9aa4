import { z } from 'zod'
import { WaitEstimate } from './commands.ts'
import { CommandId } from './ids.ts'
import { TicketNumber } from './ticket.ts'

/**
 * POST /api/returns (kiosk): a visitor who missed the call is here after all. By the number on the ticket, with
 * its letter where several have missed it, or by the ticket's QR. Guesses are limited. Refusals: `ticket-not-found`,
 * `not-missed` (after a scan with the `state` of the visit), `return-too-late`.
 */
export const ReturnBody = z.union([
  z.object({
    commandId: CommandId,
    number: z.number().int().min(1).max(9999),
    letter: z.string().max(2).optional(),
  }),
  z.object({ commandId: CommandId, scanned: z.string().min(4).max(200) }),
])
export type ReturnBody = z.infer<typeof ReturnBody>

/** `back`: in the queue again, with the place; `which`: several with this number have missed their calls. */
export const Returned = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('back'),
    ticket: TicketNumber,
    ahead: z.number().int().nonnegative(),
    estimate: WaitEstimate,
  }),
  z.object({ kind: z.literal('which'), letters: z.array(z.string()) }),
])
export type Returned = z.infer<typeof Returned>
