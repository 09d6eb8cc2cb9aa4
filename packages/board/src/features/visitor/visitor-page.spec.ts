import type { VisitorView } from '@chered/protocol/views'
import type { Answer } from '@chered/ui/api'
import { describe, expect, test } from 'vitest'
import { beginsToCall, pageAfter, pollAfterMs, type VisitorPage, waitText } from './visitor-page.ts'

const view: VisitorView = {
  ticket: { letter: 'А', number: 12 },
  state: 'waiting',
  office: { ru: 'Отдел ЗАГС' },
  service: { ru: 'Регистрация рождения' },
  language: 'ru',
  languages: ['ru', 'tt', 'en'],
  ahead: 3,
  estimate: { fromMinutes: 15, toMinutes: 25 },
  desk: null,
  direction: null,
  at: 1_000_000,
}
const no = (code: 'no-answer' | 'ticket-not-found' | 'internal'): Answer<VisitorView> => ({
  ok: false,
  code,
  params: {},
})
const shown = (part: Partial<VisitorView> = {}): VisitorPage => ({
  state: 'shown',
  view: { ...view, ...part },
  link: 'heard',
})

describe('the visitor page', () => {
  test('shows the ticket that the office knows', () => {
    expect(pageAfter({ state: 'opening' }, { ok: true, value: view })).toEqual(shown())
  })

  test('keeps the ticket, marked stale, when the office does not answer', () => {
    expect(pageAfter(shown(), no('no-answer'))).toEqual({ state: 'shown', view, link: 'stale' })
    expect(pageAfter(shown(), no('internal'))).toMatchObject({ link: 'stale' })
  })

  test('is fresh again with the next answer', () => {
    expect(pageAfter({ state: 'shown', view, link: 'stale' }, { ok: true, value: view })).toEqual(shown())
  })

  test('says that there is no such ticket only when the office says so', () => {
    expect(pageAfter({ state: 'opening' }, no('ticket-not-found'))).toEqual({ state: 'unknown' })
    expect(pageAfter({ state: 'opening' }, no('no-answer'))).toEqual({ state: 'unreachable' })
    expect(pageAfter({ state: 'unknown' }, no('no-answer'))).toEqual({ state: 'unknown' })
    expect(pageAfter({ state: 'unknown' }, { ok: true, value: view })).toEqual(shown())
  })

  test('calls once for each desk, also when it is opened by somebody already called', () => {
    const called = shown({ state: 'called', desk: 3 })
    expect(beginsToCall({ state: 'opening' }, called)).toBe(true)
    expect(beginsToCall(shown(), called)).toBe(true)
    expect(beginsToCall(called, called)).toBe(false)
    expect(beginsToCall(called, { ...called, link: 'stale' } as VisitorPage)).toBe(false)
    expect(beginsToCall(called, shown({ state: 'called', desk: 5 }))).toBe(true)
    expect(beginsToCall(called, shown({ state: 'serving', desk: 3 }))).toBe(false)
  })

  test('asks every five seconds while something can happen', () => {
    expect(pollAfterMs(shown())).toBe(5000)
    expect(pollAfterMs({ state: 'unreachable' })).toBe(5000)
    expect(pollAfterMs(shown({ state: 'served' }))).toBeGreaterThan(5000)
  })
})

test('a wait is said as a range, a bound, about, or not at all', () => {
  expect(waitText({ fromMinutes: 15, toMinutes: 25 })).toEqual({ key: 'range', from: 15, to: 25 })
  expect(waitText({ fromMinutes: 0, toMinutes: 5 })).toEqual({ key: 'atMost', to: 5 })
  expect(waitText({ fromMinutes: 10, toMinutes: 10 })).toEqual({ key: 'about', to: 10 })
  expect(waitText({ fromMinutes: 0, toMinutes: 0 })).toEqual({ key: 'now' })
  expect(waitText(null)).toEqual({ key: 'noEstimate' })
})
