import i18next from 'i18next'
import { expect, it } from 'vitest'
import ru from '../../locales/ru.json' with { type: 'json' }
import { hoursWords } from './hours-words.ts'

async function texts() {
  const instance = i18next.createInstance()
  await instance.init({ lng: 'ru', ns: ['screen'], defaultNS: 'screen', resources: { ru: { screen: ru } } })
  return instance.t
}
const date = '2026-11-24'

it('an open office says until when', async () => {
  const words = hoursWords(await texts(), { date, hours: { state: 'open', closesAt: '18:00' } }, 'week', 'ru')
  expect(words).toBe('вторник, 24 ноября, приём до 18:00')
})

it('a closed office says when it opens, with the day only when it is another one', async () => {
  const t = await texts()
  const closed = (day: string) =>
    hoursWords(t, { date, hours: { state: 'closed', opensAt: { date: day, time: '09:00' } } }, 'week', 'ru')
  expect(closed(date)).toBe('вторник, 24 ноября, приём закрыт, откроется в 09:00')
  expect(closed('2026-11-25')).toContain('откроется: среда, 25 ноября, 09:00')
  expect(hoursWords(t, { date, hours: { state: 'closed', opensAt: null } }, 'week', 'ru')).toContain(
    'приём закрыт',
  )
})

it('tickets given round the clock are said to be so, whatever the hours are', async () => {
  const words = hoursWords(
    await texts(),
    { date, hours: { state: 'open', closesAt: '18:00' } },
    'always',
    'ru',
  )
  expect(words).toContain('круглосуточно')
})
