import type { TicketNumber } from './ticket.ts'

/**
 * How a ticket's number is written. Apart from its schema, so that a screen
 * that only writes numbers does not carry the validation library.
 */

/** Digits as they are written everywhere: at least three. */
export function ticketDigits(ticket: TicketNumber): string {
  return String(ticket.number).padStart(3, '0')
}

/** `А012`: one word, for logs, tests and search. Screens draw letter and digits apart. */
export function ticketText(ticket: TicketNumber): string {
  return ticket.letter + ticketDigits(ticket)
}
