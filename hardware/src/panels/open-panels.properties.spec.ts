import type { PanelShow } from '@chered/protocol/agent'
import { DeskId, PanelId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openCd5220Device } from '../emulators/panels/cd5220-device.ts'
import { openEpsonDmdDevice } from '../emulators/panels/epson-dmd-device.ts'
import { openModbusDevice } from '../emulators/panels/modbus-device.ts'
import type { PanelDevice } from '../emulators/panels/panel-device.ts'
import { type BytePort, type OpenPort, PortLost } from '../port/byte-port.ts'
import { openMemoryPair } from '../port/memory.ts'
import { openPanels } from './open-panels.ts'
import { type PanelConfig, PanelConfigSchema } from './panel-config.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

type Family = PanelConfig['family']
type Show = PanelShow | { kind: 'link-lost' }

/** What each of two panels would be read as; written apart from the driver's own rules. */
function readAs(family: Family, show: Show): RegExp {
  const digits = family === 'modbus-rtu'
  switch (show.kind) {
    case 'called':
    case 'serving':
      return new RegExp(`А ?${String(show.ticket.number).padStart(3, '0')}`)
    case 'free':
      return digits ? /^----$/ : /СВОБОДНО/
    case 'paused':
      return digits ? /^ПАУ3$/ : /ПЕРЕРЫВ/
    case 'closed':
      return digits ? /^ {3}\.$/ : /ЗАКРЫТО/
    case 'link-lost':
      return digits ? /^ {4}$/ : /НЕТ СВЯЗИ/
  }
}

/** A line on which bytes travel only while it is whole, with the panels at its far end. */
function breakableLine(devices: readonly PanelDevice[], onLook: () => void) {
  let whole = true
  let far: BytePort | null = null
  const silent = new Set<number>()
  const openPort: OpenPort = async () => {
    if (!whole) throw new PortLost('cut')
    const [near, end] = openMemoryPair()
    far = end
    end.onData((bytes) => {
      for (const [at, device] of devices.entries()) {
        if (silent.has(at)) continue
        const answer = device.hear(bytes)
        onLook()
        if (answer && !end.closed) void end.write(answer)
      }
    })
    return near
  }
  return {
    openPort,
    silent,
    async cut() {
      whole = false
      await far?.close()
    },
    mend() {
      whole = true
    },
  }
}

const shows: fc.Arbitrary<Show> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('called' as const, 'serving' as const),
    ticket: fc.record({ letter: fc.constant('А'), number: fc.integer({ min: 1, max: 999 }) }),
    callNumber: fc.integer({ min: 1, max: 3 }),
  }),
  fc.constant({ kind: 'free' } as const),
  fc.constant({ kind: 'closed', opensAt: null } as const),
  fc.constant({ kind: 'paused', backAt: null } as const),
)

const actions = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('wish' as const), panel: fc.nat(1), show: shows }) },
    { weight: 1, arbitrary: fc.constant({ do: 'link-lost' } as const) },
    { weight: 2, arbitrary: fc.constant({ do: 'cut' } as const) },
    { weight: 2, arbitrary: fc.constant({ do: 'mend' } as const) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('silence' as const), panel: fc.nat(1), on: fc.boolean() }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 7, 400, 12_000) }),
    },
  ),
  { maxLength: 40 },
)

function unitConfig(at: number): PanelConfig {
  return PanelConfigSchema.parse({
    panelId: `p${at}`,
    deskNumber: at + 1,
    family: 'modbus-rtu',
    unit: at + 1,
    address: { kind: 'tcp', host: 'line', port: 1 },
    map: { kind: 'segments', register: 0x80 },
  })
}
function textConfig(family: 'cd5220' | 'epson-dmd', kind: 'tcp' | 'file'): PanelConfig {
  const address = kind === 'tcp' ? { kind, host: 'line', port: 1 } : { kind, path: 'line' }
  return PanelConfigSchema.parse({ panelId: 'p0', deskNumber: 1, family, address })
}

const rigs: [string, () => { devices: PanelDevice[]; config: PanelConfig[] }][] = [
  ['cd5220 over tcp', () => ({ devices: [openCd5220Device(20)], config: [textConfig('cd5220', 'tcp')] })],
  ['cd5220 over a wire', () => ({ devices: [openCd5220Device(20)], config: [textConfig('cd5220', 'file')] })],
  ['epson-dmd', () => ({ devices: [openEpsonDmdDevice(20)], config: [textConfig('epson-dmd', 'file')] })],
  [
    'two modbus units',
    () => ({
      devices: [openModbusDevice(1, 'led-485', 4), openModbusDevice(2, 'led-485', 4)],
      config: [unitConfig(0), unitConfig(1)],
    }),
  ],
]

test.each(rigs)(
  '%s: whatever happens to wishes and line, no call appears that is over, and the last wish stands in the end',
  async (_name, makeRig) => {
    await fc.assert(
      fc.asyncProperty(actions, async (steps) => {
        const { devices, config } = makeRig()
        const wanted: Show[] = config.map(() => ({ kind: 'link-lost' }))
        const reading = (at: number): string => devices[at]!.look().lines.join('|')
        const stale: string[] = []
        const before = config.map((_, at) => reading(at))
        const line = breakableLine(devices, () => {
          for (const [at, one] of config.entries()) {
            if (reading(at) === before[at]) continue
            before[at] = reading(at)
            if (!readAs(one.family, wanted[at]!).test(reading(at))) stale.push(reading(at))
          }
        })
        const status = new Map<string, string>()
        const panels = openPanels(config, (id, what) => status.set(id, what), { openPort: line.openPort })
        const show = (): void =>
          panels.show(
            config.flatMap(({ panelId, deskNumber }, at) => {
              const wish = wanted[at]!
              if (wish.kind === 'link-lost') return []
              return [{ panelId, deskId: DeskId.parse('desk'), deskNumber, show: wish }]
            }),
          )
        for (const step of steps) {
          switch (step.do) {
            case 'wish':
              wanted[step.panel % config.length] = step.show
              show()
              break
            case 'link-lost':
              wanted.fill({ kind: 'link-lost' })
              panels.linkLost()
              break
            case 'cut':
              await line.cut()
              break
            case 'mend':
              line.mend()
              break
            case 'silence':
              if (step.on) line.silent.add(step.panel)
              else line.silent.delete(step.panel)
              break
            case 'wait':
              await vi.advanceTimersByTimeAsync(step.ms)
          }
        }
        line.mend()
        line.silent.clear()
        await vi.advanceTimersByTimeAsync(40_000)
        for (const [at, one] of config.entries()) {
          expect(reading(at)).toMatch(readAs(one.family, wanted[at]!))
          expect(status.get(PanelId.parse(`p${at}`))).toBe('showing')
        }
        wanted.fill({ kind: 'link-lost' })
        const closed = panels.close()
        await vi.advanceTimersByTimeAsync(5_000)
        await closed
        for (const [at, one] of config.entries()) {
          expect(reading(at)).toMatch(readAs(one.family, { kind: 'link-lost' }))
        }
        expect(stale).toEqual([])
      }),
      { numRuns: 150 },
    )
  },
)
