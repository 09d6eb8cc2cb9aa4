import { type TicketNumber, ticketDigits } from '@chered/protocol/ticket'
import type { PanelContent } from './panel-content.ts'

/**
 * Characters of a digit panel, one a place, from the left; always `places` of
 * them. `letters` is what this panel can draw: a letter outside it, or without a
 * place, is left out and its place stays dark. A number too long for the panel
 * is not cut: a wrong number would call somebody else.
 */
export function digitPlaces(content: PanelContent, places: number, letters: string): string[] {
  switch (content.show.kind) {
    case 'called':
    case 'serving':
      return [...ticketPlaces(content.show.ticket, places, letters)]
    case 'free':
      return Array.from({ length: places }, () => '-')
    case 'paused':
      return [...'ПАУ3'.padEnd(places).slice(0, places)]
    case 'closed':
      // One point says that the panel is alive.
      return [...'.'.padStart(places)]
    case 'link-lost':
      return Array.from({ length: places }, () => ' ')
  }
}

function ticketPlaces(ticket: TicketNumber, places: number, letters: string): string {
  const digits = ticketDigits(ticket)
  const letter = ticket.letter.toUpperCase()
  const drawable = [...letter].every((one) => letters.includes(one))
  const whole = drawable ? letter + digits.padStart(places - letter.length) : digits.padStart(places)
  if (whole.length === places) return whole
  return digits.length <= places ? digits.padStart(places) : ' '.repeat(places)
}
