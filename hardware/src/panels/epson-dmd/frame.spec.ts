import { expect, test } from 'vitest'
import { dmdFrame } from './frame.ts'

const page866 = Uint8Array.of(0x1b, 0x74, 17)

test('a frame selects the display and PC866, sets light and blinking, and overwrites both lines', () => {
  const frame = dmdFrame({ lines: ['А', 'Б'], brightness: 4, blink: true, codePage: page866 })
  expect(Buffer.from(frame).toString('hex')).toBe(
    '1b3d02' + '1b7411' + '1f01' + '1f4300' + '1f5804' + '1f450a' + '1f24010180' + '1f24010281',
  )
})

test('steady light is a blinking interval of zero', () => {
  const frame = dmdFrame({ lines: ['', ''], brightness: 2, blink: false, codePage: page866 })
  expect(Buffer.from(frame).toString('hex')).toContain('1f4500')
})
