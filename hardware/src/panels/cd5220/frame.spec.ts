import { expect, test } from 'vitest'
import { cd5220Frame } from './frame.ts'

test('a frame leaves string mode first, then sets up, then writes both lines', () => {
  const frame = cd5220Frame({
    lines: ['А 012'.padEnd(20), 'ПРИЁМ'.padEnd(20)],
    brightness: 4,
    codePage: Uint8Array.of(),
  })
  expect(Buffer.from(frame).toString('hex')).toBe(
    `0c1b401b2a04` +
      `1b5141${'8020303132'}${'20'.repeat(15)}0d` +
      `1b5142${'8f9088f08c'}${'20'.repeat(15)}0d`,
  )
})

test('a model with a code page command gets it before the text', () => {
  const frame = cd5220Frame({ lines: ['', ''], brightness: 1, codePage: Uint8Array.of(0x1b, 0x74, 0x07) })
  expect(Buffer.from(frame).toString('hex')).toBe('0c1b401b74071b2a011b51410d1b51420d')
})
