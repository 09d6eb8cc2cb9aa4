import { type Bitmap, rowBytes } from '../ticket/bitmap.ts'
import { askInOrder, askProcessId, automaticStatus, initialise, joined, rasterHeader } from './commands.ts'
import type { PrinterProfile } from './profile.ts'

/**
 * A job as pieces between which the printer may be asked for its status: a
 * question inside a piece would land inside image data.
 */
export type PrintPieces = readonly Uint8Array[]

/** What is printed: the dots of a ticket, or bytes in the printer's own text mode. */
export type PrintMatter =
  | { readonly kind: 'bitmap'; readonly bitmap: Bitmap }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

/**
 * The whole job: settings, the matter, cut, hand-out, and the question whose
 * answer proves that the paper came out. `id` is four printable characters.
 */
export function printPieces(matter: PrintMatter, profile: PrinterProfile, id: string): PrintPieces {
  const begin = profile.automatic === null ? [initialise] : [initialise, automaticStatus]
  // GS r follows the process id for a printer that turns out not to know GS ( H.
  const confirm = profile.confirmation === 'process-id' ? [askProcessId(id), askInOrder] : [askInOrder]
  return [
    joined(begin),
    ...(matter.kind === 'bitmap' ? rasterBands(matter.bitmap, profile.bandRows) : [matter.bytes]),
    joined([Uint8Array.from(profile.cut), Uint8Array.from(profile.present), ...confirm]),
  ]
}

/**
 * Bytes that bring a printer back after a job that was broken off: zeros fill an
 * image that is still awaited (they print nothing otherwise), and a cut parts the
 * torso from the next visitor's ticket.
 */
export function recoveryPieces(profile: PrinterProfile): PrintPieces {
  const longestBand = rowBytes(profile.dots) * profile.bandRows
  return [
    Uint8Array.from(profile.clear),
    new Uint8Array(longestBand),
    joined([initialise, Uint8Array.from(profile.cut), Uint8Array.from(profile.present)]),
  ].filter((piece) => piece.length > 0)
}

/**
 * The bitmap in GS v 0 bands of at most `bandRows` rows, none of which holds a
 * real-time command: a TM-U295 obeys DLE sequences inside image data, and one of
 * them switches the printer off. A sequence over the end of a row is parted by a
 * band that ends there; one inside a row gets one dot more, see `withoutRealTime`.
 */
export function rasterBands(bitmap: Bitmap, bandRows: number): Uint8Array[] {
  const { bits, height, width } = withoutRealTime(bitmap)
  const stride = rowBytes(width)
  const bands: Uint8Array[] = []
  let from = 0
  while (from < height) {
    let to = Math.min(from + bandRows, height)
    const danger = realTimeAt(bits, from * stride, to * stride)
    // Rows are clean in themselves, so the sequence goes over the end of one.
    if (danger !== null) to = Math.floor(danger / stride) + 1
    bands.push(joined([rasterHeader(stride, to - from), bits.subarray(from * stride, to * stride)]))
    from = to
  }
  return bands
}

/**
 * The bitmap as it is sent: the same, but where a row holds a real-time command
 * the stroke of its DLE byte (one dot wide, `00010000`) becomes two dots wide.
 */
export function withoutRealTime(bitmap: Bitmap): Bitmap {
  const stride = rowBytes(bitmap.width)
  const bits = bitmap.bits.slice()
  for (let y = 0; y < bitmap.height; y++) {
    for (;;) {
      const at = realTimeAt(bits, y * stride, (y + 1) * stride)
      if (at === null) break
      bits[at] = 0x18
    }
  }
  return { ...bitmap, bits }
}

/** Where the first real-time command in `[from, to)` begins: DLE EOT n, DLE ENQ n, DLE DC4 n. */
function realTimeAt(bits: Uint8Array, from: number, to: number): number | null {
  for (let at = from; at + 2 < to; at++) {
    if (bits[at] !== 0x10) continue
    const second = bits[at + 1]
    const n = bits[at + 2]!
    if (second === 0x04 && ((n >= 1 && n <= 8) || n === 0x14)) return at
    if (second === 0x05 && n <= 2) return at
    if (second === 0x14 && n >= 1 && n <= 8) return at
  }
  return null
}
