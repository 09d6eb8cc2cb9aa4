import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRtuFraming, openTcpFraming } from './unit-framing.ts'

// Read 7 inputs from 0 of unit 17, and keys 1 and 3 down; checksums reckoned apart from the code.
const request = Uint8Array.of(0x11, 0x02, 0x00, 0x00, 0x00, 0x07, 0x3b, 0x58)
const answer = Uint8Array.of(0x11, 0x02, 0x01, 0x05, 0x65, 0x4b)

const noise = fc.uint8Array({ maxLength: 12 })

test('an answer is found behind noise, and not before it is whole', () => {
  fc.assert(
    fc.property(noise, fc.nat(answer.length - 1), (before, cut) => {
      const framing = openRtuFraming()
      framing.wrap(request)
      expect(framing.find(Buffer.concat([before, answer.subarray(0, cut)]))).toBeNull()
      expect([...(framing.find(Buffer.concat([before, answer])) ?? [])]).toEqual([...answer])
    }),
  )
})

test('an answer with a bit turned over is none', () => {
  fc.assert(
    fc.property(fc.nat(answer.length * 8 - 1), (bit) => {
      const framing = openRtuFraming()
      framing.wrap(request)
      const spoilt = Uint8Array.from(answer)
      spoilt[bit >> 3]! ^= 1 << (bit & 7)
      expect(framing.find(spoilt)).toBeNull()
    }),
  )
})

test('over Modbus TCP only the answer to this very question counts', () => {
  const framing = openTcpFraming()
  const head = (wrapped: Uint8Array) => wrapped.subarray(0, 4)
  const reply = (wrapped: Uint8Array) =>
    Buffer.concat([head(wrapped), Uint8Array.of(0, 4), answer.subarray(0, 4)])
  const first = framing.wrap(request)
  expect([...first]).toEqual([0, 1, 0, 0, 0, 6, 0x11, 0x02, 0, 0, 0, 7])
  const second = framing.wrap(request)
  expect(framing.find(reply(first))).toBeNull()
  expect([...(framing.find(Buffer.concat([reply(first), reply(second)])) ?? [])]).toEqual([...answer])
})
