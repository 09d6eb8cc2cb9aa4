import { SerialPort } from 'serialport'
import { type BytePort, PortLost } from './byte-port.ts'
import { deviceAt } from './device-node.ts'
import { openStreamPort } from './stream-port.ts'

/** How often the device node is looked at. */
const nodeCheckMs = 500

export interface SerialAddress {
  readonly path: string
  readonly baud: number
  readonly rtscts?: boolean
}

/**
 * Opens a serial line, 8N1. Refuses with `PortLost` when the path is missing,
 * taken by another process, or does not open within `openMs`.
 *
 * Each connection is a new SerialPort: one that is opened again would first send
 * what was written while it was closed.
 */
export function openSerialPort(
  address: SerialAddress,
  limits: { readonly openMs: number; readonly stallMs: number },
): Promise<BytePort> {
  const { promise, resolve, reject } = Promise.withResolvers<BytePort>()
  const serial = new SerialPort({
    path: address.path,
    baudRate: address.baud,
    rtscts: address.rtscts ?? false,
    autoOpen: false,
  })
  let tooLate = false
  const timer = setTimeout(() => {
    tooLate = true
    reject(new PortLost(`${address.path}: not open within ${limits.openMs} ms`))
  }, limits.openMs)

  serial.open((error) => {
    clearTimeout(timer)
    if (error) {
      reject(new PortLost(`${address.path}: ${error.message}`))
    } else if (tooLate) {
      closed(serial)
    } else {
      const port = openStreamPort({
        stream: serial,
        drained: () => drained(serial),
        // Half a second at 9600 baud.
        pieceBytes: 512,
        stallMs: limits.stallMs,
        finish: () => closed(serial),
        abandon: () => discard(serial),
      })
      watchNode(serial, address.path)
      resolve(port)
    }
  })
  return promise
}

/**
 * Waits until the bytes have left the system's buffer: a panel that holds the
 * line back by flow control would otherwise get a call minutes late.
 */
function drained(serial: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    serial.drain((error) => (error ? reject(error) : resolve()))
  })
}

function closed(serial: SerialPort): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (!serial.isOpen) return Promise.resolve()
  serial.once('close', resolve)
  // A port that cannot be closed any more is already gone: nothing is left to wait for.
  serial.close((error) => {
    if (error) resolve()
  })
  return promise
}

/** Without the flush the close of a stalled line waits for bytes that nobody will take. */
function discard(serial: SerialPort): void {
  if (serial.isOpen && !serial.closing) serial.flush(() => closed(serial))
}

/**
 * A line that hangs up while serialport reads it gives zero bytes, and
 * serialport reads again for ever and at full speed instead of closing. An
 * unplugged device loses its node, so a missing node ends the line.
 */
function watchNode(serial: SerialPort, path: string): void {
  if (process.platform === 'win32') return
  const opened = deviceAt(path)
  const timer = setInterval(async () => {
    if ((await deviceAt(path)) !== (await opened)) serial.destroy(new Error(`${path}: the device is gone`))
  }, nodeCheckMs)
  timer.unref()
  serial.once('close', () => clearInterval(timer))
}
