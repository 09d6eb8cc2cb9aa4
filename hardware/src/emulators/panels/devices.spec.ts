import { expect, test } from 'vitest'
import { openCd5220Device } from './cd5220-device.ts'
import { openEpsonDmdDevice } from './epson-dmd-device.ts'
import { openModbusDevice } from './modbus-device.ts'
import { sealed } from './rtu-frames.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const hex = (some: Uint8Array | null): string | null => some && Buffer.from(some).toString('hex')

test('a CD5220 in string mode obeys nothing but CLR and string commands', () => {
  const device = openCd5220Device(20)
  device.hear(bytes('1b2a02 1b51 41 8081 0d'))
  device.hear(bytes('1b2a04 1b6c0101 41'))
  expect(device.look()).toMatchObject({ lines: ['АБ'.padEnd(20), ' '.repeat(20)], brightness: 2 })
  device.hear(bytes('1b51 42 82 0d'))
  expect(device.look().lines[1]).toBe('В'.padEnd(20))
  device.hear(bytes('0c 1b2a04'))
  expect(device.look()).toMatchObject({ lines: [' '.repeat(20), ' '.repeat(20)], brightness: 4 })
})

test('a DM-D shows Cyrillic only on its code page, and nothing while another device is selected', () => {
  const device = openEpsonDmdDevice(20)
  device.hear(bytes('1f240101 80'))
  expect(device.look().lines[0]!.trim()).toBe('?')
  device.hear(bytes('1b7411 1f240101 80'))
  expect(device.look().lines[0]!.trim()).toBe('А')
  device.hear(bytes('1b3d01 1f240101 42'))
  expect(device.look().lines[0]!.trim()).toBe('А')
})

test("an LED-485 answers the makers' examples and shows them", () => {
  const device = openModbusDevice(1, 'led-485', 4)
  expect(hex(device.hear(bytes('01 06 00 00 00 0C 89 CF')))).toBe('01060000000c89cf')
  expect(device.look().lines).toEqual(['  12'])
  expect(hex(device.hear(bytes('01 10 00 80 00 02 04 77 3F 06 5B 92 2C')))?.slice(0, 12)).toBe('011000800002')
  expect(device.look().lines).toEqual(['А012'])
})

test("a DM56A04 shows the makers' example", () => {
  const device = openModbusDevice(1, 'dm56a04', 4)
  device.hear(bytes('01 10 00 00 00 04 08 00 41 00 30 00 31 00 32 77 60'))
  expect(device.look().lines).toEqual(['А012'])
})

test("a unit keeps silent on another unit's request and refuses a register it does not have", () => {
  const device = openModbusDevice(2, 'led-485', 4)
  expect(device.hear(bytes('01 06 00 00 00 0C 89 CF'))).toBeNull()
  expect(hex(device.hear(sealed([2, 6, 0x10, 0, 0, 1])))?.slice(0, 6)).toBe('028602')
})

test('a request cut in two pieces and one behind noise are both answered', () => {
  const device = openModbusDevice(1, 'led-485', 4)
  expect(device.hear(bytes('01 06 00 00'))).toBeNull()
  expect(device.hear(bytes('00 0C 89 CF'))).not.toBeNull()
  expect(device.hear(bytes('ff 00 37 01 06 00 00 00 0C 89 CF'))).not.toBeNull()
})
