import { expect, test } from 'vitest'
import { PanelConfigList, PanelConfigSchema } from './panel-config.ts'

const tcp = { kind: 'tcp', host: '127.0.0.1', port: 4001 }
const text = { panelId: 'p1', deskNumber: 1, family: 'cd5220', address: tcp }
const unit = (panelId: string, number: number) => ({
  panelId,
  deskNumber: number,
  family: 'modbus-rtu',
  address: tcp,
  unit: number,
  map: { kind: 'segments', register: 0x80 },
})

test('options with a usual value may be left out', () => {
  expect(PanelConfigSchema.parse(text)).toMatchObject({ columns: 20, codePage: '', brightness: [1, 2, 3, 4] })
  expect(PanelConfigSchema.parse(unit('p4', 4))).toMatchObject({
    digits: 4,
    map: { kind: 'segments', register: 0x80, bits: 'abcdefgp' },
  })
})

test('Modbus units share a bus under different numbers only', () => {
  expect(PanelConfigList.safeParse([unit('p4', 4), unit('p5', 5)]).success).toBe(true)
  expect(PanelConfigList.safeParse([unit('p4', 4), unit('p5', 4)]).success).toBe(false)
})

test('a text panel is alone on its line', () => {
  expect(PanelConfigList.safeParse([text, { ...text, panelId: 'p2' }]).success).toBe(false)
  expect(PanelConfigList.safeParse([text, unit('p4', 4)]).success).toBe(false)
  expect(PanelConfigList.safeParse([unit('p4', 4), text]).success).toBe(false)
})

test('one id is used once', () => {
  const elsewhere = { ...text, address: { ...tcp, port: 4002 } }
  expect(PanelConfigList.safeParse([text, elsewhere]).success).toBe(false)
})

test('the same line at two speeds is still one line', () => {
  const serial = { kind: 'serial', path: '/dev/ttyS0', baud: 9600 }
  const both = [
    { ...text, address: serial },
    { ...text, panelId: 'p2', address: { ...serial, baud: 19_200 } },
  ]
  expect(PanelConfigList.safeParse(both).success).toBe(false)
})
