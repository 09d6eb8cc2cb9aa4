import { z } from 'zod'

export { ticketDigits, ticketText } from './ticket-text.ts'

/** A visit's number within its day: a letter (may be empty) and digits. */
export const TicketNumber = z.object({ letter: z.string().max(2), number: z.number().int().positive() })
export type TicketNumber = z.infer<typeof TicketNumber>
