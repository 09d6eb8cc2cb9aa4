import type { SlipContent, TicketContent } from '@chered/protocol/agent'
import { createCanvas } from '@napi-rs/canvas'
import { type Bitmap, bitmapFromPixels, croppedRows } from './bitmap.ts'
import { setBlock } from './blocks.ts'
import type { TicketLayout } from './layout.ts'
import { type Mark, moved, paint } from './marks.ts'
import { slipWords } from './slip-words.ts'
import { ticketQr } from './ticket-qr.ts'
import { ticketWords } from './ticket-words.ts'

export interface SetTicket {
  readonly marks: readonly Mark[]
  readonly width: number
  readonly height: number
  /** Characters that the font lacks; `?` stands for each on the paper. */
  readonly missing: readonly string[]
}

/** Where everything on the ticket stands, before a dot is painted. Pure but for measuring letters. */
export function setTicket(content: TicketContent | SlipContent, layout: TicketLayout): SetTicket {
  const words = 'kind' in content ? slipWords(content) : ticketWords(content)
  const setting = { words, layout, qr: ticketQr(words.link) }
  const marks: Mark[] = []
  let y = 0
  for (const block of layout.blocks) {
    const set = setBlock(block, setting)
    if (set === null) continue
    const top = marks.length === 0 ? 0 : y + block.gap
    for (const mark of set.marks) marks.push(moved(mark, 0, top))
    y = top + set.height
  }
  return { marks, width: layout.dots, height: y, missing: words.missing }
}

export interface RenderedTicket {
  readonly bitmap: Bitmap
  readonly missing: readonly string[]
}

/**
 * A ticket as the dots that a thermal printer burns: `layout.dots` wide, as high
 * as its words need, blank rows cropped.
 */
export function renderTicket(content: TicketContent | SlipContent, layout: TicketLayout): RenderedTicket {
  const { marks, width, height, missing } = setTicket(content, layout)
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  paint(context, marks)
  const pixels = context.getImageData(0, 0, width, height)
  return { bitmap: croppedRows(bitmapFromPixels(pixels.data as Uint8ClampedArray, width, height)), missing }
}
