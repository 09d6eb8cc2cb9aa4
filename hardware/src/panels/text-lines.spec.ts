import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PanelContent } from './panel-content.ts'
import { textLines } from './text-lines.ts'

const ticket = { letter: 'А', number: 12 }
const at = (show: PanelContent['show'], columns = 20) =>
  textLines({ deskNumber: 3, show, fresh: false }, columns)

test('every state stands as drawn in the mockup', () => {
  expect(at({ kind: 'free' })).toEqual(['ОКНО 3      СВОБОДНО', 'СЛЕДУЮЩИЙ ПО ВЫЗОВУ '])
  expect(at({ kind: 'called', ticket, callNumber: 1 })).toEqual([
    '    ТАЛОН А 012     ',
    '  ПОДОЙДИТЕ К ОКНУ  ',
  ])
  expect(at({ kind: 'serving', ticket })).toEqual(['А 012     ИДЁТ ПРИЁМ', 'СЛЕДУЮЩИЙ ПО ВЫЗОВУ '])
  expect(at({ kind: 'paused', backAt: '11:15' })).toEqual(['ОКНО 3       ПЕРЕРЫВ', 'ВЕРНЁМСЯ В 11:15    '])
  expect(at({ kind: 'closed', opensAt: '14:00' })).toEqual(['ОКНО 3       ЗАКРЫТО', 'ОТКРОЕТСЯ В 14:00   '])
  expect(at({ kind: 'link-lost' })).toEqual(['ОКНО 3     НЕТ СВЯЗИ', 'СМОТРИТЕ НА ТАБЛО   '])
})

test('a time that nobody named is left out', () => {
  expect(at({ kind: 'paused', backAt: null })[1].trim()).toBe('СКОРО ВЕРНЁМСЯ')
  expect(at({ kind: 'closed', opensAt: null })[1].trim()).toBe('ПРИЁМА НЕТ')
})

test('a letter outside PC866 is left out and the digits stand alone', () => {
  expect(at({ kind: 'called', ticket: { letter: 'Ә', number: 412 }, callNumber: 1 })[0].trim()).toBe(
    'ТАЛОН 412',
  )
})

test('both lines always have exactly the width of the panel', () => {
  const show = fc.oneof(
    fc.record({ kind: fc.constant('free' as const) }),
    fc.record({ kind: fc.constant('link-lost' as const) }),
    fc.record({ kind: fc.constant('paused' as const), backAt: fc.option(fc.string()) }),
    fc.record({ kind: fc.constant('closed' as const), opensAt: fc.option(fc.string()) }),
    fc.record({
      kind: fc.constant('called' as const),
      ticket: fc.record({ letter: fc.string({ maxLength: 2 }), number: fc.integer({ min: 1, max: 99_999 }) }),
      callNumber: fc.integer({ min: 1, max: 3 }),
    }),
  )
  fc.assert(
    fc.property(
      show,
      fc.integer({ min: 10, max: 40 }),
      fc.integer({ min: 1, max: 999 }),
      (what, columns, desk) => {
        for (const line of textLines({ deskNumber: desk, show: what, fresh: false }, columns)) {
          expect(line.length).toBe(columns)
        }
      },
    ),
  )
})
