import type { DeviceList } from '@chered/protocol/devices'
import type { SupervisionView } from '@chered/protocol/views'
import i18next from 'i18next'
import { expect, it } from 'vitest'
import ru from '../../locales/ru.json' with { type: 'json' }
import type { Device } from './condition.ts'
import { revokeConsequences } from './revoke-consequences.ts'

async function texts() {
  const instance = i18next.createInstance()
  await instance.init({
    lng: 'ru',
    ns: ['screen'],
    defaultNS: 'screen',
    resources: { ru: { screen: ru } },
    interpolation: { escapeValue: false },
  })
  return instance.t
}
const device = (deviceId: string, name: string, kind: string) =>
  ({ deviceId, name, assignment: { kind } }) as unknown as Device
const kiosks = [device('k1', 'Терминал 1', 'kiosk'), device('k2', 'Терминал 2', 'kiosk')]
const agent = device('a1', 'Агент зала', 'agent')
const list = {
  devices: [...kiosks, agent],
  printers: [
    { printerId: 'p1', name: 'Принтер терминала 1', agentId: 'a1' },
    { printerId: 'p2', name: 'Чужой принтер', agentId: 'a2' },
  ],
  scanners: [
    { scannerId: 's1', name: 'Сканер терминала 1', agentId: 'a1' },
    { scannerId: 's2', name: 'Чужой сканер', agentId: 'a2' },
  ],
  consoles: ['desk-1', 'desk-2'].map((deskId) => ({ consoleId: deskId, deskId, agentId: 'a1' })),
  panels: ['desk-1', 'desk-2', 'desk-3'].map((deskId) => ({ panelId: deskId, deskId, agentId: 'a1' })),
} as unknown as DeviceList
const view = {
  desks: [1, 2, 3, 4].map((number) => ({ deskId: `desk-${number}`, number })),
} as unknown as SupervisionView

it('a kiosk’s end is said with its name, and gravely when it is the last one', async () => {
  const t = await texts()
  const [first, ...others] = revokeConsequences(t, kiosks[0]!, list, view)
  expect(first?.words).toMatch(/^«Терминал 1» перестанет выдавать талоны/)
  expect(others.some(({ grave }) => grave)).toBe(false)
  const alone = revokeConsequences(t, kiosks[0]!, { ...list, devices: [kiosks[0]!, agent] }, view)
  expect(alone.find(({ grave }) => grave)?.words).toContain('последний терминал')
})

it('an agent’s end names its own printers and windows and no others', async () => {
  const words = revokeConsequences(await texts(), agent, list, view).map((one) => one.words)
  expect(words).toContain('Без печати останутся: Принтер терминала 1.')
  expect(words).toContain('Погаснут табло окон: 1–3.')
  expect(words).toContain('Перестанут работать пульты окон: 1, 2.')
  expect(words).toContain('Коды перестанет читать: Сканер терминала 1.')
})

it('every device can be brought back, and that is said', async () => {
  const t = await texts()
  for (const one of list.devices) {
    expect(revokeConsequences(t, one, list, view).at(-1)?.words).toContain('новым кодом')
  }
})
