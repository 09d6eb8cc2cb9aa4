import { expect, test } from 'vitest'
import { PortLost } from './byte-port.ts'
import { openMemoryPair } from './memory.ts'

test('bytes that came before the first listener are kept for it, in order', async () => {
  const [near, far] = openMemoryPair()
  await near.write(Uint8Array.of(1, 2))
  await near.write(Uint8Array.of(3))
  const heard: number[] = []
  far.onData((bytes) => heard.push(...bytes))
  await near.write(Uint8Array.of(4))
  expect(heard).toEqual([1, 2, 3, 4])
})

test('closing one end closes both, once, and neither takes bytes any more', async () => {
  const [near, far] = openMemoryPair()
  const told: string[] = []
  near.onClose((reason) => told.push(`near: ${reason}`))
  far.onClose((reason) => told.push(`far: ${reason}`))
  await near.close()
  await far.close()
  expect(told).toEqual(['near: closed by us', 'far: the other side closed the line'])
  await expect(near.write(Uint8Array.of(1))).rejects.toBeInstanceOf(PortLost)
  await expect(far.write(Uint8Array.of(1))).rejects.toBeInstanceOf(PortLost)
})

test('a listener that is taken back hears nothing more', async () => {
  const [near, far] = openMemoryPair()
  const heard: number[] = []
  const stop = far.onData((bytes) => heard.push(...bytes))
  await near.write(Uint8Array.of(1))
  stop()
  await near.write(Uint8Array.of(2))
  expect(heard).toEqual([1])
})
