import { bookingStates, languages, pauseReasons } from '@chered/protocol/choices'
import { keyedActions } from '@chered/protocol/desk-keys'
import { channels } from '@chered/protocol/office'
import {
  paymentNextSteps,
  paymentReasons,
  paymentSearchKinds,
  paymentStatuses,
} from '@chered/protocol/payment-choices'
import { expect, it } from 'vitest'
import actionsEn from './actions/en.json' with { type: 'json' }
import actionsRu from './actions/ru.json' with { type: 'json' }
import aroundEn from './around/en.json' with { type: 'json' }
import aroundRu from './around/ru.json' with { type: 'json' }
import bookingsEn from './bookings/en.json' with { type: 'json' }
import bookingsRu from './bookings/ru.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import visitEn from './visit/en.json' with { type: 'json' }
import visitRu from './visit/ru.json' with { type: 'json' }

const plural = /_(one|few|many|other)$/

/** Paths of all texts, plural forms of one text taken together. */
function paths(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [`${before}${key}`.replace(plural, '')]
      : paths(text as object, `${before}${key}.`),
  )
}

it('Russian and English have the same texts', () => {
  expect([...new Set(paths(en))].sort()).toEqual([...new Set(paths(ru))].sort())
  expect([...new Set(paths(aroundEn))].sort()).toEqual([...new Set(paths(aroundRu))].sort())
  expect([...new Set(paths(bookingsEn))].sort()).toEqual([...new Set(paths(bookingsRu))].sort())
  expect([...new Set(paths(visitEn))].sort()).toEqual([...new Set(paths(visitRu))].sort())
  expect([...new Set(paths(actionsEn))].sort()).toEqual([...new Set(paths(actionsRu))].sort())
})

it('the files of a language share no group, so that none hides another', () => {
  const groups = [ru, bookingsRu, actionsRu, visitRu, aroundRu].flatMap((texts) => Object.keys(texts))
  expect(groups.filter((group, place) => groups.indexOf(group) !== place)).toEqual([])
})

it('every word of the contract has its word on the screen', () => {
  for (const texts of [ru, en]) {
    expect(Object.keys(texts.break)).toEqual(expect.arrayContaining([...pauseReasons]))
    expect(Object.keys(texts.channel)).toEqual(expect.arrayContaining([...channels]))
    expect(Object.keys(texts.language)).toEqual(expect.arrayContaining([...languages]))
  }
  for (const { payment } of [visitRu, visitEn]) {
    expect(Object.keys(payment.status)).toEqual([...paymentStatuses])
    expect(Object.keys(payment.next)).toEqual([...paymentNextSteps])
    expect(Object.keys(payment.kind)).toEqual([...paymentSearchKinds])
    expect(Object.keys(payment.reason)).toEqual([...paymentReasons])
  }
  for (const texts of [actionsRu, actionsEn]) {
    expect(Object.keys(texts.keys.action)).toEqual(keyedActions)
  }
  for (const texts of [bookingsRu, bookingsEn]) {
    expect(Object.keys(texts.state)).toEqual(expect.arrayContaining([...bookingStates]))
  }
})
