import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CodeFormat, longestCodeMs, openCodeParser, quietMs } from './code-parser.ts'

const formats: readonly CodeFormat[] = [
  { prefix: '', suffix: '', longest: 16 },
  { prefix: '\u0002', suffix: '', longest: 16 },
  { prefix: '', suffix: '\u0003', longest: 16 },
  { prefix: '#$', suffix: '%%', longest: 16 },
]
const format = fc.constantFrom(...formats)
/** No byte of it is a mark of a format. */
const code = fc
  .array(fc.constantFrom(...'АБЯәA19z-_/:'), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join(''))
const ends = fc.constantFrom('\r', '\n', '\r\n')
/** What a line may carry: codes, marks, halves of letters, breaks. */
const anyBytes = fc.array(
  fc.oneof(fc.nat(255), fc.constantFrom(...[0x0d, 0x0a, 0x02, 0x03, ...Buffer.from('#$%%ABCЖ')])),
  { maxLength: 80 },
)
const bytesOf = (text: string) => [...new TextEncoder().encode(text)]
const sent = ({ prefix, suffix }: CodeFormat, text: string, end: string) =>
  bytesOf(`${prefix}${text}${suffix}${end}`)

/** The bytes pushed in pieces of these lengths, all at one moment. */
function codesOf(one: CodeFormat, bytes: readonly number[], lengths: readonly number[] = []): string[] {
  const parser = openCodeParser(one)
  const codes: string[] = []
  let from = 0
  for (const length of [...lengths, bytes.length]) {
    codes.push(...parser.push(Uint8Array.from(bytes.slice(from, from + length)), 0))
    from += length
  }
  return codes
}

describe('a parser of codes', () => {
  test('gives the same codes however the bytes are split', () => {
    fc.assert(
      fc.property(format, anyBytes, fc.array(fc.integer({ min: 0, max: 9 })), (one, bytes, lengths) => {
        expect(codesOf(one, bytes, lengths)).toEqual(codesOf(one, bytes))
      }),
    )
  })

  test('gives every whole code, in order, whatever line ends the scanner sends', () => {
    fc.assert(
      fc.property(format, fc.array(fc.tuple(code, ends)), (one, sequence) => {
        const bytes = sequence.flatMap(([text, end]) => sent(one, text, end))
        expect(codesOf(one, bytes)).toEqual(sequence.map(([text]) => text))
      }),
    )
  })

  test('never lets garbage stick to the code after a line end', () => {
    fc.assert(
      fc.property(format, anyBytes, code, (one, garbage, text) => {
        const bytes = [...garbage, ...bytesOf(`${one.suffix}\r\n`), ...sent(one, text, '\r')]
        expect(codesOf(one, bytes).at(-1)).toBe(text)
      }),
    )
  })

  test('never lets garbage stick to a code that comes after a silence', () => {
    fc.assert(
      fc.property(format, anyBytes, code, (one, garbage, text) => {
        const parser = openCodeParser(one)
        parser.push(Uint8Array.from(garbage), 0)
        expect(parser.push(Uint8Array.from(sent(one, text, '\r')), quietMs + 1)).toEqual([text])
      }),
    )
  })

  test('never lets garbage stick to a code that has a prefix, even without a break between', () => {
    const withPrefix = formats.filter(({ prefix }) => prefix !== '')
    fc.assert(
      fc.property(fc.constantFrom(...withPrefix), anyBytes, code, (one, garbage, text) => {
        expect(codesOf(one, [...garbage, ...sent(one, text, '\r')]).at(-1)).toBe(text)
      }),
    )
  })

  test('never gives a code that is longer than the limit, empty, or has a control character', () => {
    const pushes = fc.array(fc.tuple(anyBytes, fc.nat(quietMs * 2)))
    fc.assert(
      fc.property(format, pushes, (one, sequence) => {
        const parser = openCodeParser(one)
        let at = 0
        for (const [bytes, later] of sequence) {
          at += later
          for (const text of parser.push(Uint8Array.from(bytes), at)) {
            expect(Buffer.byteLength(text)).toBeLessThanOrEqual(one.longest)
            expect(text).toMatch(/^\P{Cc}+$/u)
          }
        }
      }),
    )
  })

  test('never gives a part of a code that went on too long', () => {
    fc.assert(
      fc.property(format, fc.integer({ min: 1, max: quietMs }), (one, stepMs) => {
        const parser = openCodeParser(one)
        const codes: string[] = []
        let at = 0
        const push = (text: string) => codes.push(...parser.push(Uint8Array.from(bytesOf(text)), at))
        push(one.prefix)
        for (; at <= longestCodeMs * 2; at += stepMs) push('7')
        push(`7${one.suffix}\r`)
        expect(codes).toEqual([])
      }),
    )
  })
})
