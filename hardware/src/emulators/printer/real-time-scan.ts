/** A real-time command found in the incoming bytes. */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'recover'; readonly n: number }
  | { readonly kind: 'clear-buffers' }

export interface RealTimeScanner {
  /**
   * Looks at bytes as they arrive; a command may be split over calls. `end` is
   * where in `bytes` the byte after the command stands.
   */
  scan(bytes: Uint8Array): { readonly command: RealTimeCommand; readonly end: number }[]
}

const clearBuffers = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]

/**
 * Finds DLE sequences in whatever comes in, image data included: a TM-U295 obeys
 * them there (its manual warns of it), so this printer, being the worst one, does.
 */
export function openRealTimeScanner(): RealTimeScanner {
  let tail: number[] = []
  return {
    scan(bytes) {
      const found: { command: RealTimeCommand; end: number }[] = []
      for (const [i, byte] of bytes.entries()) {
        tail.push(byte)
        const command = commandOf(tail)
        if (command === 'not-yet') continue
        if (command !== 'none') found.push({ command, end: i + 1 })
        // After a miss the last byte may still begin a command.
        tail = command === 'none' && byte === 0x10 ? [0x10] : []
      }
      return found
    },
  }
}

function commandOf(tail: readonly number[]): RealTimeCommand | 'not-yet' | 'none' {
  const [dle, second, third] = tail
  if (dle !== 0x10) return 'none'
  if (second === undefined) return 'not-yet'
  if (second === 0x04 || second === 0x05) {
    if (third === undefined) return 'not-yet'
    if (second === 0x05) return third <= 2 ? { kind: 'recover', n: third } : 'none'
    return (third >= 1 && third <= 8) || third === 0x14 ? { kind: 'status', n: third } : 'none'
  }
  if (tail.some((byte, i) => byte !== clearBuffers[i])) return 'none'
  return tail.length === clearBuffers.length ? { kind: 'clear-buffers' } : 'not-yet'
}
