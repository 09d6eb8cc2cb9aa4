import { PortLost } from './byte-port.ts'

/** Gives one piece to the operating system; resolves when it is taken. */
export type TakePiece = (piece: Uint8Array) => Promise<void>

export interface WriteQueue {
  /** Whole writes go one after another, never mixed. */
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when nothing is being written any more, however it ended. */
  settled(): Promise<void>
}

/**
 * Writes in small pieces, each under its own stall timer: neither serialport nor
 * net has a write timeout, and only a piece that gets through is progress. A
 * long ticket on a slow line therefore takes as long as it needs, while a line
 * that takes nothing for `stallMs` is given up.
 */
export function openWriteQueue(line: {
  readonly take: TakePiece
  readonly pieceBytes: number
  readonly stallMs: number
  /** Why nothing may be written any more; null while the line is open. */
  readonly refusal: () => string | null
  /** Called when the line stalled; the port has to be torn down. */
  readonly stalled: (reason: string) => void
}): WriteQueue {
  let tail: Promise<void> = Promise.resolve()

  const takeWithin = (piece: Uint8Array): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      const reason = `the line took no bytes for ${line.stallMs} ms`
      reject(new PortLost(reason))
      line.stalled(reason)
    }, line.stallMs)
    line
      .take(piece)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
    return promise
  }

  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length; at += line.pieceBytes) {
      const refusal = line.refusal()
      if (refusal !== null) throw new PortLost(refusal)
      await takeWithin(bytes.subarray(at, at + line.pieceBytes))
    }
  }

  return {
    write(bytes) {
      // The caller may reuse its buffer while the bytes still wait for their turn.
      const own = Uint8Array.from(bytes)
      const written = tail.then(() => writeAll(own))
      // One write's failure is told to its caller; the next one finds the line closed by itself.
      tail = written.then(
        () => undefined,
        () => undefined,
      )
      return written
    },
    async settled() {
      await tail
    },
  }
}
