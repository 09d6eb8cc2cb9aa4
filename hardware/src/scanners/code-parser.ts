import type { ScannerConfig } from './scanner-config.ts'

/** How codes stand in the scanner's bytes. */
export type CodeFormat = Pick<ScannerConfig, 'prefix' | 'suffix' | 'longest'>

/**
 * A scanner sends a code in one breath: a longer silence than this within it
 * means that the rest was lost, and what comes next is another code. Long enough
 * for an agent that was busy with a ticket and reads its lines late.
 */
export const quietMs = 500
/** Even 512 bytes at 9600 baud take half a second; bytes that trickle for longer are noise. */
export const longestCodeMs = 2_000

export interface CodeParser {
  /**
   * Bytes that came at `at` (ms of a clock that never goes back); gives the codes
   * that they complete, in order. However the bytes of one moment are split, the
   * codes are the same.
   */
  push(bytes: Uint8Array, at: number): string[]
}

/**
 * `reading`: the bytes of a code, complete so far, and when the first came. `lost`: waiting for the prefix,
 * or without one for the end of a line; `tail` holds the bytes that may be the
 * beginning of a prefix.
 */
type Phase =
  | { readonly kind: 'reading'; readonly since: number | null; readonly bytes: number[] }
  | { readonly kind: 'lost'; readonly tail: number[] }

const cr = 0x0d
const lf = 0x0a
const utf8 = new TextDecoder('utf-8', { fatal: true })
// C0, DEL, C1: some scanners send STX, ETX or group separators of their own accord.
const control = /\p{Cc}/gu

/**
 * Takes a scanner's bytes apart into codes. A code ends with CR, LF or CRLF, or
 * with the suffix where there is one, and begins after the prefix where there is
 * one. What is too long, too slow, not UTF-8 or empty is no code: a wrong code
 * would be worse than none, because the visitor can hold it up again.
 */
export function openCodeParser(format: CodeFormat): CodeParser {
  const prefix = [...new TextEncoder().encode(format.prefix)]
  const suffix = [...new TextEncoder().encode(format.suffix)]
  const lineBegin = (): Phase =>
    prefix.length > 0 ? { kind: 'lost', tail: [] } : { kind: 'reading', since: null, bytes: [] }
  let phase = lineBegin()
  let heardAt = Number.NEGATIVE_INFINITY

  /** The last bytes may be the beginning of a prefix. */
  const lost = (bytes: readonly number[]): Phase => ({
    kind: 'lost',
    tail: bytes.slice(Math.max(0, bytes.length - prefix.length)),
  })

  const takeByte = (byte: number, at: number): string | null => {
    if (byte === cr || byte === lf) {
      const ended = phase
      phase = lineBegin()
      // With a suffix a bare line end is the end of a code that lost its own.
      return ended.kind === 'reading' && suffix.length === 0 ? textOf(ended.bytes) : null
    }
    if (phase.kind === 'lost') {
      if (prefix.length === 0) return null
      phase.tail.push(byte)
      if (phase.tail.length > prefix.length) phase.tail.shift()
      if (endsWith(phase.tail, prefix)) phase = { kind: 'reading', since: at, bytes: [] }
      return null
    }
    const { bytes } = phase
    bytes.push(byte)
    // A prefix in the middle: the code before it lost its end.
    if (prefix.length > 0 && endsWith(bytes, prefix)) {
      phase = { kind: 'reading', since: at, bytes: [] }
      return null
    }
    if (suffix.length > 0 && endsWith(bytes, suffix)) {
      phase = lineBegin()
      return textOf(bytes.slice(0, -suffix.length))
    }
    // The bytes of a suffix under way are not the code's own.
    if (bytes.length > format.longest + suffix.length) phase = lost(bytes)
    return null
  }

  const textOf = (bytes: readonly number[]): string | null => {
    try {
      return utf8.decode(Uint8Array.from(bytes)).replace(control, '').trim() || null
    } catch (error) {
      // The one way in which a fatal decoder refuses: a byte was spoilt on the line.
      if (error instanceof TypeError) return null
      throw error
    }
  }

  return {
    push(bytes, at) {
      if (at - heardAt > quietMs) phase = lineBegin()
      const codes: string[] = []
      for (const byte of bytes) {
        if (phase.kind === 'reading') {
          const since = phase.since ?? at
          phase = at - since > longestCodeMs ? lost(phase.bytes) : { ...phase, since }
        }
        heardAt = at
        const code = takeByte(byte, at)
        if (code !== null) codes.push(code)
      }
      return codes
    },
  }
}

function endsWith(bytes: readonly number[], end: readonly number[]): boolean {
  const from = bytes.length - end.length
  return from >= 0 && end.every((byte, at) => bytes[from + at] === byte)
}
