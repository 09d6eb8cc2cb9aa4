import { connect, type Socket } from 'node:net'
import { type BytePort, PortLost } from './byte-port.ts'
import { openStreamPort } from './stream-port.ts'

/** How long a quiet connection may be dead before probes find it out. */
const keepAliveMs = 5_000

/** Opens a TCP line; refuses with `PortLost` when nobody answers within `openMs`. */
export async function openTcpPort(
  address: { readonly host: string; readonly port: number },
  limits: { readonly openMs: number; readonly stallMs: number },
): Promise<BytePort> {
  const socket = await connected(address, limits.openMs)
  socket.setNoDelay(true)
  socket.setKeepAlive(true, keepAliveMs)
  return openStreamPort({
    stream: socket,
    pieceBytes: 8192,
    stallMs: limits.stallMs,
    finish: () => halfClosed(socket, limits.stallMs),
    // A plain close would leave the unsent bytes with the system, which delivers
    // them when the network returns: an old call, after the newer one.
    abandon: () => socket.resetAndDestroy(),
  })
}

function connected(address: { host: string; port: number }, openMs: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = connect({ host: address.host, port: address.port })
  const refuse = (reason: string): void => {
    clearTimeout(timer)
    socket.destroy()
    reject(new PortLost(`${address.host}:${address.port}: ${reason}`))
  }
  const timer = setTimeout(() => refuse(`no connection within ${openMs} ms`), openMs)
  const onError = (error: Error): void => refuse(error.message)
  socket.once('error', onError)
  socket.once('connect', () => {
    clearTimeout(timer)
    socket.off('error', onError)
    resolve(socket)
  })
  return promise
}

/**
 * Ends our half and keeps reading until the other side ends its own, or for
 * `waitMs`. A printer that sends status bytes would otherwise meet a reset and
 * drop the part of the ticket that it had not printed yet.
 */
function halfClosed(socket: Socket, waitMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (socket.destroyed) return Promise.resolve()
  const timer = setTimeout(() => socket.destroy(), waitMs)
  socket.once('close', () => {
    clearTimeout(timer)
    resolve()
  })
  socket.end()
  return promise
}
