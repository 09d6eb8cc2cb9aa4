import type { TicketContent } from '@chered/protocol/agent'
import { ticketDigits } from '@chered/protocol/ticket'
import { printableText } from './printable-text.ts'
import { aheadSentence, appointmentText, deskList, minutesText, ticketTexts } from './ticket-texts.ts'

/** The same words in the visitor's language and in the office's second one. */
export interface Both {
  readonly first: string
  readonly second: string | null
}

/** Every word of one ticket, ready to be set; null where there is nothing to say. */
export interface TicketWords {
  readonly letter: string
  readonly digits: string
  readonly office: Both
  readonly service: Both
  readonly date: string
  readonly time: string
  readonly copy: Both | null
  readonly desk: Both
  readonly desks: string | null
  readonly calledAroundLabel: Both
  readonly calledAroundShort: Both
  readonly calledAround: string | null
  readonly ahead: Both
  readonly aheadShort: Both
  /** Null where it could not be said. */
  readonly aheadCount: string | null
  readonly minutes: string | null
  readonly nobodyServes: Both
  readonly appointment: Both | null
  readonly documentsHeading: Both
  readonly documents: readonly string[]
  readonly phoneTitle: Both
  readonly phoneText: string
  readonly watchBoard: Both
  readonly link: string
  /** Characters that the font lacks; `?` stands for each. */
  readonly missing: readonly string[]
}

/** Puts the content into words and checks each character against the font. */
export function ticketWords(content: TicketContent): TicketWords {
  const missing = new Set<string>()
  const print = (text: string): string => printableText(text, missing)
  const nonEmpty = (text: string | null): string | null => {
    const printable = text === null ? '' : print(text)
    return printable === '' ? null : printable
  }
  const given = (names: { first: string; second: string | null }): Both => ({
    first: print(names.first),
    second: names.second === names.first ? null : nonEmpty(names.second),
  })
  const { language, second } = content
  const other = second === language ? null : second
  const texts = ticketTexts[language]
  const otherTexts = other === null ? null : ticketTexts[other]
  const own = (pick: (of: typeof texts) => string): Both => ({
    first: pick(texts),
    second: otherTexts && pick(otherTexts),
  })

  const { appointment } = content
  const letter = print(content.ticket.letter)
  const words = {
    letter,
    digits: ticketDigits(content.ticket),
    office: given(content.officeName),
    service: given(content.serviceName),
    date: print(content.date),
    time: print(content.time),
    copy: content.copy ? own((of) => of.copy) : null,
    desk: own((of) => of.desk),
    desks: content.desks.length === 0 ? null : deskList(content.desks),
    calledAroundLabel: own((of) => of.calledAround),
    calledAroundShort: own((of) => of.calledAroundShort),
    calledAround: nonEmpty(content.calledAround),
    ahead: content.emergency
      ? own((of) => of.emergencyHow)
      : {
          first: aheadSentence(language, content.ahead),
          second: other && aheadSentence(other, content.ahead),
        },
    aheadShort: own((of) => of.aheadShort),
    aheadCount: content.emergency ? null : String(content.ahead),
    minutes: content.waitMinutes === null ? null : minutesText(language, print(content.waitMinutes)),
    nobodyServes: own((of) => (content.emergency ? of.emergencyWait : of.nobodyServes)),
    appointment: appointment && {
      first: print(appointmentText(language, appointment)),
      second: other && print(appointmentText(other, appointment)),
    },
    documentsHeading: own((of) => of.documents),
    documents: content.documents.map(print).filter((text) => text !== ''),
    phoneTitle: own((of) => of.phoneTitle),
    phoneText: texts.phoneText,
    watchBoard: own((of) => of.watchBoard),
    link: content.link,
  }
  return { ...words, missing: [...missing] }
}
