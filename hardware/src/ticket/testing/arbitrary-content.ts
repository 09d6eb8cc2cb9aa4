import type { TicketContent } from '@chered/protocol/agent'
import { languages } from '@chered/protocol/choices'
import fc from 'fast-check'

const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюяёәөүҗңһқғұіАБЙЩЖҖҢҚҒҰӘӨҮ ЁabcjyfgWMQij№₽₸0123456789-–«»(),.·'
const letter = fc.constantFrom(...letters)
/** Words of every length, among them longer than any line. */
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: letter, minLength: 1, maxLength }),
    fc.string({ unit: fc.constantFrom(...letters.replace(' ', '')), minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  )
const both = fc.record({ first: words(160), second: fc.option(words(160)) })
const language = fc.constantFrom(...languages)

/** Any content that the protocol allows, and longer than any office would write. */
export const arbitraryContent: fc.Arbitrary<TicketContent> = fc.record({
  ticket: fc.record({
    letter: fc.constantFrom('', 'А', 'Щ', 'Ис', 'ЩЖ', 'WW', 'Җ', 'j'),
    number: fc.oneof(
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER }),
    ),
  }),
  language,
  second: fc.option(language),
  officeName: both,
  serviceName: both,
  date: fc.constantFrom('24.11', '01.01'),
  time: fc.constantFrom('10:42', '00:00'),
  ahead: fc.oneof(fc.nat(30), fc.nat(1_000_000)),
  waitMinutes: fc.option(fc.constantFrom('5–10', '15–25', '180–240')),
  calledAround: fc.option(fc.constantFrom('10:57–11:07', '23:55–00:05')),
  desks: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 40 }),
  appointment: fc.option(fc.record({ time: fc.constantFrom('09:00', '10:40'), late: fc.boolean() })),
  documents: fc.array(words(120), { maxLength: 12 }),
  link: fc.webUrl({ withQueryParameters: true }),
  copy: fc.boolean(),
})
