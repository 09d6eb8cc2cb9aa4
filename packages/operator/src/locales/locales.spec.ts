import { bookingStates, languages, outcomes, pauseReasons } from '@chered/protocol/choices'
import { channels } from '@chered/protocol/office'
import { expect, it } from 'vitest'
import bookingsEn from './bookings/en.json' with { type: 'json' }
import bookingsRu from './bookings/ru.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

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
  expect([...new Set(paths(bookingsEn))].sort()).toEqual([...new Set(paths(bookingsRu))].sort())
})

it('the two files of a language share no group, so that neither hides the other', () => {
  expect(Object.keys(ru).filter((key) => key in bookingsRu)).toEqual([])
})

it('every word of the contract has its word on the screen', () => {
  for (const texts of [ru, en]) {
    expect(Object.keys(texts.outcome)).toEqual(expect.arrayContaining([...outcomes]))
    expect(Object.keys(texts.break)).toEqual(expect.arrayContaining([...pauseReasons]))
    expect(Object.keys(texts.channel)).toEqual(expect.arrayContaining([...channels]))
    expect(Object.keys(texts.language)).toEqual(expect.arrayContaining([...languages]))
  }
  for (const texts of [bookingsRu, bookingsEn]) {
    expect(Object.keys(texts.state)).toEqual(expect.arrayContaining([...bookingStates]))
  }
})
