import type { SlipContent, TicketContent } from '@chered/protocol/agent'
import { ticketDigits } from '@chered/protocol/ticket'
import thermal from 'node-thermal-printer'
import { aheadSentence, appointmentText, deskList, minutesText, ticketTexts } from '../ticket/ticket-texts.ts'

/** Font A: 12 dots a character. */
const characterDots = 12
const largestScale = 6

/**
 * The emergency ticket: text in the printer's own font and code page PC866, for
 * when the bitmap cannot be made. Tatar and Kazakh letters are in no page of an
 * ordinary printer, so they are written with their nearest Russian ones.
 *
 * node-thermal-printer encodes here and nothing more. Its transports are not
 * used: they call a job done when the socket took it, print it again minutes
 * later when a file was slow, and drop the tail when the printer talks back. Its
 * `cut()` is not used either: it adds ESC @, after which the code page is lost
 * for whatever follows; the profile's own cut comes after these bytes.
 */
export function textTicket(content: TicketContent, dots: number): Uint8Array {
  const texts = ticketTexts.ru
  const digits = ticketDigits(content.ticket)
  const number = content.ticket.letter === '' ? digits : `${content.ticket.letter} ${digits}`
  return inPrinterFont(dots, {
    above: [
      ...(content.copy ? [texts.copy] : []),
      content.officeName.first,
      `${content.date} ${content.time}`,
    ],
    large: number,
    below: [
      content.serviceName.first,
      ...(content.appointment === null ? [] : [appointmentText('ru', content.appointment)]),
      ...(content.desks.length === 0 ? [] : [`${texts.desk}: ${deskList(content.desks)}`]),
      ...(content.calledAround === null ? [] : [`${texts.calledAround}: ${content.calledAround}`]),
      ...(content.emergency
        ? [texts.emergencyWait, texts.emergencyHow]
        : [aheadSentence('ru', content.ahead)]),
      ...(content.waitMinutes === null ? [] : [minutesText('ru', content.waitMinutes)]),
      ...documentLines(content.documents),
      content.link,
      texts.watchBoard,
    ],
  })
}

/** A booking's confirmation likewise: the code is what opens the door. */
export function textSlip(content: SlipContent, dots: number): Uint8Array {
  const texts = ticketTexts.ru
  const { code, place } = content
  return inPrinterFont(dots, {
    above: [
      ...(content.copy ? [texts.copy] : []),
      content.officeName.first,
      content.visitAt.first,
      ...(place === null ? [] : [place.first]),
      content.serviceName.first,
      texts.slipTitle,
    ],
    large: `${code.slice(0, 3)} ${code.slice(3)}`,
    below: [texts.slipHow, ...documentLines(content.documents)],
  })
}

function documentLines(documents: readonly string[]): string[] {
  return documents.length === 0
    ? []
    : [`${ticketTexts.ru.documents}:`, ...documents.map((text) => `- ${text}`)]
}

interface TextLines {
  readonly above: readonly string[]
  /** As large as the paper allows. */
  readonly large: string
  readonly below: readonly string[]
}

function inPrinterFont(dots: number, { above, large, below }: TextLines): Uint8Array {
  const columns = Math.floor(dots / characterDots)
  const encoder = new thermal.ThermalPrinter({
    type: thermal.PrinterTypes.EPSON,
    width: columns,
    characterSet: thermal.CharacterSet.PC866_CYRILLIC2,
    breakLine: thermal.BreakLine.WORD,
    // The typing knows addresses only; an object is taken as the transport itself.
    interface: noTransport as unknown as string,
  })
  const say = (text: string): void => encoder.println(inPage(text))
  const scale = Math.max(1, Math.min(largestScale, Math.floor(columns / [...large].length)))
  for (const text of above) say(text)
  encoder.newLine()
  encoder.setTextSize(scale - 1, scale - 1)
  say(large)
  encoder.setTextSize(0, 0)
  encoder.newLine()
  for (const text of below) say(text)
  return Uint8Array.from(encoder.getBuffer())
}

const noTransport = {
  execute: () => Promise.reject(new Error('the encoder does not print')),
  isPrinterConnected: () => Promise.resolve(false),
}

const nearest: Readonly<Record<string, string>> = {
  ...{ Ә: 'Э', ә: 'э', Ө: 'О', ө: 'о', Ү: 'У', ү: 'у', Җ: 'Ж', җ: 'ж', Ң: 'Н', ң: 'н', Һ: 'Х', һ: 'х' },
  ...{ Қ: 'К', қ: 'к', Ғ: 'Г', ғ: 'г', Ұ: 'У', ұ: 'у', І: 'И', і: 'и' },
  ...{
    '–': '-',
    '—': '-',
    '«': '"',
    '»': '"',
    '“': '"',
    '”': '"',
    '„': '"',
    '’': "'",
    '\u00a0': ' ',
    '₽': 'руб',
    '₸': 'тг',
  },
}

/** The text in characters of PC866 that every Russian printer has; `?` for the rest. */
function inPage(text: string): string {
  return [...text.normalize('NFC').replaceAll(/\p{Cc}+/gu, ' ')]
    .map((character) => nearest[character] ?? character)
    .map((character) => (/^[\x20-\x7e\u0410-\u044fЁё№?]+$/.test(character) ? character : '?'))
    .join('')
}
