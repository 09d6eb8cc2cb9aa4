import type { SlipContent } from '@chered/protocol/agent'
import { ticketTexts } from './ticket-texts.ts'
import { type TicketWords, ticketWords } from './ticket-words.ts'

/**
 * A booking's confirmation in the words of a ticket: the code stands where the
 * number stands, the booked time where an appointment is told, and the square
 * carries the code. What a ticket says of the queue has nothing to say here.
 */
export function slipWords(content: SlipContent): TicketWords {
  const { language, second, visitAt, place, code } = content
  const words = ticketWords({
    ...content,
    ticket: { letter: '', number: 0 },
    ahead: 0,
    waitMinutes: null,
    calledAround: null,
    desks: [],
    appointment: null,
    link: content.scan,
  })
  const texts = ticketTexts[language]
  const other = second === null || second === language ? null : ticketTexts[second]
  const joined = (when: string | null, where: string | null) =>
    when === null ? null : where === null ? when : `${when}, ${where}`
  return {
    ...words,
    letter: code.slice(0, 3),
    digits: code.slice(3),
    appointment: {
      first: joined(visitAt.first, place?.first ?? null) ?? '',
      second: joined(visitAt.second, place?.second ?? null),
    },
    phoneTitle: {
      first: texts.slipTitle,
      second: other?.slipTitle ?? null,
    },
    phoneText: texts.slipHow,
    watchBoard: { first: texts.slipCheckIn, second: other?.slipCheckIn ?? null },
  }
}
