import { createCanvas, ImageData } from '@napi-rs/canvas'

/** What stands on the strip: rows of dots from the top, eight a byte, leftmost in bit 7, 1 is black. */
export interface PrintedDots {
  readonly width: number
  readonly height: number
  readonly bits: Uint8Array
}

/** A sheet that was cut off. */
export interface Paper {
  readonly dots: PrintedDots
  /** Characters printed in text mode, decoded from the printer's code page; empty for a bitmap ticket. */
  readonly text: string
  /** Moment of the cut, ms since 1970. */
  readonly cutAt: number
  /** The sheet as a picture with `margin` dots of blank paper around the print. */
  png(margin?: number): Buffer
}

/** The strip that hangs out of the printer and is not cut yet. */
export interface PaperStrip {
  readonly rows: number
  addRow(bits: Uint8Array): void
  feed(rows: number): void
  addText(text: string): void
  /** Ends the sheet and starts a new strip. */
  cut(at: number): Paper
  /** The strip as it hangs now. */
  seen(): PrintedDots
}

export function openPaperStrip(width: number): PaperStrip {
  const stride = Math.ceil(width / 8)
  let rows: Uint8Array[] = []
  let text = ''
  const seen = (): PrintedDots => {
    const bits = new Uint8Array(stride * rows.length)
    for (const [y, row] of rows.entries()) bits.set(row, y * stride)
    return { width, height: rows.length, bits }
  }
  return {
    get rows() {
      return rows.length
    },
    addRow(bits) {
      const row = new Uint8Array(stride)
      // Dots beyond the head burn nothing.
      row.set(bits.subarray(0, stride))
      rows.push(row)
    },
    feed(count) {
      for (let i = 0; i < count; i++) rows.push(new Uint8Array(stride))
    },
    addText(more) {
      text += more
    },
    cut(at) {
      const paper = paperOf(seen(), text, at)
      rows = []
      text = ''
      return paper
    },
    seen,
  }
}

function paperOf(dots: PrintedDots, text: string, cutAt: number): Paper {
  return { dots, text, cutAt, png: (margin = 32) => pngOf(dots, margin) }
}

function pngOf({ width, height, bits }: PrintedDots, margin: number): Buffer {
  const canvas = createCanvas(width + 2 * margin, Math.max(1, height) + 2 * margin)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  const stride = Math.ceil(width / 8)
  const pixels = new Uint32Array(width * Math.max(1, height)).fill(0xffffffff)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((bits[y * stride + (x >> 3)]! & (0x80 >> (x & 7))) !== 0) pixels[y * width + x] = 0xff000000
    }
  }
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, Math.max(1, height))
  context.putImageData(image, margin, margin)
  return canvas.toBuffer('image/png')
}
