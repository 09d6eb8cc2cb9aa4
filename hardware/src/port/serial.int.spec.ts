import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasPtyPairs, openPtyPair, type PtyPair } from '../testing/pty-pair.ts'
import { until } from '../testing/until.ts'
import { type BytePort, type PortAddress, PortLost } from './byte-port.ts'
import { openPort } from './open-port.ts'

const limits = { openMs: 2_000, stallMs: 400 }
const serial = (path: string): PortAddress => ({ kind: 'serial', path, baud: 9600 })
const file = (path: string): PortAddress => ({ kind: 'file', path })

// Without terminals there is nothing to open: the whole file is skipped.
describe.skipIf(!hasPtyPairs)('terminals', () => {
  let pair: PtyPair
  const open: BytePort[] = []
  beforeEach(async () => {
    pair = await openPtyPair()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((port) => port.close()))
    await pair.close()
  })
  async function opened(address: PortAddress): Promise<BytePort> {
    const port = await openPort(address, limits)
    open.push(port)
    return port
  }

  describe.each([
    ['serial', serial],
    ['file', file],
  ])('a line opened as %s', (_kind, address) => {
    test('carries every byte value both ways', async () => {
      const [near, far] = [await opened(address(pair.a)), await opened(serial(pair.b))]
      const sent = Uint8Array.from({ length: 256 }, (_, value) => value)
      const atFar: number[] = []
      const atNear: number[] = []
      far.onData((bytes) => atFar.push(...bytes))
      near.onData((bytes) => atNear.push(...bytes))
      await near.write(sent)
      await far.write(sent)
      await until('both directions', () => atFar.length === 256 && atNear.length === 256)
      expect(atFar).toEqual([...sent])
      expect(atNear).toEqual([...sent])
    })

    test('an unplugged cable is noticed though nobody listens for bytes', async () => {
      const port = await opened(address(pair.a))
      let lost = false
      port.onClose(() => {
        lost = true
      })
      await pair.close()
      await until('the loss', () => lost)
      await expect(port.write(Uint8Array.of(1))).rejects.toBeInstanceOf(PortLost)
    })

    test('a peer that takes no bytes is given up after the stall limit', async () => {
      const port = await opened(address(pair.a))
      // Nobody reads the other end: the terminal's buffers fill and stay full.
      await expect(port.write(new Uint8Array(4 * 1024 * 1024))).rejects.toThrow('took no bytes for 400 ms')
      expect(port.closed).toBe(true)
    })

    test('after a close the same path opens again and brings nothing of before', async () => {
      const far = await opened(serial(pair.b))
      const heard: number[] = []
      far.onData((bytes) => heard.push(...bytes))
      const first = await opened(address(pair.a))
      await first.close()
      await expect(first.write(Uint8Array.of(1))).rejects.toBeInstanceOf(PortLost)
      const second = await opened(address(pair.a))
      await second.write(Uint8Array.of(2))
      await until('the second byte', () => heard.length > 0)
      expect(heard).toEqual([2])
    })

    test('a missing path refuses with PortLost', async () => {
      await expect(opened(address(`${pair.a}-missing`))).rejects.toBeInstanceOf(PortLost)
    })
  })

  test('a serial path taken by somebody else refuses', async () => {
    await opened(serial(pair.a))
    await expect(opened(serial(pair.a))).rejects.toBeInstanceOf(PortLost)
  })
})
