import { type DeskKeys, defaultKeys, keyedActions, keysWith, offeredKeys } from '@chered/protocol/desk-keys'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickKey, swapKeys } from './pick-key.ts'

/** The press that gives a key of the list. */
function pressOf(key: string) {
  const shiftKey = key.startsWith('Shift+')
  const name = key.replace('Shift+', '')
  return { key: name, code: name, shiftKey, ctrlKey: false, altKey: false, metaKey: false }
}
const unique = (keys: DeskKeys) => {
  const all = Object.values(keys).filter((key) => key !== null)
  return new Set(all).size === all.length
}
const action = fc.constantFrom(...keyedActions)
const presses = fc.array(fc.tuple(action, fc.constantFrom(...offeredKeys, 'F1', 'F5', 'F12', 'q', 'Enter')), {
  maxLength: 20,
})

describe('keys as they are being chosen', () => {
  it('never are the same for two actions, whatever is pressed and exchanged', () => {
    fc.assert(
      fc.property(presses, (made) => {
        let keys: DeskKeys = keysWith({})
        for (const [forAction, key] of made) {
          const picked = pickKey(keys, forAction, pressOf(key))
          if (picked.kind === 'taken-over') keys = picked.keys
          if (picked.kind === 'held') {
            const { by } = picked
            const swapped = swapKeys(keys, forAction, by)
            expect([swapped[forAction], swapped[by]]).toEqual([picked.key, keys[forAction]])
            keys = swapped
          }
          expect(unique(keys)).toBe(true)
        }
      }),
    )
  })

  it('stay as they are for a key that a browser keeps, for Escape and for Shift alone', () => {
    const keys = keysWith({})
    const of = (key: string) => pickKey(keys, 'start', pressOf(key)).kind
    expect([of('F5'), of('F12'), of('Shift+F10'), of('1'), of('Tab')]).toEqual(
      Array.from({ length: 5 }, () => 'not-offered'),
    )
    expect(pickKey(keys, 'start', { ...pressOf('F3'), ctrlKey: true }).kind).toBe('not-offered')
    expect([of('Escape'), of('Shift')]).toEqual(['cancelled', 'still-pressing'])
  })

  it('say who has the key that was pressed', () => {
    expect(pickKey(defaultKeys, 'start', pressOf('Shift+F7'))).toEqual({
      kind: 'held',
      key: 'Shift+F7',
      by: 'take-back',
    })
    expect(pickKey(defaultKeys, 'start', pressOf('F4'))).toEqual({ kind: 'taken-over', keys: defaultKeys })
  })
})
