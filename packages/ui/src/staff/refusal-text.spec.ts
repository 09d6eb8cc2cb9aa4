import { refusals } from '@chered/protocol/refusals'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import common_en from '../locales/en.json' with { type: 'json' }
import common_ru from '../locales/ru.json' with { type: 'json' }
import { refusalText } from './refusal-text.ts'

async function texts(language: 'ru' | 'en') {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    ns: ['common'],
    resources: { ru: { common: common_ru }, en: { common: common_en } },
    interpolation: { escapeValue: false },
  })
  return instance.t
}
const params = {
  ...{ name: 'Специалист 3', desk: 3, seconds: 90, calls: 1, needed: 3 },
  ...{ time: '10:40', date: '24.11', row: 'quotas', field: 'days.3', count: 2 },
}

describe.each(['ru', 'en'] as const)('a refusal in %s', (language) => {
  it('has a text for every code, without a hole where a fact belongs', async () => {
    const t = await texts(language)
    for (const code of [...Object.keys(refusals), 'no-answer'] as (keyof typeof refusals)[]) {
      const text = refusalText(t, { code, params })
      expect(text, code).not.toContain('refusal.')
      expect(text, code).not.toContain('{{')
    }
  })
})

describe('the time to wait', () => {
  it('is in minutes where the text speaks of minutes, rounded up', async () => {
    const t = await texts('en')
    expect(refusalText(t, { code: 'account-locked', params: { seconds: 61 } })).toContain('in 2 min')
  })

  it('is not converted when the server gave minutes', async () => {
    const t = await texts('en')
    expect(refusalText(t, { code: 'account-locked', params: { minutes: 15, seconds: 1 } })).toContain(
      'in 15 min',
    )
  })
})
