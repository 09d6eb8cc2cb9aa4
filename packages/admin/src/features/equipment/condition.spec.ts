import { PrinterProblem } from '@chered/protocol/devices'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '../../locales/en.json' with { type: 'json' }
import ru from '../../locales/ru.json' with { type: 'json' }
import { type Device, deviceCondition, panelCondition, printerCondition } from './condition.ts'

async function texts(language: 'ru' | 'en') {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    ns: ['screen'],
    defaultNS: 'screen',
    resources: { ru: { screen: ru }, en: { screen: en } },
    interpolation: { escapeValue: false },
  })
  return instance.t
}
const kiosk = (facts: object, printerId: string | null = 'p1') =>
  ({ connected: true, seenAt: 1, ...facts, assignment: { kind: 'kiosk', printerId } }) as unknown as Device
const printers = (status: object) => [{ printerId: 'p1', status }] as never

describe('a kiosk', () => {
  it('is as well as the printer that its tickets come out of', async () => {
    const t = await texts('ru')
    const level = (status: object) => deviceCondition(t, kiosk({}), printers(status)).level
    expect(level({ state: 'ready', nearEnd: false })).toBe('ok')
    expect(level({ state: 'ready', nearEnd: true })).toBe('warn')
    expect(level({ state: 'unknown' })).toBe('warn')
    expect(level({ state: 'not-ready', problem: 'paper-out' })).toBe('bad')
  })

  it('without a printer is well, and with one that nobody drives is not', async () => {
    const t = await texts('ru')
    expect(deviceCondition(t, kiosk({}, null), []).level).toBe('ok')
    expect(deviceCondition(t, kiosk({}), []).level).toBe('bad')
  })

  it('that is lost is lost whatever its printer says; one never seen is only not there yet', async () => {
    const t = await texts('ru')
    const ready = printers({ state: 'ready', nearEnd: false })
    expect(deviceCondition(t, kiosk({ connected: false }), ready)).toEqual({
      level: 'bad',
      words: 'нет связи',
    })
    expect(deviceCondition(t, kiosk({ connected: false, seenAt: null }), ready).level).toBe('warn')
  })
})

it.each(['ru', 'en'] as const)('every problem of a printer has words in %s', async (language) => {
  const t = await texts(language)
  for (const problem of PrinterProblem.options) {
    const { words } = printerCondition(t, { state: 'not-ready', problem })
    expect(words).not.toContain('printer.')
  }
})

it('a panel that shows but cannot draw a letter says which', async () => {
  const t = await texts('ru')
  expect(panelCondition(t, 'showing', 'В, Д')).toEqual({ level: 'warn', words: 'не может показать: В, Д' })
  expect(panelCondition(t, 'showing', '').level).toBe('ok')
  expect(panelCondition(t, 'unreachable', 'В, Д').level).toBe('bad')
})
