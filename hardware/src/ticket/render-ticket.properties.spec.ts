import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutNames, ticketLayout, ticketWidths } from './layouts.ts'
import { type Box, type Mark, paint } from './marks.ts'
import { setTicket } from './render-ticket.ts'
import { arbitraryContent } from './testing/arbitrary-content.ts'
import { exampleContent } from './testing/example-content.ts'

const margin = 64

/** Paints on a canvas wider than the paper and counts the pixels beside it that are not white. */
function inkBeside(marks: readonly Mark[], width: number, height: number): number {
  const canvas = createCanvas(width + 2 * margin, height + 2 * margin)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(margin, margin)
  paint(context, marks)
  const strips: [number, number, number, number][] = [
    [0, 0, margin, canvas.height],
    [margin + width, 0, margin, canvas.height],
    [0, 0, canvas.width, margin],
    [0, margin + height, canvas.width, margin],
  ]
  return strips
    .map(([x, y, wide, high]) => new Uint32Array(context.getImageData(x, y, wide, high).data.buffer))
    .reduce((sum, pixels) => sum + pixels.filter((pixel) => (pixel & 0xff) < 128).length, 0)
}

// Hinting may push a stem by a part of a dot.
const overlaps = (a: Box, b: Box): boolean =>
  a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height

describe.each(ticketWidths)('at %i dots', (dots) => {
  describe.each(layoutNames)('whatever stands on a %s ticket,', (name) => {
    const layout = ticketLayout(name, dots)

    test('nothing is drawn outside the paper', () => {
      fc.assert(
        fc.property(arbitraryContent, (content) => {
          const { marks, width, height } = setTicket(content, layout)
          expect(inkBeside(marks, width, height)).toBe(0)
        }),
        { numRuns: 60 },
      )
    })

    test('no two texts or codes overlap', () => {
      fc.assert(
        fc.property(arbitraryContent, (content) => {
          const solid = setTicket(content, layout).marks.filter((mark) => mark.kind !== 'bar')
          for (const [i, a] of solid.entries()) {
            for (const b of solid.slice(i + 1)) {
              if (overlaps(a.box, b.box)) expect([a, b]).toEqual('apart')
            }
          }
        }),
        { numRuns: 60 },
      )
    })

    test('every letter of a name is on the paper', () => {
      const letters = fc.constantFrom(...'абвгджщәҗқ ')
      fc.assert(
        fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 200 }), (serviceName) => {
          const words = serviceName.replaceAll(' ', '')
          fc.pre(words !== '')
          const marked = `Ъ${serviceName}Ъ`
          const set = setTicket({ ...exampleContent, serviceName: { first: marked, second: null } }, layout)
          const printed = set.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join('')
          expect(printed.replaceAll(/[\s\u00a0]/g, '')).toContain(`Ъ${words}Ъ`)
        }),
        { numRuns: 40 },
      )
    })
  })
})
