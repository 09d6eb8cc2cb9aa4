import type { TicketContent } from '@chered/protocol/agent'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../emulators/printer/paper.ts'
import { openPrinterDevice, type PrinterDevice } from '../emulators/printer/printer-device.ts'
import { type Bitmap, rowBytes } from '../ticket/bitmap.ts'
import { layoutNames, ticketLayout } from '../ticket/layouts.ts'
import { renderTicket } from '../ticket/render-ticket.ts'
import { arbitraryContent } from '../ticket/testing/arbitrary-content.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { joined } from './commands.ts'
import { printPieces, rasterBands, withoutRealTime } from './print-bytes.ts'
import { printerProfiles } from './profile.ts'

const printed = (bytes: Uint8Array, dots: number): { papers: Paper[]; device: PrinterDevice } => {
  const papers: Paper[] = []
  const device = openPrinterDevice({
    model: 'epson',
    dots,
    send: () => undefined,
    onPaper: (paper) => papers.push(paper),
    now: () => 0,
  })
  device.receive(bytes)
  return { papers, device }
}

const jobOf = (bitmap: Bitmap): Uint8Array =>
  joined(printPieces({ kind: 'bitmap', bitmap }, printerProfiles.epson, '0001'))

describe.each([576, 384] as const)('at %i dots', (dots) => {
  test('the bytes of any ticket decode back to its bitmap dot for dot, but where a real-time command is parted', () => {
    fc.assert(
      fc.property(arbitraryContent, fc.constantFrom(...layoutNames), (content, name) => {
        const { bitmap } = renderTicket(content, ticketLayout(name, dots))
        const { papers, device } = printed(jobOf(bitmap), dots)
        expect(papers).toHaveLength(1)
        expect(papers[0]!.dots).toEqual(withoutRealTime(bitmap))
        expect(hasRealTime(bitmap)).toBe(!Buffer.from(papers[0]!.dots.bits).equals(bitmap.bits))
        expect(device.unknown).toEqual([])
        expect(device.realTime).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

/** Does a row hold DLE EOT, DLE ENQ or DLE DC4 with an argument that a printer knows? */
function hasRealTime({ bits, width, height }: Bitmap): boolean {
  const stride = rowBytes(width)
  return Array.from(
    { length: height },
    (_, y) => Buffer.from(bits.subarray(y * stride, (y + 1) * stride)).toString('latin1'),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the commands are made of them
  ).some((row) => /\x10(\x04[\x01-\x08\x14]|\x05[\x00-\x02]|\x14[\x01-\x08])/s.test(row))
}

test('a Tatar copy holds DLE EOT 7 in a row of its letters, and it is parted', () => {
  const content: TicketContent = {
    ...exampleContent,
    ticket: { letter: '', number: 1 },
    language: 'tt',
    second: null,
    officeName: { first: 'а', second: null },
    ahead: 0,
    copy: true,
  }
  const { bitmap } = renderTicket(content, ticketLayout('short', 576))
  expect(hasRealTime(bitmap)).toBe(true)
  const { papers, device } = printed(jobOf(bitmap), 576)
  expect(device.realTime).toEqual([])
  const changed = papers[0]!.dots.bits.filter((byte, i) => byte !== bitmap.bits[i])
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.every((byte) => byte === 0x18)).toBe(true)
})

// Bytes that make real-time commands likely.
const dangerous = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01, 0x02, 0x08, 0x00)
const dangerousBitmap = fc.integer({ min: 3, max: 12 }).chain((stride) =>
  fc.array(dangerous, { minLength: stride, maxLength: stride * 60 }).map((bytes): Bitmap => {
    const height = Math.floor(bytes.length / stride)
    return { width: stride * 8, height, bits: Uint8Array.from(bytes.slice(0, height * stride)) }
  }),
)

test('no real-time command is ever hidden in an image', () => {
  fc.assert(
    fc.property(dangerousBitmap, fc.integer({ min: 8, max: 64 }), (bitmap, bandRows) => {
      const { device } = printed(joined(rasterBands(bitmap, bandRows)), bitmap.width)
      expect(device.realTime).toEqual([])
      expect(device.hanging.bits).toEqual(withoutRealTime(bitmap).bits)
    }),
    { numRuns: 1_000 },
  )
})

test('the dots are changed only where a row holds a real-time command, and only by adding one', () => {
  fc.assert(
    fc.property(dangerousBitmap, (bitmap) => {
      const safe = withoutRealTime(bitmap)
      const stride = rowBytes(bitmap.width)
      for (const [i, byte] of safe.bits.entries()) {
        if (byte === bitmap.bits[i]) continue
        expect([bitmap.bits[i], byte]).toEqual([0x10, 0x18])
        expect([0x04, 0x05, 0x14]).toContain(bitmap.bits[i + 1])
        expect(i % stride).toBeLessThan(stride - 2)
      }
    }),
    { numRuns: 500 },
  )
})

test('a sequence over the end of a row is parted by a band and not by a changed dot', () => {
  const bits = Uint8Array.of(0xff, 0xff, 0x10, 0x04, 0x01, 0xff, 0xff, 0xff, 0xff)
  const bitmap = { width: 24, height: 3, bits }
  expect(withoutRealTime(bitmap).bits).toEqual(bits)
  expect(rasterBands(bitmap, 256)).toHaveLength(2)
})

test('no band has more rows than the profile allows', () => {
  const bitmap = { width: 16, height: 700, bits: new Uint8Array(1400) }
  const rows = rasterBands(bitmap, 256).map((band) => band[6]! + band[7]! * 256)
  expect(rows).toEqual([256, 256, 188])
})
