import type { Duplex } from 'node:stream'
import { type BytePort, PortLost } from './byte-port.ts'
import { openPortListeners } from './port-listeners.ts'
import { openWriteQueue } from './write-queue.ts'

/**
 * A connected Node stream (socket, serial port) as a BytePort.
 *
 * The reader is attached at once and for ever: a serial port without one never
 * notices that its cable was pulled, and a socket with unread bytes in it is
 * reset at close, which truncates the job that was just written.
 *
 * `finish` ends the line politely after the last byte and resolves when it is
 * gone; `abandon` cuts a line that is stuck and throws away what it still holds.
 */
export function openStreamPort(line: {
  readonly stream: Duplex
  /** Bytes handed over at once: what the slowest line of this kind takes well within the stall limit. */
  readonly pieceBytes: number
  readonly stallMs: number
  /** Resolves when the written bytes have left the system, where the system can tell. */
  readonly drained?: () => Promise<void>
  readonly finish: () => Promise<void>
  readonly abandon: () => void
}): BytePort {
  const { stream, pieceBytes, stallMs } = line
  const listeners = openPortListeners()
  let closing: Promise<void> | null = null

  const lose = (reason: string): void => {
    listeners.lose(reason)
    line.abandon()
  }

  stream.on('data', (bytes: Uint8Array) => listeners.deliver(bytes))
  // The stream ends its own half by itself then: a cut here could take back a job
  // that the other side still reads.
  stream.on('end', () => {
    if (closing === null) listeners.lose('the other side closed the line')
  })
  stream.on('error', (error: Error) => lose(error.message))
  stream.on('close', () => listeners.lose(closing === null ? 'the line was closed' : 'closed by us'))

  const queue = openWriteQueue({
    take: (piece) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const refuse = (error: Error): void => reject(new PortLost(error.message))
      const unsubscribe = listeners.onClose((reason) => reject(new PortLost(reason)))
      stream.write(piece, (error) => {
        if (error) refuse(error)
        else if (line.drained) line.drained().then(resolve, refuse)
        else resolve()
      })
      return promise.finally(unsubscribe)
    },
    pieceBytes,
    stallMs,
    refusal: () => listeners.lostReason,
    stalled: lose,
  })

  return {
    onData: listeners.onData,
    onClose: listeners.onClose,
    get closed() {
      return closing !== null || listeners.lostReason !== null
    },
    write(bytes) {
      if (closing !== null) return Promise.reject(new PortLost('closed by us'))
      if (listeners.lostReason !== null) return Promise.reject(new PortLost(listeners.lostReason))
      return queue.write(bytes)
    },
    close(unsent = 'deliver') {
      if (unsent === 'discard') lose('closed by us')
      closing ??= (async () => {
        await queue.settled()
        if (listeners.lostReason === null) await line.finish()
        listeners.lose('closed by us')
      })()
      return closing
    },
  }
}
