import { bar, type Mark, textMark } from './marks.ts'
import { measure, type Span } from './text-lines.ts'
import type { TicketWords } from './ticket-words.ts'

export interface Block {
  readonly marks: readonly Mark[]
  readonly height: number
}

// The foot of 1 comes close to the next digit; drawn tighter than this they melt together on heat.
const trackingShare = -0.01
// Letter and digits stand apart, so that `О 012` is not read as `0012`.
const letterGapShare = 0.17
/** Under this size a further step down is not worth trying: letters are lost on heat. */
const least = 25

/** The ticket in the largest size not over `largest` that fits into `width`; its ink starts at the left edge. */
export function numberBlock(words: TicketWords, width: number, largest: number): Block & { size: number } {
  let size = Math.min(largest, Math.max(least, Math.ceil((width / numberWidth(words, 100)) * 100) + 2))
  while (size > least && numberWidth(words, size) > width) size--
  const { marks, height } = numberMarks(words, size)
  return { marks, height, size }
}

function numberWidth(words: TicketWords, size: number): number {
  const { marks } = numberMarks(words, size)
  return Math.max(...marks.map(({ box }) => box.x + box.width))
}

function numberMarks(words: TicketWords, size: number): Block {
  const tracking = size * trackingShare
  const style = { size, weight: 700 } as const
  const spans: Span[] = [words.letter, words.digits]
    .filter((text) => text !== '')
    .map((text) => ({ text, style }))
  const inks = spans.map((span) => measure(span.text, style, tracking))
  const height = Math.ceil(Math.max(...inks.map(({ ascent }) => ascent)))
  const below = Math.ceil(Math.max(0, ...inks.map(({ descent }) => descent)))
  const marks: Mark[] = []
  let x = 0
  for (const [i, span] of spans.entries()) {
    const ink = inks[i]!
    marks.push(textMark(span, x - ink.left, height, { tracking }))
    x += ink.right - ink.left + size * letterGapShare
  }
  return { marks, height: height + below }
}

/** White words on a black band over the whole width. */
export function band(width: number, height: number, words: readonly Mark[]): Block {
  return { marks: [bar(0, 0, width, height), ...words], height }
}
