import { expect, test } from 'vitest'
import { type Burst, wedgeKeyOf, wedgeStep } from './use-scan.ts'

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false }
const key = (name: string, code: string, more: Partial<typeof plain> = {}) =>
  wedgeKeyOf({ ...plain, key: name, code, ...more })

/** What is told when these keys come at once and Enter after them. */
function scanOf(...keys: ReturnType<typeof key>[]): string | null {
  let burst: Burst | null = null
  for (const one of keys) burst = wedgeStep(burst, { key: one, at: 0, inField: false }).burst
  return wedgeStep(burst, { key: key('Enter', 'Enter'), at: 0, inField: false }).scan
}

test('a code keeps its small and capital letters', () => {
  const shift = key('Shift', 'ShiftLeft', { shiftKey: true })
  const capital = key('B', 'KeyB', { shiftKey: true })
  expect(scanOf(key('a', 'KeyA'), shift, capital, key('4', 'Digit4'), key('-', 'Minus'))).toBe('aB4-')
})

test('a code typed through the Russian layout is read by its keys', () => {
  const slash = key('.', 'Slash')
  const colon = key('Ж', 'Semicolon', { shiftKey: true })
  expect(scanOf(key('А', 'KeyF', { shiftKey: true }), colon, slash, key('1', 'Digit1'))).toBe('F:/1')
})

test('a separator sent as a control combination is dropped and ends nothing', () => {
  const separator = key(']', 'BracketRight', { ctrlKey: true })
  expect(
    scanOf(key('1', 'Digit1'), key('2', 'Digit2'), separator, key('3', 'Digit3'), key('4', 'Digit4')),
  ).toBe('1234')
})

test('a key that is held down is no scan', () => {
  const held = key('7', 'Digit7', { repeat: true })
  expect(scanOf(key('7', 'Digit7'), held, held, held, held)).toBeNull()
})

test('an arrow in the middle is no scanner’s work', () => {
  const digits = ['1', '2', '3', '4'].map((digit) => key(digit, `Digit${digit}`))
  expect(scanOf(...digits, key('ArrowLeft', 'ArrowLeft'))).toBeNull()
  expect(scanOf(...digits)).toBe('1234')
})
