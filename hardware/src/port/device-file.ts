import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type BytePort, PortLost } from './byte-port.ts'
import { deviceAt } from './device-node.ts'
import { openPortListeners } from './port-listeners.ts'
import { openWriteQueue } from './write-queue.ts'

/** How often a quiet device is asked for bytes; it answers at once, so a thread is never held. */
const readEveryMs = 30
const retryWriteMs = 5
/** usblp takes a job in pages of the USB buffer. */
const pieceBytes = 4096

/**
 * Opens a character device such as /dev/usb/lp0 for both directions.
 *
 * Never with O_CREAT: a printer that is off has no node there, and a created
 * regular file would swallow every ticket and report success. Anything that is
 * not a character device is refused. Non-blocking, because a blocked read would
 * hold one of Node's four file threads for ever.
 */
export async function openDeviceFile(
  address: { readonly path: string },
  limits: { readonly openMs: number; readonly stallMs: number },
): Promise<BytePort> {
  const file = await openedWithin(address.path, limits.openMs)
  const found = await file.stat()
  if (!found.isCharacterDevice()) {
    await file.close()
    throw new PortLost(`${address.path}: not a character device`)
  }
  return openFilePort(file, address.path, found.rdev, limits.stallMs)
}

async function openedWithin(path: string, openMs: number): Promise<FileHandle> {
  const opening = open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  const tooLate = new AbortController()
  try {
    const first = await Promise.race([
      opening,
      delay(openMs, 'too-late' as const, { signal: tooLate.signal }),
    ])
    if (first !== 'too-late') return first
  } catch (error) {
    throw new PortLost(`${path}: ${(error as Error).message}`)
  } finally {
    tooLate.abort()
  }
  // It may still open after we gave up; then it must not stay held.
  opening.then(
    (late) => late.close(),
    () => undefined,
  )
  throw new PortLost(`${path}: not open within ${openMs} ms`)
}

function openFilePort(file: FileHandle, path: string, rdev: number, stallMs: number): BytePort {
  const listeners = openPortListeners()
  const over = new AbortController()
  let closing: Promise<void> | null = null

  const lose = (reason: string): void => {
    listeners.lose(reason)
    over.abort()
  }
  const pause = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: over.signal }).catch(() => undefined)

  const take = async (piece: Uint8Array): Promise<void> => {
    let at = 0
    while (at < piece.length) {
      if (listeners.lostReason !== null) throw new PortLost(listeners.lostReason)
      const written = await file.write(piece, at).then(
        (result) => result.bytesWritten,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EAGAIN') return 0
          lose(error.message)
          throw new PortLost(error.message)
        },
      )
      at += written
      if (written === 0) await pause(retryWriteMs)
    }
  }
  const queue = openWriteQueue({
    take,
    pieceBytes,
    stallMs,
    refusal: () => listeners.lostReason,
    stalled: lose,
  })

  // A printer with nothing to say reads as "again" or as zero bytes; zero is also
  // what an unplugged one gives, and only the missing node tells them apart.
  const readLoop = async (): Promise<void> => {
    const room = new Uint8Array(4096)
    while (!over.signal.aborted) {
      try {
        const { bytesRead } = await file.read(room, 0, room.length)
        if (bytesRead > 0) {
          listeners.deliver(room.slice(0, bytesRead))
          continue
        }
        if ((await deviceAt(path)) !== rdev) lose(`${path}: the device is gone`)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') lose((error as Error).message)
      }
      await pause(readEveryMs)
    }
  }
  const reading = readLoop().then(() => file.close())

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
        lose('closed by us')
        await reading
      })()
      return closing
    },
  }
}
