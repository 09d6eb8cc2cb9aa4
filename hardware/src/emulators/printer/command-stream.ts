/**
 * The bytes that reach the printer's buffer, cut into commands. Written from the
 * ESC/POS tables, not from any driver, so that both cannot share one mistake.
 */
export type PrinterCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'code-page'; readonly page: number }
  | { readonly kind: 'character'; readonly code: number }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'feed-dots'; readonly dots: number }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | { readonly kind: 'align'; readonly n: number }
  | { readonly kind: 'character-size'; readonly n: number }
  | { readonly kind: 'raster'; readonly widthBytes: number; readonly rows: number; readonly bits: Uint8Array }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'present'; readonly n: number }
  | { readonly kind: 'automatic-status'; readonly mask: number }
  | { readonly kind: 'send-status'; readonly n: number }
  | { readonly kind: 'send-process-id'; readonly id: Uint8Array }
  | { readonly kind: 'send-identity'; readonly n: number }
  /** Understood and without effect on the paper here: drawer, beep, style, margins, symbols. */
  | { readonly kind: 'ignored' }
  /** A byte that begins no known command. A real printer would print garbage or swallow it. */
  | { readonly kind: 'unknown'; readonly byte: number }

export type NextCommand =
  | { readonly state: 'command'; readonly command: PrinterCommand; readonly length: number }
  /** The command goes on beyond the bytes at hand; `needs` is the least length of the whole. */
  | { readonly state: 'incomplete'; readonly needs: number }

const take = (command: PrinterCommand, length: number): NextCommand => ({ state: 'command', command, length })

/** The command at the head of `bytes`; `bytes` is not empty. */
export function nextCommand(bytes: Uint8Array): NextCommand {
  const needs = leastLength(bytes)
  if (bytes.length < needs) return { state: 'incomplete', needs }
  const [first = 0, second = 0] = bytes
  switch (first) {
    case 0x0a:
      return take({ kind: 'line-feed' }, 1)
    case 0x10:
      // Real-time commands were answered when they arrived; in their turn they do nothing.
      return take({ kind: 'ignored' }, needs)
    case 0x1b:
      return take(escCommand(bytes), needs)
    case 0x1c:
      // FS P: presenter of a Custom VKP80III.
      return take(second === 0x50 ? { kind: 'ignored' } : { kind: 'unknown', byte: first }, needs)
    case 0x1d:
      return take(gsCommand(bytes), needs)
    case 0x00:
    case 0x09:
    case 0x0b:
    case 0x0c:
    case 0x0d:
      return take({ kind: 'ignored' }, 1)
    default:
      return take(first >= 0x20 ? { kind: 'character', code: first } : { kind: 'unknown', byte: first }, 1)
  }
}

/** Does a command begun in `bytes` go on beyond them? */
export function endsMidCommand(bytes: Uint8Array): boolean {
  let at = 0
  while (at < bytes.length) {
    const next = nextCommand(bytes.subarray(at))
    if (next.state === 'incomplete') return true
    at += next.length
  }
  return false
}

// Number of argument bytes after ESC x and GS x.
const escapeArguments: Readonly<Record<number, number>> = {
  32: 1, // right-side spacing
  33: 1, // print mode
  45: 1, // underline
  50: 0, // default line spacing
  51: 1, // line spacing
  64: 0, // initialise
  66: 2, // beep (clones)
  69: 1, // emphasised
  71: 1, // double strike
  74: 1, // feed in dots
  77: 1, // font
  82: 1, // international set
  97: 1, // alignment
  100: 1, // feed in lines
  105: 0, // total cut (Custom)
  109: 0, // partial cut
  112: 3, // drawer pulse
  116: 1, // code page
  123: 1, // upside down
}
const groupArguments: Readonly<Record<number, number>> = {
  33: 1, // character size
  66: 1, // white on black
  73: 1, // identity
  76: 2, // left margin
  80: 2, // motion units
  87: 2, // print width
  97: 1, // automatic status
  98: 1, // smoothing
  104: 1, // symbol height
  114: 1, // status in order
  119: 1, // symbol width
  224: 1, // automatic status (Custom)
}

function leastLength(bytes: Uint8Array): number {
  const [first = 0, second, third] = bytes
  if (first === 0x10) {
    if (second === undefined) return 2
    if (second === 0x14) return third === undefined ? 3 : third === 0x08 ? 10 : 5
    return second === 0x04 || second === 0x05 ? 3 : 1
  }
  if (first === 0x1c) return second === undefined ? 2 : second === 0x50 ? 6 : 1
  if (first !== 0x1b && first !== 0x1d) return 1
  if (second === undefined) return 2
  if (first === 0x1b) return second in escapeArguments ? 2 + escapeArguments[second]! : 1
  switch (second) {
    case 0x28:
      return bytes.length < 5 ? 5 : 5 + bytes[3]! + bytes[4]! * 256
    case 0x56:
      return third === undefined ? 3 : third === 0x41 || third === 0x42 ? 4 : 3
    case 0x65:
      // Custom presenter: 3 is followed by the number of steps.
      return third === undefined ? 3 : third === 0x03 ? 4 : 3
    case 0x76:
      return bytes.length < 8 ? 8 : 8 + rasterWidth(bytes) * rasterRows(bytes)
    default:
      return second in groupArguments ? 2 + groupArguments[second]! : 1
  }
}

const rasterWidth = (bytes: Uint8Array): number => bytes[4]! + bytes[5]! * 256
const rasterRows = (bytes: Uint8Array): number => bytes[6]! + bytes[7]! * 256

function escCommand(bytes: Uint8Array): PrinterCommand {
  const n = bytes[2] ?? 0
  switch (bytes[1]) {
    case 0x40:
      return { kind: 'initialise' }
    case 0x4a:
      return { kind: 'feed-dots', dots: n }
    case 0x61:
      return { kind: 'align', n }
    case 0x64:
      return { kind: 'feed-lines', lines: n }
    case 0x69:
    case 0x6d:
      return { kind: 'cut', feedDots: 0 }
    case 0x74:
      return { kind: 'code-page', page: n }
    default:
      return bytes[1]! in escapeArguments ? { kind: 'ignored' } : { kind: 'unknown', byte: 0x1b }
  }
}

function gsCommand(bytes: Uint8Array): PrinterCommand {
  const n = bytes[2] ?? 0
  switch (bytes[1]) {
    case 0x21:
      return { kind: 'character-size', n }
    case 0x28:
      // GS ( H, function 48: d1..d4 come back when everything before is on the paper.
      return bytes[2] === 0x48 && bytes[5] === 0x30 && bytes[6] === 0x30
        ? { kind: 'send-process-id', id: bytes.slice(7, 11) }
        : { kind: 'ignored' }
    case 0x49:
      return { kind: 'send-identity', n }
    case 0x56:
      return { kind: 'cut', feedDots: n === 0x41 || n === 0x42 ? bytes[3]! : 0 }
    case 0x61:
      return { kind: 'automatic-status', mask: n }
    case 0x65:
      return { kind: 'present', n }
    case 0x72:
      return { kind: 'send-status', n }
    case 0x76:
      return {
        kind: 'raster',
        widthBytes: rasterWidth(bytes),
        rows: rasterRows(bytes),
        bits: bytes.slice(8),
      }
    default:
      return bytes[1]! in groupArguments ? { kind: 'ignored' } : { kind: 'unknown', byte: 0x1d }
  }
}
