import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame, type Frame, openFrameParser } from './frame.ts'

const byte = fc.integer({ min: 0, max: 255 })
const frames: fc.Arbitrary<Frame> = fc.record({
  address: fc.integer({ min: 1, max: 247 }),
  sequence: byte,
  type: byte,
  payload: fc.uint8Array({ maxLength: 6 }),
})
const noise = fc.uint8Array({ maxLength: 30 })
/** Noise without a start byte is no beginning of anything; with one it is as hostile as can be. */
const hostile = fc
  .array(fc.oneof(fc.constant(0xa5), fc.integer({ min: 0, max: 6 }), byte), { maxLength: 30 })
  .map((bytes) => Uint8Array.from(bytes))

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  return [...at, bytes.length].map((end, index) => bytes.subarray(at[index - 1] ?? 0, end))
}

test('however a line is split and whatever crackles between, each frame comes out once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(noise, hostile), frames), { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      (parts, cuts) => {
        const line = Buffer.concat(parts.flatMap(([before, frame]) => [before, encodeFrame(frame)]))
        const parser = openFrameParser()
        const heard = split(line, cuts).flatMap((piece) => parser.push(piece))
        expect(heard).toEqual(parts.map(([, frame]) => frame))
      },
    ),
    { numRuns: 500 },
  )
})

test('bytes in which no frame stands give none', () => {
  fc.assert(
    fc.property(fc.oneof(noise, hostile), frames, fc.nat(), (before, frame, cut) => {
      const whole = encodeFrame(frame)
      const half = whole.subarray(0, cut % whole.length)
      expect(openFrameParser().push(Buffer.concat([before, half]))).toEqual([])
    }),
    { numRuns: 500 },
  )
})
