import { createRequire } from 'node:module'
import { isBlack } from '@chered/hardware/ticket/bitmap'
import { ticketLayout } from '@chered/hardware/ticket/layouts'
import { renderTicket } from '@chered/hardware/ticket/render-ticket'
import { exampleContent } from '@chered/hardware/ticket/testing/example-content'

// The reader of QR codes and the canvas belong to the hardware, whose paper this is.
const fromHardware = createRequire(new URL('../../hardware/package.json', import.meta.url))

interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

interface Canvas {
  loadImage(source: Buffer): Promise<{ readonly width: number; readonly height: number }>
  createCanvas(
    width: number,
    height: number,
  ): {
    getContext(kind: '2d'): {
      drawImage(image: unknown, x: number, y: number): void
      getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
    }
  }
}
type ReadQr = (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null

/** Rows at the top of a copy that its band takes for certain, whatever else stands on the ticket. */
const bandRows = 40

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { loadImage, createCanvas } = fromHardware('@napi-rs/canvas') as Canvas
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { width, height } = image
  return { data: context.getImageData(0, 0, width, height).data, width, height }
}

/** What the QR code on a picture says; throws when there is none that can be read. */
export async function readQr(png: Buffer): Promise<string> {
  const { default: jsQR } = fromHardware('jsqr') as { default: ReadQr }
  const { data, width, height } = await pixelsOf(png)
  const code = jsQR(data, width, height)
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
