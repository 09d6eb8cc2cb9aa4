import { type BytePort, type OpenPort, PortLost } from '../port/byte-port.ts'
import { openCodeParser } from './code-parser.ts'
import { openRepeatGuard } from './repeat-guard.ts'
import type { ScannerConfig } from './scanner-config.ts'
import type { ScannerTimes } from './scanner-times.ts'

/** `reading`: its line is open, which is all that a one-way device lets one know. */
export type LineStatus = 'reading' | 'unreachable'

export interface Scanner {
  close(): Promise<void>
}

/**
 * One scanner: keeps its line open, for ever, and tells each code at once. Codes
 * are not kept: one that nobody takes when it is read is forgotten.
 *
 * `onStatus` tells each change, `onCode` each code that is not a repeat of one
 * still in the visitor's hand.
 */
export function openScanner(
  config: ScannerConfig,
  ports: {
    readonly openPort: OpenPort
    readonly times: ScannerTimes
    /** Milliseconds of a clock that never goes back. */
    readonly now: () => number
    readonly onStatus: (status: LineStatus) => void
    readonly onCode: (text: string) => void
  },
): Scanner {
  const { times, now } = ports
  const closing = Promise.withResolvers<void>()
  let isClosed = false
  let line: BytePort | null = null
  let told: LineStatus | null = null
  const isNew = openRepeatGuard()

  const tell = (status: LineStatus): void => {
    if (isClosed || told === status) return
    told = status
    ports.onStatus(status)
  }

  /** Opens the line and reads it to its end. */
  const connection = async (): Promise<'not-open' | 'lost'> => {
    try {
      line = await ports.openPort(config.address, times)
    } catch (error) {
      if (error instanceof PortLost) return 'not-open'
      throw error
    }
    // Half a code of the line before has no other half on this one.
    const parser = openCodeParser(config)
    const lost = Promise.withResolvers<void>()
    line.onClose(() => lost.resolve())
    line.onData((bytes) => {
      const at = now()
      for (const text of parser.push(bytes, at)) if (isNew(text, at) && !isClosed) ports.onCode(text)
    })
    tell('reading')
    await Promise.race([lost.promise, closing.promise])
    await line.close('discard')
    line = null
    return 'lost'
  }

  const run = async (): Promise<void> => {
    const [firstMs, longestMs] = times.reconnectMs
    let waitMs = firstMs
    while (!isClosed) {
      const ended = await connection()
      if (isClosed) return
      tell('unreachable')
      await pause(waitMs, closing.promise)
      waitMs = ended === 'lost' ? firstMs : Math.min(waitMs * 2, longestMs)
    }
  }
  const running = run()

  return {
    close() {
      isClosed = true
      closing.resolve()
      return running
    },
  }
}

/** Waits `ms`, or until `cut`. */
async function pause(ms: number, cut: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, ms)
  await Promise.race([over.promise, cut])
  clearTimeout(timer)
}
