import { isBlack } from '@chered/hardware/ticket/bitmap'
import { ticketLayout } from '@chered/hardware/ticket/layouts'
import { renderTicket } from '@chered/hardware/ticket/render-ticket'
import { exampleContent } from '@chered/hardware/ticket/testing/example-content'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsqr from 'jsqr'

interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Rows at the top of a copy that its band takes for certain, whatever else stands on the ticket. */
const bandRows = 40

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { width, height } = image
  return { data: context.getImageData(0, 0, width, height).data, width, height }
}

/** What the QR code on a picture says; throws when there is none that can be read. */
export async function readQr(png: Buffer): Promise<string> {
  const { data, width, height } = await pixelsOf(png)
  // jsqr is CommonJS: the function is its `default`.
  const code = jsqr.default(data, width, height)
  if (code === null) throw new Error('there is no readable QR code on the picture')
  return code.data
}

/** Whether the paper begins with the band КОПИЯ in these languages, dot by dot; `margin` is bare paper around the dots. */
export async function isCopy(png: Buffer, margin = 32): Promise<boolean> {
  const paper = await pixelsOf(png)
  const copy = renderTicket({ ...exampleContent, copy: true }, ticketLayout('full', 576)).bitmap
  for (let y = 0; y < bandRows; y++) {
    for (let x = 0; x < copy.width; x++) {
      const at = ((y + margin) * paper.width + x + margin) * 4
      if (isBlack(copy, x, y) !== (paper.data[at] ?? 255) < 128) return false
    }
  }
  return true
}
