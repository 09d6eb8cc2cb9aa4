import { PanelId } from '@chered/protocol/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type OpenPort, PortLost } from '../port/byte-port.ts'
import { openMemoryPair } from '../port/memory.ts'
import { openPanelBus } from './panel-bus.ts'
import { type PanelConfig, PanelConfigSchema } from './panel-config.ts'
import { usualPanelTimes as times } from './panel-times.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const address = { kind: 'tcp', host: 'line', port: 1 }
const config = (more: object): PanelConfig =>
  PanelConfigSchema.parse({ panelId: 'p1', deskNumber: 1, address, ...more })
const text = config({ family: 'cd5220' })
const digits = config({ family: 'modbus-rtu', map: { kind: 'segments', register: 0x80 } })

/** A line whose far end hears and never answers. */
function mutePorts() {
  const opened: { heard: number }[] = []
  const openPort: OpenPort = async () => {
    const [near, far] = openMemoryPair()
    const line = { heard: 0 }
    far.onData(() => {
      line.heard += 1
    })
    opened.push(line)
    return near
  }
  return { opened, openPort }
}

test('a one-way panel behind TCP gets its slow repeat through a new connection, once each', async () => {
  const { opened, openPort } = mutePorts()
  const statuses: string[] = []
  const bus = openPanelBus([text], { openPort, times, onStatus: (_id, status) => statuses.push(status) })
  await vi.advanceTimersByTimeAsync(times.refreshMs * 3 + 1_000)
  expect(opened.map(({ heard }) => heard)).toEqual([1, 1, 1, 1])
  expect(statuses).toEqual(['showing'])
  await bus.close()
})

test('a one-way panel on a wire is repeated over the same connection', async () => {
  const { opened, openPort } = mutePorts()
  const wired = config({ family: 'cd5220', address: { kind: 'serial', path: 'line' } })
  const bus = openPanelBus([wired], { openPort, times, onStatus: () => undefined })
  await vi.advanceTimersByTimeAsync(times.refreshMs * 3 + 1_000)
  expect(opened.map(({ heard }) => heard)).toEqual([4])
  await bus.close()
})

test('a bus on which nobody answers is opened anew, so that old frames do not pile up in it', async () => {
  const { opened, openPort } = mutePorts()
  const statuses: string[] = []
  const bus = openPanelBus([digits], { openPort, times, onStatus: (_id, status) => statuses.push(status) })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(opened.length).toBeGreaterThan(3)
  expect(Math.max(...opened.map(({ heard }) => heard))).toBe(3)
  expect(statuses).toEqual(['unreachable'])
  const closed = bus.close()
  await vi.advanceTimersByTimeAsync(5_000)
  await closed
})

test('a line that cannot be opened is tried again with a growing pause, and closing does not wait for it', async () => {
  const tries: number[] = []
  const openPort: OpenPort = async () => {
    tries.push(Date.now())
    throw new PortLost('nobody there')
  }
  const bus = openPanelBus([text], { openPort, times, onStatus: () => undefined })
  await vi.advanceTimersByTimeAsync(30_000)
  const pauses = tries.slice(1).map((at, before) => at - tries[before]!)
  expect(pauses.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000])
  expect(Math.max(...pauses)).toBe(5_000)
  await bus.close()
})

test('a wish while the line is away does not hurry it, and only the newest is sent', async () => {
  let there = false
  const sent: string[] = []
  const openPort: OpenPort = async () => {
    if (!there) throw new PortLost('nobody there')
    const [near, far] = openMemoryPair()
    far.onData((bytes) => sent.push(new TextDecoder('ibm866').decode(bytes)))
    return near
  }
  const bus = openPanelBus([text], { openPort, times, onStatus: () => undefined })
  const call = (number: number) =>
    bus.show(PanelId.parse('p1'), 1, { kind: 'called', ticket: { letter: 'А', number }, callNumber: 1 })
  for (let number = 1; number < 20; number++) {
    call(number)
    await vi.advanceTimersByTimeAsync(10)
  }
  there = true
  await vi.advanceTimersByTimeAsync(6_000)
  expect(sent.length).toBe(1)
  expect(sent[0]).toContain('ТАЛОН А 019')
  await bus.close()
})
