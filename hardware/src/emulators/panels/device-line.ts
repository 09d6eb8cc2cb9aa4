import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { BytePort } from '../../port/byte-port.ts'
import { openPort } from '../../port/open-port.ts'

export type Listen =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string }

/** Where the driver finds the device; for a serial line the device's own end of the cable. */
export type ListenAddress = Listen

/** The device's end of a line. */
export interface DeviceLine {
  readonly address: ListenAddress
  send(bytes: Uint8Array): void
  /**
   * Pulls the cable, or plugs it in again. Over TCP the connections break and new
   * ones are refused; on a serial line bytes vanish on both ways unseen.
   */
  cut(on: boolean): Promise<void>
  close(): Promise<void>
}

/** `hear` gets every byte that arrives over an uncut line. */
export function openDeviceLine(listen: Listen, hear: (bytes: Uint8Array) => void): Promise<DeviceLine> {
  return listen.kind === 'tcp' ? openTcpLine(listen, hear) : openSerialLine(listen.path, hear)
}

async function openTcpLine(
  listen: { readonly host: string; readonly port: number },
  hear: (bytes: Uint8Array) => void,
): Promise<DeviceLine> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('data', hear)
    socket.on('close', () => sockets.delete(socket))
    // A driver that goes away in the middle of a frame is what a device lives with.
    socket.on('error', () => socket.destroy())
  })
  const listening = async (port: number): Promise<number> => {
    server.listen(port, listen.host)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const port = await listening(listen.port)
  const down = async (): Promise<void> => {
    const closed = new Promise<void>((tell) => server.close(() => tell()))
    for (const socket of sockets) socket.resetAndDestroy()
    await closed
  }
  return {
    address: { kind: 'tcp', host: listen.host, port },
    send(bytes) {
      for (const socket of sockets) socket.write(bytes)
    },
    async cut(on) {
      if (on && server.listening) await down()
      else if (!on && !server.listening) await listening(port)
    },
    async close() {
      if (server.listening) await down()
    },
  }
}

async function openSerialLine(path: string, hear: (bytes: Uint8Array) => void): Promise<DeviceLine> {
  const port: BytePort = await openPort(
    { kind: 'serial', path, baud: 9600 },
    { openMs: 2_000, stallMs: 2_000 },
  )
  let uncut = true
  port.onData((bytes) => {
    if (uncut) hear(bytes)
  })
  return {
    address: { kind: 'serial', path },
    send(bytes) {
      // An answer to a driver that has gone is lost, as on a wire.
      if (uncut && !port.closed) port.write(bytes).catch(() => port.close())
    },
    async cut(on) {
      uncut = !on
    },
    close: () => port.close(),
  }
}
