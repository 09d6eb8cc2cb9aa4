import type { CategoryId, ServiceId, VisitId } from '@chered/protocol/ids'
import type { CallReason, WaitBasis } from '@chered/protocol/reason'
import type { WaitingRow } from '@chered/protocol/views'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '../../locales/en.json' with { type: 'json' }
import ru from '../../locales/ru.json' with { type: 'json' }
import { placeText } from '../waiting/place-text.ts'
import { callReasonText, isLate, nextReasonText, rowReasonText } from './reason-text.ts'

const texts = i18next.createInstance()
await texts.init({
  resources: { ru: { screen: ru }, en: { screen: en } },
  defaultNS: 'screen',
  interpolation: { escapeValue: false },
})

const timeZone = 'Europe/Moscow'
const at = Date.parse('2026-11-24T10:30:00+03:00')
const callBy = Date.parse('2026-11-24T10:42:00+03:00')
const passed = Date.parse('2026-11-24T10:20:00+03:00')
const category = 'hero' as CategoryId

const walkIn: WaitBasis = { kind: 'walk-in' }
const headStart: WaitBasis = { kind: 'head-start', category, minutes: 15 }
const absolute: WaitBasis = { kind: 'absolute', category }
const booked: WaitBasis = { kind: 'appointment', start: Date.parse('2026-11-24T10:40:00+03:00') }
const late: WaitBasis = { ...booked, kind: 'late-appointment' }
const broughtBack: WaitBasis = { kind: 'brought-back' }
const bases = [walkIn, headStart, absolute, booked, late, broughtBack]
const rules = [
  'earliest',
  'absolute',
  'guard',
  'secondary-overdue',
  'secondary-idle',
  'appointment-early',
  'chosen',
] as const

function facts(language: 'ru' | 'en') {
  return { t: texts.getFixedT(language), timeZone, at }
}
function reason(rule: CallReason['rule'], basis: WaitBasis, by = callBy): CallReason {
  return { callBy: by, basis, rule, waiting: 4 }
}
function row(id: string, over: Partial<WaitingRow> = {}): WaitingRow {
  return {
    visitId: id as VisitId,
    ticket: { letter: 'А', number: 1 },
    serviceId: 'advice' as ServiceId,
    since: passed,
    callBy,
    callableFrom: null,
    basis: walkIn,
    competence: 'primary',
    language: 'ru',
    ...over,
  }
}

describe('the place in the queue', () => {
  it('says first what the order does not show: passed on to this window, back after a hold', () => {
    const ru = facts('ru')
    const since = Date.parse('2026-11-24T10:25:00+03:00')
    expect(placeText(row('v1'), false, ru)).toBe('живая очередь')
    expect(placeText(row('v1', { directed: true }), false, ru)).toBe('передан вам · живая очередь')
    expect(placeText(row('v1', { afterHold: 'keep', since }), true, ru)).toBe(
      'был отложен, место прежнее · живая очередь',
    )
    expect(placeText(row('v1', { afterHold: 'end', since }), false, ru)).toBe(
      'был отложен, место с 10:25 · живая очередь',
    )
  })
})

describe('the reason of a call', () => {
  it('reads as agreed in Russian', () => {
    const ru = facts('ru')
    expect(callReasonText(reason('earliest', walkIn), ru)).toBe('Позвать до 10:42: живая очередь')
    expect(callReasonText(reason('earliest', walkIn, passed), ru)).toBe(
      'Позвать надо было до 10:20: живая очередь',
    )
    expect(callReasonText(reason('earliest', headStart), ru)).toBe(
      'Позвать до 10:42: льгота, раньше на 15 мин',
    )
    expect(callReasonText(reason('absolute', absolute), ru)).toBe(
      'Вне очереди: льготная категория идёт раньше остальных',
    )
    expect(callReasonText(reason('guard', walkIn, passed), ru)).toBe(
      'Позвать надо было до 10:20: после двух подряд вне очереди идёт тот, чей срок прошёл',
    )
    expect(callReasonText(reason('secondary-overdue', walkIn, passed), ru)).toBe(
      'Ваша вторая очередь: позвать надо было до 10:20, живая очередь',
    )
    expect(callReasonText(reason('secondary-idle', walkIn), ru)).toBe(
      'Ваша вторая очередь: в основной никто не ждёт. Позвать до 10:42, живая очередь',
    )
    expect(callReasonText(reason('chosen', walkIn), ru)).toBe(
      'Выбран вами не по порядку. Его срок 10:42, живая очередь',
    )
  })

  it('of who was not chosen among those who wait names no rule of the queue', () => {
    const ru = facts('ru')
    expect(callReasonText({ ...reason('chosen', walkIn), instead: 'taken-back' }, ru)).toBe(
      'Вызван вами снова: визит был отложен',
    )
    expect(callReasonText({ ...reason('chosen', walkIn), instead: 'continued' }, ru)).toBe(
      'Следующая услуга того же посетителя',
    )
  })

  it('of a booked visitor names the booked time, and calls nobody overdue before it', () => {
    const ru = facts('ru')
    expect(callReasonText(reason('earliest', booked), ru)).toBe('Позвать до 10:42: по записи на 10:40')
    // The place in the order is reckoned from twenty past, the promise is the booked time.
    expect(callReasonText(reason('earliest', booked, passed), ru)).toBe(
      'Позвать до 10:40: по записи на 10:40',
    )
    const after = { ...ru, at: callBy }
    expect(callReasonText(reason('earliest', booked, passed), after)).toBe(
      'Позвать надо было до 10:40: по записи на 10:40',
    )
    expect(callReasonText(reason('guard', booked, passed), ru)).toBe(
      'Пора звать по записи на 10:40: после двух подряд вне очереди идёт тот, чьё время пришло',
    )
    expect(callReasonText(reason('secondary-overdue', booked, passed), ru)).toBe(
      'Ваша вторая очередь: пора звать по записи на 10:40',
    )
    expect(callReasonText(reason('appointment-early', booked, passed), ru)).toBe(
      'Раньше времени, по записи на 10:40: больше никто не ждёт',
    )
  })

  it('of one who came late or came back says so', () => {
    expect(callReasonText(reason('earliest', late), facts('ru'))).toBe(
      'Позвать до 10:42: опоздал к записи на 10:40, живая очередь',
    )
    expect(callReasonText(reason('earliest', broughtBack), facts('ru'))).toBe(
      'Позвать до 10:42: вернулся после вызова, очередь заново',
    )
  })

  it('reads as agreed in English', () => {
    const en = facts('en')
    expect(callReasonText(reason('earliest', booked), en)).toBe('Call by 10:42: appointment at 10:40')
    expect(callReasonText(reason('appointment-early', booked, passed), en)).toBe(
      'Before the time, appointment at 10:40: nobody else waits',
    )
    expect(callReasonText(reason('earliest', walkIn), en)).toBe('Call by 10:42: walk-in')
    expect(callReasonText(reason('secondary-overdue', walkIn, passed), en)).toBe(
      'Your second queue: had to be called by 10:20, walk-in',
    )
  })

  it.each(['ru', 'en'] as const)('has a sentence for every rule and basis in %s', (language) => {
    const sentences = rules.map((rule) =>
      bases.map((basis) => {
        const text = callReasonText(reason(rule, basis), facts(language))
        expect(text, `${rule} ${basis.kind}`).not.toMatch(/\{\{|reason\.|basis\./)
        return text
      }),
    )
    expect(new Set(sentences.map(([first]) => first)).size).toBe(rules.length)
  })

  it.each(['ru', 'en'] as const)('never names the category in %s', (language) => {
    for (const rule of rules) {
      for (const basis of bases) {
        expect(callReasonText(reason(rule, basis), facts(language))).not.toContain(category)
      }
    }
  })
})

describe('the reason of the next one', () => {
  const ru = facts('ru')

  it('is nothing when nobody waits', () => {
    expect(nextReasonText([], ru)).toBeNull()
  })

  it('is the own queue, the other queue overdue, or the other queue with nobody in the own', () => {
    const other = row('v1', { competence: 'secondary' })
    expect(nextReasonText([row('v1')], ru)).toBe('Позвать до 10:42: живая очередь')
    expect(nextReasonText([{ ...other, callBy: passed }, row('v2')], ru)).toMatch(
      /вторая очередь: позвать надо/,
    )
    expect(nextReasonText([other], ru)).toMatch(/в основной никто не ждёт/)
  })

  it('is that nobody else waits, when the booked time is still to come', () => {
    const early = row('v1', { basis: booked, callBy: passed, callableFrom: callBy })
    expect(nextReasonText([early], ru)).toMatch(/^Раньше времени/)
    expect(nextReasonText([{ ...early, callableFrom: at }], ru)).toMatch(/^Позвать до 10:40/)
  })

  it('is the guard when an ordinary visitor stands before an absolute one', () => {
    const rows = [row('v1', { callBy: passed }), row('v2', { basis: absolute })]
    expect(nextReasonText(rows, ru)).toMatch(/после двух подряд/)
    expect(nextReasonText([...rows].reverse(), ru)).toMatch(/^Вне очереди/)
  })
})

describe('the reason in a row', () => {
  const ru = facts('ru')

  it('says from when a visitor of the second queue is taken, until that moment comes', () => {
    const other = row('v1', { competence: 'secondary' })
    expect(rowReasonText(other, false, ru)).toBe('ваша вторая очередь, после 10:42')
    expect(rowReasonText({ ...other, callBy: passed }, false, ru)).toBe('ваша вторая очередь')
    expect(rowReasonText(other, true, ru)).toBe('ваша вторая очередь')
  })

  it('says how much a category is ahead, and in the row of the next only that it is', () => {
    const ahead = row('v1', { basis: headStart })
    expect(rowReasonText(ahead, false, ru)).toBe('льгота, раньше на 15 мин')
    expect(rowReasonText(ahead, true, ru)).toBe('льгота')
  })

  it('says from when a booked visitor is called, until that moment comes', () => {
    const early = row('v1', { basis: booked, callBy: passed, callableFrom: callBy })
    expect(rowReasonText(early, false, ru)).toBe('по записи на 10:40, звать с 10:42')
    expect(rowReasonText(early, true, ru)).toBe('по записи на 10:40')
    expect(rowReasonText({ ...early, callableFrom: at }, false, ru)).toBe('по записи на 10:40')
  })

  it('calls a booked visitor late from the booked time, whatever the place in the order', () => {
    const row1 = row('v1', { basis: booked, callBy: passed, callableFrom: passed })
    expect([isLate(row1, at), isLate(row1, callBy)]).toEqual([false, true])
  })

  it('calls an ordinary visitor late from the very moment, and an absolute one never', () => {
    expect(isLate(row('v1'), callBy - 1)).toBe(false)
    expect(isLate(row('v1'), callBy)).toBe(true)
    expect(isLate(row('v1', { basis: absolute, callBy: passed }), at)).toBe(false)
  })
})
