import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { registerTicketFonts, ticketFont, type Weight } from './fonts.ts'

export interface Style {
  /** Dots; never under 25 on paper. */
  readonly size: number
  readonly weight: Weight
}

export interface Span {
  readonly text: string
  readonly style: Style
}

/** Ink relative to the origin of the text: dots that may turn black. */
export interface Measured {
  readonly advance: number
  readonly left: number
  readonly right: number
  readonly ascent: number
  readonly descent: number
}

/** Words of one style side by side; `x` is counted from the start of the line. */
export interface Piece extends Span {
  readonly x: number
  readonly measured: Measured
}

export interface Line {
  readonly pieces: readonly Piece[]
  /** To the last black dot. */
  readonly width: number
  readonly height: number
  /** From the top of the line. */
  readonly baseline: number
}

// Golos Text: ascent 0.98 and descent 0.22 of the size. Lines set closer would
// let the breve of Й touch the tail of Җ above it.
const ascentShare = 0.98
const lineShare = 1.2

let ruler: SKRSContext2D | null = null

/** Dots added after each letter: bold strokes bleed on heat, and `11` would become one sign. */
export function usualTracking(style: Style): number {
  return style.weight === 700 ? 1 : 0
}

/** How wide and high the text is, with the registered face. */
export function measure(text: string, style: Style, tracking = usualTracking(style)): Measured {
  if (ruler === null) {
    registerTicketFonts()
    ruler = createCanvas(1, 1).getContext('2d')
    ruler.lang = 'ru'
  }
  ruler.font = ticketFont(style.size, style.weight)
  ruler.letterSpacing = `${tracking}px`
  const metrics = ruler.measureText(text)
  return {
    advance: metrics.width,
    left: -metrics.actualBoundingBoxLeft,
    right: metrics.actualBoundingBoxRight,
    ascent: metrics.actualBoundingBoxAscent,
    descent: metrics.actualBoundingBoxDescent,
  }
}

/**
 * The spans as lines no wider than `width` dots. Breaks at spaces, keeps a
 * preposition with its noun, and cuts a word only when it is wider than a line
 * of its own: nothing is ever left out.
 */
export function wrapped(spans: readonly Span[], width: number): Line[] {
  const lines: Line[] = []
  let words: Span[] = []
  const fits = (candidate: readonly Span[]): boolean => lineOf(candidate).width <= width
  const endLine = (): void => {
    if (words.length > 0) lines.push(lineOf(words))
    words = []
  }
  const add = (word: Span): void => {
    if (fits([...words, word])) {
      words.push(word)
      return
    }
    endLine()
    if (fits([word])) words.push(word)
    else for (const part of partsOf(word, fits)) add(part)
  }
  for (const span of spans) {
    for (const text of glued(span.text).split(' ')) if (text !== '') add({ text, style: span.style })
  }
  endLine()
  return lines
}

/** Both on one line with a middle dot when that fits, else the second under the first. */
export function sideBySide(first: Span, second: Span | null, width: number): Line[] {
  if (second === null) return wrapped([first], width)
  const together = wrapped([first, { text: '·', style: second.style }, second], width)
  return together.length <= 1 ? together : [...wrapped([first], width), ...wrapped([second], width)]
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.height, 0)
}

export function widthOf(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((line) => line.width))
}

/** A one- or two-letter word or a count does not end a line («о рождении», «3 человека»). */
function glued(text: string): string {
  return text.replaceAll(/(?<=^|[\s\u00a0])(\p{L}{1,2}|\p{N}{1,4}) /gu, '$1\u00a0')
}

function partsOf(word: Span, fits: (candidate: readonly Span[]) => boolean): Span[] {
  const { style } = word
  if (word.text.includes('\u00a0')) return word.text.split('\u00a0').map((text) => ({ text, style }))
  const letters = [...new Intl.Segmenter().segment(word.text)].map(({ segment }) => segment)
  if (letters.length === 1) throw new Error(`a line is narrower than the letter ${word.text}`)
  const parts: Span[] = []
  let text = ''
  for (const letter of letters) {
    if (text !== '' && !fits([{ text: text + letter, style }])) {
      parts.push({ text, style })
      text = ''
    }
    text += letter
  }
  return [...parts, { text, style }]
}

function lineOf(words: readonly Span[]): Line {
  const joined: Span[] = []
  for (const word of words) {
    const last = joined.at(-1)
    if (last && last.style.size === word.style.size && last.style.weight === word.style.weight) {
      joined[joined.length - 1] = { ...last, text: `${last.text} ${word.text}` }
    } else joined.push(word)
  }
  const pieces: Piece[] = []
  let x = 0
  let width = 0
  let size = 0
  for (const span of joined) {
    if (pieces.length > 0) x += measure(' ', span.style).advance
    const measured = measure(span.text, span.style)
    // A letter such as j hangs over to the left; it is moved in, not cut.
    const inset = pieces.length === 0 ? Math.ceil(Math.max(0, -measured.left)) : 0
    pieces.push({ ...span, x: x + inset, measured })
    x += inset + measured.advance
    width = Math.max(width, x - measured.advance + Math.max(measured.advance, measured.right))
    size = Math.max(size, span.style.size)
  }
  return {
    pieces,
    width: Math.ceil(width),
    height: Math.round(size * lineShare),
    baseline: Math.round(size * ascentShare),
  }
}
