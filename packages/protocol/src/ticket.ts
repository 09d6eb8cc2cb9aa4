import { z } from 'zod'

/** A visit's number within its day: a letter (may be empty) and digits. */
export const TicketNumber = z.object({ letter: z.string().max(2), number: z.number().int().positive() })
export type TicketNumber = z.infer<typeof TicketNumber>

/** Digits as they are written everywhere: at least three. */
export function ticketDigits(ticket: TicketNumber): string {
  return String(ticket.number).padStart(3, '0')
}

/** `А012`: one word, for logs, tests and search. Screens draw letter and digits apart. */
export function ticketText(ticket: TicketNumber): string {
  return ticket.letter + ticketDigits(ticket)
}
