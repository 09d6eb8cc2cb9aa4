import type { PanelShow, PanelWish } from '@chered/protocol/agent'
import { DeskId, PanelId } from '@chered/protocol/ids'
import { afterEach, describe, expect, test } from 'vitest'
import type { Listen } from '../emulators/panels/device-line.ts'
import {
  type EmulatedPanel,
  openPanelEmulatorBus,
  type PanelModel,
} from '../emulators/panels/open-panel-emulator.ts'
import { hasPtyPairs, openPtyPair } from '../testing/pty-pair.ts'
import { until } from '../testing/until.ts'
import { openPanels, type Panels } from './open-panels.ts'
import { type PanelConfig, PanelConfigSchema } from './panel-config.ts'

type Address = PanelConfig['address']

const shortTimes = {
  answerMs: 150,
  checkMs: 100,
  refreshMs: 150,
  retryMs: 50,
  reconnectMs: [20, 100],
  farewellMs: 500,
} as const

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Rig {
  readonly panel: EmulatedPanel
  readonly panels: Panels
  readonly statuses: string[]
  show(show: PanelShow): void
  /** Every look that stood there, one string each. */
  readonly seen: string[]
}

const models: Record<PanelConfig['family'], PanelModel> = {
  cd5220: { family: 'cd5220' },
  'epson-dmd': { family: 'epson-dmd' },
  'modbus-rtu': { family: 'modbus-rtu', unit: 7 },
}

async function rig(family: PanelConfig['family'], over: 'tcp' | 'pty', times = {}): Promise<Rig> {
  const { listen, driverAddress } = await line(over)
  const bus = await openPanelEmulatorBus({ listen, panels: [models[family]] })
  closing.push(bus.close)
  const panel = bus.panels[0]!
  const seen: string[] = []
  panel.onChange(() => seen.push(panel.lines().join('|')))
  const config = PanelConfigSchema.parse({
    panelId: 'p3',
    deskNumber: 3,
    family,
    address: driverAddress ?? bus.address,
    ...(family === 'modbus-rtu' && { unit: 7, map: { kind: 'segments', register: 0x80 } }),
  })
  const statuses: string[] = []
  const panels = openPanels([config], (_id, status) => statuses.push(status), {
    times: { ...shortTimes, ...times },
  })
  closing.push(panels.close)
  return { panel, panels, statuses, seen, show: (show) => panels.show([wish(show)]) }
}

async function line(over: 'tcp' | 'pty'): Promise<{ listen: Listen; driverAddress: Address | null }> {
  if (over === 'tcp') return { listen: { kind: 'tcp', host: '127.0.0.1', port: 0 }, driverAddress: null }
  const cable = await openPtyPair()
  closing.push(cable.close)
  return {
    listen: { kind: 'serial', path: cable.a },
    driverAddress: { kind: 'serial', path: cable.b, baud: 9600, rtscts: false },
  }
}

function wish(show: PanelShow): PanelWish {
  return { panelId: PanelId.parse('p3'), deskId: DeskId.parse('desk-3'), deskNumber: 3, show }
}
const called = (number: number): PanelShow => ({
  kind: 'called',
  ticket: { letter: 'А', number },
  callNumber: 1,
})
const expectedCall = (family: PanelConfig['family'], number: number): string => {
  const digits = String(number).padStart(3, '0')
  return family === 'modbus-rtu' ? `А${digits}` : `    ТАЛОН А ${digits}     |  ПОДОЙДИТЕ К ОКНУ  `
}
const noLink = (family: PanelConfig['family']): string =>
  family === 'modbus-rtu' ? '    ' : 'ОКНО 3     НЕТ СВЯЗИ|СМОТРИТЕ НА ТАБЛО   '

const stands = (one: Rig): string => one.panel.lines().join('|')

describe.each(['cd5220', 'epson-dmd', 'modbus-rtu'] as const)('%s', (family) => {
  describe.each(hasPtyPairs ? (['tcp', 'pty'] as const) : (['tcp'] as const))('over %s', (over) => {
    test('shows each state of the desk, and the loss of the server at once', async () => {
      const one = await rig(family, over)
      one.show(called(12))
      await until('the call', () => stands(one) === expectedCall(family, 12))
      one.show({ kind: 'free' })
      await until('free', () => /СВОБОДНО|----/.test(stands(one)))
      one.show({ kind: 'paused', backAt: '11:15' })
      await until('the break', () => /ВЕРНЁМСЯ В 11:15|ПАУ3/.test(stands(one)))
      one.show({ kind: 'closed', opensAt: null })
      await until('closed', () => /ЗАКРЫТО|\./.test(stands(one)))
      one.panels.linkLost()
      await until('no link', () => stands(one) === noLink(family))
      await until('the status', () => one.statuses.at(-1) === 'showing')
    })

    test('a burst of wishes ends in the last and shows none that was over', async () => {
      const one = await rig(family, over)
      await until('the start', () => one.statuses.at(-1) === 'showing')
      for (let number = 1; number <= 50; number++) one.show(called(number))
      await until('the last', () => stands(one) === expectedCall(family, 50))
      const calls = one.seen.filter((look) => /ТАЛОН|А0/.test(look))
      expect(calls).toEqual([expectedCall(family, 50)])
    })

    test('a line that comes back gets the present state and never the one of before', async () => {
      const one = await rig(family, over)
      one.show(called(12))
      await until('the call', () => stands(one) === expectedCall(family, 12))
      await one.panel.setFault('unplugged', true)
      one.seen.length = 0
      one.show(called(13))
      one.show({ kind: 'serving', ticket: { letter: 'А', number: 13 } })
      one.show(called(14))
      await one.panel.setFault('unplugged', false)
      await until('the present call', () => stands(one) === expectedCall(family, 14))
      expect(one.seen.filter((look) => /13/.test(look))).toEqual([])
    })

    test('noise on the line is repaired when it ends', async () => {
      const one = await rig(family, over)
      one.show({ kind: 'free' })
      await until('free', () => /СВОБОДНО|----/.test(stands(one)))
      await one.panel.setFault('garbage', true)
      one.show(called(12))
      if (family === 'modbus-rtu') await until('unreachable', () => one.statuses.at(-1) === 'unreachable')
      await one.panel.setFault('garbage', false)
      await until('the call', () => stands(one) === expectedCall(family, 12))
    })

    test('closing the driver takes the call off the panel', async () => {
      const one = await rig(family, over)
      one.show(called(12))
      await until('the call', () => stands(one) === expectedCall(family, 12))
      await one.panels.close()
      await until('no link', () => stands(one) === noLink(family))
    })
  })
})

test('a panel behind a cut TCP line is unreachable and then showing again', async () => {
  const one = await rig('cd5220', 'tcp')
  await until('showing', () => one.statuses.at(-1) === 'showing')
  await one.panel.setFault('unplugged', true)
  await until('unreachable', () => one.statuses.at(-1) === 'unreachable')
  await one.panel.setFault('unplugged', false)
  await until('showing', () => one.statuses.at(-1) === 'showing')
})

test.skipIf(!hasPtyPairs)('a pulled serial cable is unreachable', async () => {
  const cable = await openPtyPair()
  const statuses: string[] = []
  const panels = openPanels(
    [
      PanelConfigSchema.parse({
        panelId: 'p3',
        deskNumber: 3,
        family: 'epson-dmd',
        address: { kind: 'serial', path: cable.a },
      }),
    ],
    (_id, status) => statuses.push(status),
    { times: shortTimes },
  )
  closing.push(panels.close)
  await until('showing', () => statuses.at(-1) === 'showing')
  await cable.close()
  await until('unreachable', () => statuses.at(-1) === 'unreachable')
})

test('a DM-D blinks while the call is fresh and then stands still; brightness follows the state', async () => {
  const one = await rig('epson-dmd', 'tcp', { freshMs: 200 })
  one.show(called(12))
  await until('blinking', () => one.panel.look().blink)
  expect(one.panel.look().brightness).toBe(4)
  await until('steady', () => !one.panel.look().blink)
  expect(stands(one)).toBe(expectedCall('epson-dmd', 12))
  one.show({ kind: 'closed', opensAt: '14:00' })
  await until('dim', () => one.panel.look().brightness === 1)
})

test('a silent unit is unreachable while its neighbour on the bus gets its call', async () => {
  const bus = await openPanelEmulatorBus({
    listen: { kind: 'tcp', host: '127.0.0.1', port: 0 },
    panels: [
      { family: 'modbus-rtu', unit: 4 },
      { family: 'modbus-rtu', unit: 5, model: 'dm56a04' },
    ],
  })
  closing.push(bus.close)
  const [silent, neighbour] = bus.panels
  await silent!.setFault('silent', true)
  const place = { family: 'modbus-rtu', address: bus.address }
  const config = [
    { ...place, panelId: 'p4', deskNumber: 4, unit: 4, map: { kind: 'segments', register: 0x80 } },
    { ...place, panelId: 'p5', deskNumber: 5, unit: 5, map: { kind: 'ascii', register: 0 } },
  ].map((one) => PanelConfigSchema.parse(one))
  const status = new Map<string, string>()
  const panels = openPanels(config, (id, what) => status.set(id, what), { times: shortTimes })
  closing.push(panels.close)
  const wishes = ['p4', 'p5'].map((id, at) => ({
    panelId: PanelId.parse(id),
    deskId: DeskId.parse(`desk-${at + 4}`),
    deskNumber: at + 4,
    show: called(12 + at),
  }))
  panels.show(wishes)
  await until('the neighbour', () => neighbour!.lines()[0] === 'А013')
  await until('both statuses', () => status.get('p4') === 'unreachable' && status.get('p5') === 'showing')
  await silent!.setFault('silent', false)
  await until('the silent one', () => silent!.lines()[0] === 'А012' && status.get('p4') === 'showing')
})

test('a unit that refuses the registers of its configuration is unknown', async () => {
  const bus = await openPanelEmulatorBus({
    listen: { kind: 'tcp', host: '127.0.0.1', port: 0 },
    panels: [{ family: 'modbus-rtu', model: 'dm56a04' }],
  })
  closing.push(bus.close)
  const statuses: string[] = []
  const config = PanelConfigSchema.parse({
    panelId: 'p3',
    deskNumber: 3,
    family: 'modbus-rtu',
    address: bus.address,
    map: { kind: 'segments', register: 0x80 },
  })
  closing.push(openPanels([config], (_id, status) => statuses.push(status), { times: shortTimes }).close)
  await until('the status', () => statuses.length > 0)
  expect(statuses).toEqual(['unknown'])
})
