import type { SKRSContext2D } from '@napi-rs/canvas'
import { ticketFont } from './fonts.ts'
import { type Line, measure, type Span, type Style, usualTracking } from './text-lines.ts'
import type { TicketQr } from './ticket-qr.ts'

/** In dots from the left edge of the print and the top of the ticket. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One thing that is drawn; a ticket is a list of them, placed before anything is painted. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly style: Style
      /** Dots added after each letter; negative draws them together. */
      readonly tracking: number
      readonly x: number
      readonly baseline: number
      readonly colour: 'black' | 'white'
      /** Where its ink falls. */
      readonly box: Box
    }
  | { readonly kind: 'bar'; readonly box: Box }
  | { readonly kind: 'frame'; readonly box: Box; readonly thick: number }
  | { readonly kind: 'qr'; readonly qr: TicketQr; readonly module: number; readonly box: Box }

export function bar(x: number, y: number, width: number, height: number): Mark {
  return { kind: 'bar', box: { x, y, width, height } }
}

export function textMark(
  span: Span,
  x: number,
  baseline: number,
  options: { readonly colour?: 'black' | 'white'; readonly tracking?: number } = {},
): Mark {
  const tracking = options.tracking ?? usualTracking(span.style)
  const ink = measure(span.text, span.style, tracking)
  return {
    kind: 'text',
    text: span.text,
    style: span.style,
    tracking,
    x,
    baseline,
    colour: options.colour ?? 'black',
    box: {
      x: x + ink.left,
      y: baseline - ink.ascent,
      width: ink.right - ink.left,
      height: ink.ascent + ink.descent,
    },
  }
}

/** Lines one under another from `y`; with `align: 'right'` each ends at `x + width`. */
export function placed(
  lines: readonly Line[],
  area: { readonly x: number; readonly y: number; readonly width: number },
  options: { readonly align?: 'left' | 'right'; readonly colour?: 'black' | 'white' } = {},
): Mark[] {
  const marks: Mark[] = []
  let y = area.y
  for (const line of lines) {
    const from = options.align === 'right' ? area.x + area.width - line.width : area.x
    for (const piece of line.pieces) {
      marks.push(textMark(piece, from + piece.x, y + line.baseline, { colour: options.colour ?? 'black' }))
    }
    y += line.height
  }
  return marks
}

export function moved(mark: Mark, right: number, down: number): Mark {
  const box = { ...mark.box, x: mark.box.x + right, y: mark.box.y + down }
  return mark.kind === 'text'
    ? { ...mark, box, x: mark.x + right, baseline: mark.baseline + down }
    : { ...mark, box }
}

/** Paints on a white canvas; everything but the edges of letters is on whole dots. */
export function paint(context: SKRSContext2D, marks: readonly Mark[]): void {
  context.lang = 'ru'
  for (const mark of marks) {
    context.fillStyle = '#000'
    const { x, y, width, height } = mark.box
    switch (mark.kind) {
      case 'bar':
        context.fillRect(x, y, width, height)
        break
      case 'frame':
        context.fillRect(x, y, width, mark.thick)
        context.fillRect(x, y + height - mark.thick, width, mark.thick)
        context.fillRect(x, y, mark.thick, height)
        context.fillRect(x + width - mark.thick, y, mark.thick, height)
        break
      case 'qr':
        for (let row = 0; row < mark.qr.modules; row++) {
          for (let column = 0; column < mark.qr.modules; column++) {
            if (!mark.qr.isDark(column, row)) continue
            context.fillRect(x + column * mark.module, y + row * mark.module, mark.module, mark.module)
          }
        }
        break
      case 'text':
        context.fillStyle = mark.colour === 'white' ? '#fff' : '#000'
        context.font = ticketFont(mark.style.size, mark.style.weight)
        context.letterSpacing = `${mark.tracking}px`
        context.fillText(mark.text, mark.x, mark.baseline)
        break
    }
  }
}
