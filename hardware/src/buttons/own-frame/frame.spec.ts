import { expect, test } from 'vitest'
import { encodeFrame, openFrameParser } from './frame.ts'

// The checksums were reckoned by hand from the Modbus polynomial, not by this code.
const idle = Uint8Array.of(0xa5, 0x01, 0x07, 0x91, 0x02, 0x34, 0x12)

function modbusCrc(bytes: Uint8Array): [number, number] {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1
  }
  return [crc & 0xff, crc >>> 8]
}

test('the checksum is that of Modbus: 01 06 00 00 00 0C gives 89 CF', () => {
  expect(modbusCrc(Uint8Array.of(1, 6, 0, 0, 0, 0x0c))).toEqual([0x89, 0xcf])
  const frame = encodeFrame({ address: 1, sequence: 7, type: 0x91, payload: Uint8Array.of(0x34, 0x12) })
  expect([...frame]).toEqual([...idle, ...modbusCrc(idle.subarray(1))])
})

test('half a frame does not hold up the whole one after it', () => {
  const parser = openFrameParser()
  const frame = encodeFrame({ address: 1, sequence: 7, type: 0x92, payload: Uint8Array.of(0x34, 0x12, 3) })
  expect(parser.push(frame.subarray(0, 6))).toEqual([])
  expect(parser.push(frame).map(({ sequence }) => sequence)).toEqual([7])
})

test('a frame with one bit turned over is none', () => {
  const frame = encodeFrame({ address: 1, sequence: 7, type: 0x92, payload: Uint8Array.of(0x34, 0x12, 3) })
  for (let at = 0; at < frame.length * 8; at++) {
    const spoilt = Uint8Array.from(frame)
    spoilt[at >> 3]! ^= 1 << (at & 7)
    expect(openFrameParser().push(spoilt)).toEqual([])
  }
})

test('a payload that no frame can hold is refused', () => {
  expect(() => encodeFrame({ address: 1, sequence: 0, type: 0, payload: new Uint8Array(7) })).toThrow(
    RangeError,
  )
})
