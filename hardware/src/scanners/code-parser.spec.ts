import { expect, test } from 'vitest'
import { type CodeFormat, openCodeParser, quietMs } from './code-parser.ts'
import { openRepeatGuard, repeatMs } from './repeat-guard.ts'

const plain: CodeFormat = { prefix: '', suffix: '', longest: 32 }
const read = (format: Partial<CodeFormat>, ...pieces: (string | number[])[]) => {
  const parser = openCodeParser({ ...plain, ...format })
  return pieces.flatMap((piece) =>
    parser.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : Uint8Array.from(piece), 0),
  )
}

test.each([
  ['a code ended by CR', {}, ['ZAP-4821\r'], ['ZAP-4821']],
  ['a CRLF that comes in two pieces is one end', {}, ['ZAP\r', '\nTWO\r\n'], ['ZAP', 'TWO']],
  ['control characters are dropped', {}, ['\u0002ZA\u001dP\u0003\r'], ['ZAP']],
  ['spaces around a code are dropped', {}, ['  ZAP 1 \r'], ['ZAP 1']],
  ['a letter cut between two pieces is whole', {}, [[0xd0], [0x90, 0x31, 0x0d]], ['А1']],
  ['a code with a spoilt byte is none, and the next is whole', {}, [[0x41, 0xff], 'B\rTWO\r'], ['TWO']],
  ['a code that is too long is none, and the next is whole', { longest: 4 }, ['12345\r1234\r'], ['1234']],
  ['a code without its prefix is none', { prefix: '~' }, ['ONE\r~TWO\r'], ['TWO']],
  ['a prefix begins anew', { prefix: '~' }, ['~ON~TWO\r'], ['TWO']],
  ['a code without its suffix is none', { suffix: '\u0003' }, ['ONE\rTWO\u0003'], ['TWO']],
  ['a suffix may come in pieces and at the limit', { suffix: '##', longest: 3 }, ['TWO#', '#'], ['TWO']],
])('%s', (_, format, pieces, codes) => {
  expect(read(format, ...pieces)).toEqual(codes)
})

test('a code without an end is dropped after a silence, and a short pause is none', () => {
  const parser = openCodeParser(plain)
  const push = (text: string, at: number) => parser.push(new TextEncoder().encode(text), at)
  push('LOST', 0)
  expect(push('TWO\r', quietMs + 1)).toEqual(['TWO'])
  push('LA', 2_000)
  expect(push('TE\r', 2_000 + quietMs)).toEqual(['LATE'])
})

test('a code that stays before the scanner counts once, and again when it was away', () => {
  const isNew = openRepeatGuard()
  const readings = [0, 700, 1_400, 2_100, 2_100 + repeatMs].map((at) => isNew('ONE', at))
  expect(readings).toEqual([true, false, false, false, true])
})

test('two codes on one sheet count once each while both are in the beam', () => {
  const isNew = openRepeatGuard()
  const seen = ['ONE', 'TWO', 'ONE', 'TWO', 'ONE'].map((text, n) => isNew(text, n * 300))
  expect(seen).toEqual([true, true, false, false, false])
})
