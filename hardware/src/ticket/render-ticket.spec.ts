import { languages } from '@chered/protocol/choices'
import jsqr from 'jsqr'
import { describe, expect, test } from 'vitest'
import { type Bitmap, isBlack, rowBytes } from './bitmap.ts'
import { layoutNames, ticketLayout, ticketWidths } from './layouts.ts'
import { renderTicket, setTicket } from './render-ticket.ts'
import { exampleContent } from './testing/example-content.ts'

/** What a camera sees: the print on its paper, `margin` blank dots around. */
function readCode(bitmap: Bitmap, margin: number): string | null {
  const width = bitmap.width + 2 * margin
  const height = bitmap.height + 2 * margin
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (isBlack(bitmap, x, y))
        pixels.fill(0, ((y + margin) * width + x + margin) * 4, ((y + margin) * width + x + margin) * 4 + 3)
    }
  }
  // jsqr is CommonJS: the function is its `default`.
  return jsqr.default(pixels, width, height)?.data ?? null
}

const texts = (of: ReturnType<typeof setTicket>): string[] =>
  of.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text.replaceAll('\u00a0', ' ')] : []))

for (const dots of ticketWidths) {
  for (const name of layoutNames) {
    const layout = ticketLayout(name, dots)
    describe(`the ${name} ticket at ${dots} dots`, () => {
      test('carries its link in a code that reads back', () => {
        const { bitmap } = renderTicket(exampleContent, layout)
        expect(bitmap.width).toBe(dots)
        expect(readCode(bitmap, layout.paperMargin)).toBe(exampleContent.link)
      })

      test('keeps the quiet zone inside the print when the paper has no margin', () => {
        const narrow = { ...layout, paperMargin: 0 }
        const code = setTicket(exampleContent, narrow).marks.find((mark) => mark.kind === 'qr')!
        const quiet = 4 * (code.kind === 'qr' ? code.module : 0)
        expect(code.box.x).toBeGreaterThanOrEqual(quiet)
        expect(dots - code.box.x - code.box.width).toBeGreaterThanOrEqual(quiet)
        expect(readCode(renderTicket(exampleContent, narrow).bitmap, 0)).toBe(exampleContent.link)
      })

      test.each(languages)('is set in %s without a missing letter', (language) => {
        const set = setTicket(
          {
            ...exampleContent,
            language,
            second: language === 'ru' ? 'tt' : 'ru',
            appointment: { time: '10:40', late: false },
          },
          layout,
        )
        expect(set.missing).toEqual([])
      })

      test('says the booked time of a visitor who checked in, and nothing of it to a walk-in', () => {
        const booked = { ...exampleContent, appointment: { time: '10:40', late: false } }
        expect(texts(setTicket(booked, layout)).join(' ')).toContain('По записи на 10:40')
        expect(texts(setTicket(exampleContent, layout)).join(' ')).not.toContain('запис')
      })

      test('has no letter under 25 dots and no weight under 500', () => {
        for (const mark of setTicket({ ...exampleContent, copy: true }, layout).marks) {
          if (mark.kind !== 'text') continue
          expect(mark.style.size).toBeGreaterThanOrEqual(25)
          expect(mark.style.weight).toBeGreaterThanOrEqual(500)
        }
      })

      test('begins and ends with a black row', () => {
        const { bitmap } = renderTicket(exampleContent, layout)
        const row = (y: number): Uint8Array =>
          bitmap.bits.subarray(y * rowBytes(dots), (y + 1) * rowBytes(dots))
        expect(row(0).some((byte) => byte !== 0)).toBe(true)
        expect(row(bitmap.height - 1).some((byte) => byte !== 0)).toBe(true)
      })

      test('says КОПИЯ on a reprint and not on a first print', () => {
        expect(texts(setTicket({ ...exampleContent, copy: true }, layout)).join(' ')).toContain('КОПИЯ')
        expect(texts(setTicket(exampleContent, layout)).join(' ')).not.toContain('КОПИЯ')
      })
    })
  }
}

describe('the words of the full ticket', () => {
  const layout = ticketLayout('full', 576)
  const said = (change: Partial<typeof exampleContent>): string =>
    texts(setTicket({ ...exampleContent, ...change }, layout)).join(' ')

  test('agree with the count in Russian and have one form in Tatar', () => {
    expect(said({ ahead: 1 })).toContain('Перед вами 1 человек Сезнең алда 1 кеше')
    expect(said({ ahead: 3 })).toContain('Перед вами 3 человека Сезнең алда 3 кеше')
    expect(said({ ahead: 11 })).toContain('Перед вами 11 человек Сезнең алда 11 кеше')
    expect(said({ ahead: 0 })).toContain('Перед вами никого нет')
  })

  test('name the booked time in each language, and say so when it is over', () => {
    const appointment = { time: '10:40', late: false }
    expect(said({ appointment })).toContain('По записи на 10:40 Язылу буенча, 10:40')
    expect(said({ appointment, language: 'en', second: 'ru' })).toContain('By appointment at 10:40')
    expect(said({ appointment, language: 'kk', second: 'ru' })).toContain('Жазылу бойынша, 10:40')
    expect(said({ appointment: { ...appointment, late: true } })).toContain(
      'Запись была на 10:40, теперь живая очередь',
    )
  })

  test('say so when nobody serves the service now', () => {
    expect(said({ desks: [], calledAround: null, waitMinutes: null })).toContain(
      'Сейчас приём по этой услуге не идёт',
    )
  })

  test('shorten a run of desks', () => {
    expect(said({ desks: [7, 3, 1, 2, 4] })).toContain('1–4, 7')
    expect(said({ desks: [3, 1] })).toContain('1, 3')
  })

  test('leave the second language out when there is none', () => {
    const content = {
      officeName: { first: 'Отдел', second: null },
      serviceName: { first: 'Брак', second: null },
    }
    expect(said({ ...content, second: null })).not.toMatch(/[әөүҗңһ]/)
  })

  test('stand a question mark for a character that the font lacks, and name it', () => {
    const set = setTicket({ ...exampleContent, serviceName: { first: 'Брак 😀', second: null } }, layout)
    expect(set.missing).toEqual(['😀'])
    expect(texts(set)).toContain('Брак ?')
  })
})
