import type { Office } from '@chered/protocol/office'
import { type SupervisionView, type Trouble, troubleCodes } from '@chered/protocol/views'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '../../locales/en.json' with { type: 'json' }
import ru from '../../locales/ru.json' with { type: 'json' }
import { troubleWords } from './trouble-words.ts'

const now = Date.UTC(2026, 10, 24, 7, 49)
const minutesAgo = (minutes: number) => now - minutes * 60_000
const queue = {
  queueId: 'marriage',
  letter: 'Б',
  name: { ru: 'Заключение брака' },
  waiting: 4,
  marks: [21, 16, 9, 4].map((minutes, n) => ({
    ticket: { letter: 'Б', number: n + 7 },
    since: minutesAgo(minutes),
    callBy: minutesAgo(minutes - 15),
  })),
  primaryDesks: [],
  secondaryDesks: [],
}
const view = { queues: [queue], longestWait: null } as unknown as SupervisionView
const office = { services: [], settings: { targetWaitMinutes: 15 } } as unknown as Office

const params: Record<Trouble['code'], Trouble['params']> = {
  'queue-without-desk': { queue: 'Заключение брака', letter: 'Б', waiting: 4 },
  'wait-beyond-target': { queue: 'Заключение брака', letter: 'Б', waiting: 4, ticket: 'Б007', beyond: 2 },
  'printer-not-ready': { printer: 'Принтер терминала 1', problem: 'paper-out' },
  'paper-near-end': { printer: 'Принтер терминала 1' },
  'print-unknown': { jobId: 'job-1', ticket: 'А012' },
  'print-failed': { jobId: 'job-2', ticket: 'А013' },
  'panel-unreachable': { desk: 3 },
  'panel-letters': { desk: 3, letters: 'В, Д' },
  'console-unreachable': { desk: 3 },
  'scanner-unreachable': { scanner: 'Сканер терминала 1' },
  'agent-lost': { name: 'Агент зала' },
  'kiosk-lost': { name: 'Терминал 1' },
  'board-lost': { name: 'Табло зала' },
  storage: {},
  'payments-unreachable': { cause: 'timeout' },
  'incident-open': { number: 3, kind: 'panel', name: '', desk: 4, fault: 'dark', reports: 2, state: 'taken' },
  'incident-late': { number: 4, kind: 'board', name: 'Табло зала', desk: '', fault: 'no-sound', reports: 1 },
  'emergency-unknown': { name: 'Терминал 1', tickets: '9003, 9004', count: 2 },
}

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

function trouble(code: Trouble['code'], facts: Trouble['params']): Trouble {
  return { id: code, code, level: 'bad', since: minutesAgo(20), params: facts }
}

describe.each(['ru', 'en'] as const)('a trouble in %s', (language) => {
  it.each(troubleCodes)('%s says what is so and what it means, with its facts and without', async (code) => {
    const t = await texts(language)
    for (const facts of [params[code], {}]) {
      const words = troubleWords(t, trouble(code, facts), view, office, now)
      for (const sentence of [words.what, words.consequence]) {
        expect(sentence.length).toBeGreaterThan(8)
        expect(sentence).not.toMatch(/\{\{|trouble\.|printer\.|undefined|NaN/)
      }
      expect(words.what).toMatch(/\.$/)
    }
  })

  it('names the facts that it was given', async () => {
    const t = await texts(language)
    const what = (code: Trouble['code']) =>
      troubleWords(t, trouble(code, params[code]), view, office, now).what
    expect(what('queue-without-desk')).toContain('Б')
    expect(what('wait-beyond-target')).toContain('15')
    expect(what('print-unknown')).toContain('А\u00a0012')
    expect(what('panel-letters')).toContain('В, Д')
    expect(what('kiosk-lost')).toContain('Терминал 1')
    expect(what('scanner-unreachable')).toContain('Сканер терминала 1')
  })
})

describe('the wait of a queue', () => {
  it('is counted from the marks of the view at the present minute', async () => {
    const t = await texts('ru')
    const words = (at: number) =>
      troubleWords(
        t,
        trouble('wait-beyond-target', { letter: 'Б', queue: 'Заключение брака' }),
        view,
        office,
        at,
      ).consequence
    expect(words(now)).toContain('2 человека')
    expect(words(now)).toContain('Б\u00a0007: 21\u00a0мин')
    expect(words(now + 7 * 60_000)).toContain('3 человека')
    expect(words(now + 7 * 60_000)).toContain('28\u00a0мин')
  })
})

describe('a queue without a letter', () => {
  it('is called by its name', async () => {
    const t = await texts('ru')
    const facts = { letter: '', queue: 'Заключение брака', waiting: 4 }
    const words = troubleWords(t, trouble('queue-without-desk', facts), view, office, now)
    expect(words.what).toBe('Очередь «Заключение брака» без окна.')
  })
})

describe('those beyond the limit', () => {
  it('are as many as the server counted when the view lists fewer', async () => {
    const t = await texts('ru')
    const facts = { letter: 'Б', queue: 'Заключение брака', waiting: 110, ticket: 'Б007', beyond: 61 }
    const words = troubleWords(t, trouble('wait-beyond-target', facts), view, office, now)
    expect(words.consequence).toMatch(/^61 человек /)
  })
})

describe('the action', () => {
  it('of an uncertain print is a copy of that very job', async () => {
    const t = await texts('ru')
    const words = troubleWords(t, trouble('print-unknown', params['print-unknown']), view, office, now)
    expect(words.action).toEqual({ kind: 'print', jobId: 'job-1', ticket: 'А\u00a0012' })
  })

  it('is not offered where nothing can be done from here', async () => {
    const t = await texts('ru')
    for (const code of ['queue-without-desk', 'wait-beyond-target', 'storage'] as const) {
      expect(troubleWords(t, trouble(code, params[code]), view, office, now).action.kind).toBe('none')
    }
  })
})
