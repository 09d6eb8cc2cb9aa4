import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

/** Font A of a receipt printer: 12 × 24 dots a character. */
const cell = { width: 12, height: 24, line: 30 }
const family = 'Printer ROM'
let isRegistered = false

/**
 * A line of text mode as rows of dots, the way a printer's ROM font would draw
 * it: every character in its cell, `widen` and `heighten` times as large.
 */
export function textRows(
  text: string,
  dots: number,
  style: { readonly widen: number; readonly heighten: number; readonly align: 'left' | 'centre' | 'right' },
): Uint8Array[] {
  registerOnce()
  const height = cell.line * style.heighten
  const canvas = createCanvas(dots, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, dots, height)
  context.fillStyle = '#000'
  const length = [...text].length * cell.width * style.widen
  const left = style.align === 'left' ? 0 : style.align === 'centre' ? (dots - length) / 2 : dots - length
  for (const [i, character] of [...text].entries()) {
    context.save()
    context.translate(left + i * cell.width * style.widen, 0)
    context.scale(style.widen, style.heighten)
    context.font = `500 20px "${family} latin", "${family} cyrillic"`
    context.fillText(character, 0, cell.height - 5, cell.width)
    context.restore()
  }
  const { data } = context.getImageData(0, 0, dots, height)
  return Array.from({ length: height }, (_, y) => {
    const row = new Uint8Array(Math.ceil(dots / 8))
    for (let x = 0; x < dots; x++) {
      if (data[(y * dots + x) * 4]! < 128) row[x >> 3]! |= 0x80 >> (x & 7)
    }
    return row
  })
}

function registerOnce(): void {
  if (isRegistered) return
  const require = createRequire(import.meta.url)
  for (const subset of ['latin', 'cyrillic']) {
    const file = require.resolve(`@fontsource/golos-text/files/golos-text-${subset}-500-normal.woff2`)
    GlobalFonts.registerFromPath(file, `${family} ${subset}`)
  }
  isRegistered = true
}
