import type { TicketNumber } from '@chered/protocol/ticket'
import { ticketDigits } from '@chered/protocol/ticket'
import { fitsPc866 } from './code-page-866.ts'
import type { PanelContent } from './panel-content.ts'

/** Letters that a text panel can draw: those of PC866, capitals. */
export const textPanelLetters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Two lines of exactly `columns` characters. The state stands right in the first
 * line; a call has both lines to itself. Never the service, never a name.
 */
export function textLines(content: PanelContent, columns: number): [string, string] {
  const desk = `ОКНО ${content.deskNumber}`
  const { show } = content
  switch (show.kind) {
    case 'called':
      return [centred(`ТАЛОН ${ticketWords(show.ticket)}`, columns), centred('ПОДОЙДИТЕ К ОКНУ', columns)]
    case 'serving':
      return [spread(ticketWords(show.ticket), 'ИДЁТ ПРИЁМ', columns), fitted('СЛЕДУЮЩИЙ ПО ВЫЗОВУ', columns)]
    case 'free':
      return [spread(desk, 'СВОБОДНО', columns), fitted('СЛЕДУЮЩИЙ ПО ВЫЗОВУ', columns)]
    case 'paused':
      return [
        spread(desk, 'ПЕРЕРЫВ', columns),
        withTime('ВЕРНЁМСЯ В', show.backAt, 'СКОРО ВЕРНЁМСЯ', columns),
      ]
    case 'closed':
      return [spread(desk, 'ЗАКРЫТО', columns), withTime('ОТКРОЕТСЯ В', show.opensAt, 'ПРИЁМА НЕТ', columns)]
    case 'link-lost':
      return [spread(desk, 'НЕТ СВЯЗИ', columns), fitted('СМОТРИТЕ НА ТАБЛО', columns)]
  }
}

/** `А 012`; the digits alone when the letter cannot be drawn: the office numbers such queues apart. */
function ticketWords(ticket: TicketNumber): string {
  const letter = ticket.letter.toUpperCase()
  return letter !== '' && fitsPc866(letter) ? `${letter} ${ticketDigits(ticket)}` : ticketDigits(ticket)
}

/** A time that is not known or does not fit is left out: half a time misleads. */
function withTime(words: string, time: string | null, otherwise: string, columns: number): string {
  const whole = `${words} ${time}`
  return fitted(time === null || whole.length > columns ? otherwise : whole, columns)
}

function fitted(text: string, columns: number): string {
  return text.slice(0, columns).padEnd(columns)
}

function centred(text: string, columns: number): string {
  return fitted(' '.repeat(Math.max(0, Math.floor((columns - text.length) / 2))) + text, columns)
}

/** One at the left edge, one at the right; on a narrow panel the left one alone. */
function spread(left: string, right: string, columns: number): string {
  const gap = columns - left.length - right.length
  return gap < 1 ? fitted(left, columns) : left + ' '.repeat(gap) + right
}
