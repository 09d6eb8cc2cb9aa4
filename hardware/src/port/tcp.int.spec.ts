import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../testing/until.ts'
import { PortLost } from './byte-port.ts'
import { openPort } from './open-port.ts'

const limits = { openMs: 2_000, stallMs: 300 }
const servers: Server[] = []

async function listening(onSocket: (socket: Socket) => void, options = {}): Promise<number> {
  const server = createServer(options, onSocket)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
const tcp = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

describe('a TCP line', () => {
  test('carries every byte value both ways', async () => {
    const port = await openPort(tcp(await listening((socket) => socket.pipe(socket))), limits)
    const sent = Uint8Array.from({ length: 256 }, (_, value) => value)
    const heard: number[] = []
    await port.write(sent)
    port.onData((bytes) => heard.push(...bytes))
    await until('the echo', () => heard.length === 256)
    expect(heard).toEqual([...sent])
    await port.close()
  })

  test('refuses with PortLost when nobody listens', async () => {
    const port = await listening(() => undefined)
    await new Promise((closed) => servers.pop()?.close(closed))
    await expect(openPort(tcp(port), limits)).rejects.toBeInstanceOf(PortLost)
  })

  test('is lost when the other side goes away, and takes no more bytes', async () => {
    const port = await openPort(tcp(await listening((socket) => socket.end())), limits)
    let reason = ''
    port.onClose((why) => {
      reason = why
    })
    await until('the loss', () => reason !== '')
    expect(port.closed).toBe(true)
    await expect(port.write(Uint8Array.of(1))).rejects.toBeInstanceOf(PortLost)
  })

  test('gives up a peer that takes no bytes, and says so to a later listener too', async () => {
    const port = await openPort(
      tcp(await listening((socket) => socket.on('error', () => undefined), { pauseOnConnect: true })),
      limits,
    )
    await expect(port.write(new Uint8Array(32 * 1024 * 1024))).rejects.toThrow('took no bytes for 300 ms')
    expect(port.closed).toBe(true)
    const reasons: string[] = []
    port.onClose((why) => reasons.push(why))
    await until('the reason', () => reasons.length === 1)
  })

  test('close delivers a whole job to a slow peer that keeps sending status bytes', async () => {
    let received = 0
    let ended = false
    let broken: Error | null = null
    const number = await listening((socket) => {
      const chatter = setInterval(() => socket.write(Uint8Array.of(0x10, 0, 0, 0)), 1)
      socket.on('error', (error) => {
        broken = error
      })
      socket.on('data', (bytes) => {
        received += bytes.length
        socket.pause()
        setTimeout(() => socket.resume(), 1)
      })
      socket.on('end', () => {
        ended = true
        clearInterval(chatter)
      })
      socket.on('close', () => clearInterval(chatter))
    })
    const port = await openPort(tcp(number), { openMs: 2_000, stallMs: 3_000 })
    await port.write(new Uint8Array(300_000))
    await port.close()
    expect({ received, ended, broken }).toEqual({ received: 300_000, ended: true, broken: null })
  })

  test('close waits for a write that is under way, and refuses the next one', async () => {
    let received = 0
    const number = await listening((socket) => socket.on('data', (bytes) => (received += bytes.length)))
    const port = await openPort(tcp(number), limits)
    const written = port.write(new Uint8Array(200_000))
    const closing = port.close()
    await expect(port.write(Uint8Array.of(1))).rejects.toBeInstanceOf(PortLost)
    await Promise.all([written, closing])
    expect(received).toBe(200_000)
  })

  test('two writes at once are never mixed', async () => {
    const heard: number[] = []
    const number = await listening((socket) => socket.on('data', (bytes) => heard.push(...bytes)))
    const port = await openPort(tcp(number), limits)
    await Promise.all([
      port.write(new Uint8Array(20_000).fill(1)),
      port.write(new Uint8Array(20_000).fill(2)),
    ])
    await port.close()
    expect(heard.lastIndexOf(1)).toBe(19_999)
    expect(heard.indexOf(2)).toBe(20_000)
  })
})
