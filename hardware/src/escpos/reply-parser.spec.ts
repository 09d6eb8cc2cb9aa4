import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statusOf } from './printer-findings.ts'
import { printerProfiles } from './profile.ts'
import { openReplyParser, type Reply } from './reply-parser.ts'

const { epson, vkp80 } = printerProfiles
const ppu700 = printerProfiles['ppu-700']
const answer = (profile: typeof epson, question: number, ...bytes: number[]): Reply[] => {
  const parser = openReplyParser(profile)
  parser.expect(profile.status[question]!)
  return parser.push(Uint8Array.from(bytes))
}
const statusAfter = (replies: Reply[]): unknown => {
  const reply = replies[0]
  return reply?.kind === 'status' || reply?.kind === 'automatic' ? statusOf(reply.findings) : reply
}

describe('an Epson', () => {
  test('without paper answers 7E to DLE EOT 4', () => {
    expect(statusAfter(answer(epson, 3, 0x7e))).toEqual({ state: 'not-ready', problem: 'paper-out' })
  })
  test('near the end of the roll is ready', () => {
    expect(statusAfter(answer(epson, 3, 0x1e))).toEqual({ state: 'ready', nearEnd: true })
  })
  test('with an open cover names the cover before the paper that it hides', () => {
    expect(statusAfter(answer(epson, 1, 0x12 | 0x24))).toEqual({ state: 'not-ready', problem: 'cover-open' })
  })
  test('tells a changed status unasked, in four bytes', () => {
    const replies = openReplyParser(epson).push(Uint8Array.of(0x18, 0x00, 0x0f, 0x00))
    expect(statusAfter(replies)).toEqual({ state: 'not-ready', problem: 'paper-out' })
  })
  test('says the process id, also when it comes in two parts', () => {
    const parser = openReplyParser(epson)
    expect(parser.push(Uint8Array.of(0x37, 0x22, 0x30))).toEqual([])
    expect(parser.push(Uint8Array.of(0x30, 0x41, 0x31, 0x00))).toEqual([{ kind: 'process-id', id: '00A1' }])
  })
  test('that answers "buffer cleared" has not answered GS r', () => {
    expect(openReplyParser(epson).push(Uint8Array.of(0x37, 0x25, 0x00))).toEqual([])
  })
})

describe('a PPU-700', () => {
  test('with a ticket at the presenter is not out of paper', () => {
    expect(statusAfter(answer(ppu700, 3, 0x12 | 0x40))).toEqual({ state: 'ready', nearEnd: false })
  })
  test('has two near-end sensors, each enough', () => {
    for (const bit of [0x04, 0x08]) {
      expect(statusAfter(answer(ppu700, 3, 0x12 | bit))).toEqual({ state: 'ready', nearEnd: true })
    }
  })
  test('has no automatic status: 10 is garbage', () => {
    expect(openReplyParser(ppu700).push(Uint8Array.of(0x10))).toEqual([])
  })
})

describe('a VKP80', () => {
  test('answers in six bytes', () => {
    expect(answer(vkp80, 0, 0x10, 0x0f, 0, 0, 0)).toEqual([])
    expect(statusAfter(answer(vkp80, 0, 0x10, 0x0f, 0x04, 0, 0, 0))).toEqual({
      state: 'ready',
      nearEnd: true,
    })
    expect(statusAfter(answer(vkp80, 0, 0x10, 0x0f, 0, 0, 0, 0x01))).toEqual({
      state: 'not-ready',
      problem: 'cutter',
    })
  })
})

test('garbage before an answer is dropped, however it is split', () => {
  const garbage = fc.array(fc.constantFrom(0xff, 0x80, 0x9f, 0x11, 0x13), { maxLength: 8 })
  fc.assert(
    fc.property(garbage, fc.nat(20), (noise, cut) => {
      const parser = openReplyParser(epson)
      parser.expect(epson.status[3]!)
      const bytes = Uint8Array.from([...noise, 0x72, 0x37, 0x22, 0x30, 0x30, 0x30, 0x31, 0x00])
      const replies = [...parser.push(bytes.subarray(0, cut)), ...parser.push(bytes.subarray(cut))]
      expect(replies.map(({ kind }) => kind)).toEqual(['status', 'process-id'])
    }),
  )
})
