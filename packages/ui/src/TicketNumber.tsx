import type { TicketNumber as Ticket } from '@chered/protocol/ticket'
import { ticketDigits, ticketText } from '@chered/protocol/ticket-text'

/** The number as it looks everywhere: letter and digits apart, tabular, never broken; read out as one word. */
export function TicketNumber({ ticket, className }: { ticket: Ticket; className?: string }) {
  return (
    <span className={`num ${className ?? ''}`}>
      <span className="visually-hidden">{ticketText(ticket)}</span>
      {ticket.letter && <span aria-hidden="true">{ticket.letter}</span>}
      <span aria-hidden="true">{ticketDigits(ticket)}</span>
    </span>
  )
}
