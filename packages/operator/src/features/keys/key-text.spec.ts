import { offeredKeys } from '@chered/protocol/desk-keys'
import { describe, expect, it } from 'vitest'
import { isOffered, type KeyPress, keyOf, keyText } from './key-text.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})

describe('the name of a pressed key', () => {
  it('tells Shift where a key is named, and not where a letter is typed', () => {
    expect(keyOf(press('F7'))).toBe('F7')
    expect(keyOf(press('F7', { shiftKey: true }))).toBe('Shift+F7')
    expect(keyOf(press('Ж', { code: 'Semicolon', shiftKey: true }))).toBe('Ж')
    expect(keyOf(press('Shift', { code: 'ShiftLeft', shiftKey: true }))).toBe('Shift')
    expect(isOffered('Shift')).toBe(false)
  })

  it('tells the number pad from the keys that type the same', () => {
    expect(keyOf(press('*', { code: 'NumpadMultiply' }))).toBe('NumpadMultiply')
    expect(keyOf(press('*', { code: 'Digit8', shiftKey: true }))).toBe('*')
    expect(keyOf(press('1', { code: 'Numpad1' }))).toBe('1')
  })

  it('is nothing of ours with Ctrl, Alt or the system’s key', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const) {
      expect(keyOf(press('F2', { [held]: true }))).toBeNull()
    }
  })

  it('is one of those that can be chosen exactly for what the list offers', () => {
    for (const key of ['F1', 'F5', 'F11', 'F12', 'Shift+F5', 'Shift+F10', 'Enter', 'Escape', 'Tab', '1']) {
      expect(isOffered(key), key).toBe(false)
    }
    expect(new Set(offeredKeys.map(keyText)).size, 'each looks different on a button').toBe(
      offeredKeys.length,
    )
  })
})
