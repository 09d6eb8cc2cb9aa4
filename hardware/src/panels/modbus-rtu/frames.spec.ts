import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMemoryPair } from '../../port/memory.ts'
import { until } from '../../testing/until.ts'
import { type ModbusRtuConfig, PanelConfigSchema } from '../panel-config.ts'
import type { PanelContent } from '../panel-content.ts'
import { findAnswer } from './answer.ts'
import { crc16 } from './crc16.ts'
import { openModbusSessions } from './session.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

test("checksums of the makers' examples", () => {
  expect(crc16(bytes('01 06 00 00 00 0C'))).toBe(0xcf89)
  expect(crc16(bytes('01 10 00 80 00 02 04 77 3F 06 5B'))).toBe(0x2c92)
  expect(crc16(bytes('01 10 00 00 00 04 08 00 41 00 30 00 31 00 32'))).toBe(0x6077)
})

const config = (map: object, more = {}): ModbusRtuConfig =>
  PanelConfigSchema.parse({
    panelId: 'p4',
    deskNumber: 4,
    family: 'modbus-rtu',
    address: { kind: 'tcp', host: '127.0.0.1', port: 1 },
    map,
    ...more,
  }) as ModbusRtuConfig

/** What goes over the line first for a call of А012. */
async function firstRequest(panel: ModbusRtuConfig, number = 12): Promise<string> {
  const [port, device] = openMemoryPair()
  let heard = ''
  device.onData((some) => {
    heard += Buffer.from(some).toString('hex')
  })
  const content: PanelContent = {
    deskNumber: 4,
    show: { kind: 'called', ticket: { letter: 'А', number }, callNumber: 1 },
    fresh: true,
  }
  const sent = openModbusSessions(port, [panel], { answerMs: 20, gapMs: 0 })[0]!.send(content)
  await until('a request', () => heard !== '')
  expect(await sent).toBe('no-answer')
  return heard
}

test('А012 in raw segments is the LED-485 example, byte for byte', async () => {
  expect(await firstRequest(config({ kind: 'segments', register: 0x80 }))).toBe(
    '011000800002' + '04773f065b922c',
  )
})

test('А012 in ASCII is the DM56A04 example, byte for byte', async () => {
  expect(await firstRequest(config({ kind: 'ascii', register: 0 }))).toBe(
    '0110000000040800410030003100327760',
  )
})

test('12 as a number is the LED-485 example, byte for byte', async () => {
  expect(await firstRequest(config({ kind: 'number', register: 0 }))).toBe('01060000000c89cf')
})

test('another wiring of the segments only moves the bits', async () => {
  const request = await firstRequest(config({ kind: 'segments', register: 0x80, bits: 'pgfedcba' }))
  expect(request.slice(14, 22)).toBe('eefc60da')
})

test('brightness has its own register and goes before the digits', async () => {
  const panel = config(
    { kind: 'number', register: 0 },
    { brightness: { register: 9, levels: [1, 5, 9, 15] } },
  )
  expect((await firstRequest(panel)).slice(0, 12)).toBe('01060009000f')
})

const request = bytes('01 06 00 00 00 0C 89 CF')

test('an answer is found behind any noise that is not itself an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
      const heard = Buffer.concat([noise, request])
      const found = findAnswer(heard, request)
      expect(found && Buffer.from(found).toString('hex')).toBe('01060000000c89cf')
    }),
  )
})

test('one flipped bit anywhere makes it no answer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 63 }), (bit) => {
      const spoilt = Uint8Array.from(request)
      spoilt[bit >> 3]! ^= 1 << (bit & 7)
      expect(findAnswer(spoilt, request)).toBeNull()
    }),
  )
})

test('a late answer to an earlier write does not confirm the present one', () => {
  const earlier = bytes('01 06 00 00 00 0B C8 0D')
  expect(findAnswer(earlier, earlier)).not.toBeNull()
  expect(findAnswer(earlier, request)).toBeNull()
})
