/**
 * Bytes in, bytes out, close: all that a driver knows of its line. One instance
 * is one connection; after it is lost a new one is opened, because a line that
 * comes back must never deliver bytes that were meant for an earlier moment.
 */
export interface BytePort {
  /**
   * Resolves when the operating system has taken every byte, which is not yet
   * "the device has them". Refuses with `PortLost` when the line is closed, or
   * when it took no bytes for `stallMs` (the port is then closed).
   */
  write(bytes: Uint8Array): Promise<void>
  /** Bytes that arrive; bytes that came before the first listener are kept for it. */
  onData(listener: (bytes: Uint8Array) => void): () => void
  /** Called once, when the line is gone for whatever reason, our own `close` included. */
  onClose(listener: (reason: string) => void): () => void
  readonly closed: boolean
  /**
   * `deliver` (the usual) ends politely after the last byte; `discard` cuts the
   * line and takes back what the system has not sent yet, where it can.
   */
  close(unsent?: 'deliver' | 'discard'): Promise<void>
}

export type PortAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number; readonly rtscts?: boolean }
  /** A character device such as /dev/usb/lp0; never created when it is missing. */
  | { readonly kind: 'file'; readonly path: string }

export class PortLost extends Error {
  override readonly name = 'PortLost'
}

/** Opens a line or refuses with `PortLost`, at the latest after `openMs`. */
export type OpenPort = (
  address: PortAddress,
  limits: { readonly openMs: number; readonly stallMs: number },
) => Promise<BytePort>
