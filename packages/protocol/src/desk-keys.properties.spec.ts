import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DeskKey,
  defaultKeys,
  holderOf,
  type KeyedAction,
  keyClash,
  keyedActions,
  keysWith,
  type OwnKeys,
  offeredKeys,
  ownOf,
} from './desk-keys.ts'

const choice = fc.tuple(fc.constantFrom(...keyedActions), fc.constantFrom(...offeredKeys))
const anyOwn: fc.Arbitrary<OwnKeys> = fc
  .array(choice, { maxLength: 9 })
  .map((entries) => Object.fromEntries(entries) as Record<KeyedAction, DeskKey>)
/** Choices as they are kept: each key once. */
const keptOwn = fc
  .uniqueArray(choice, { maxLength: 9, selector: ([, key]) => key })
  .map((entries) => Object.fromEntries(entries) as OwnKeys)

describe('the keys of a person', () => {
  it('never give one key to two actions, whatever was chosen before the program had others', () => {
    fc.assert(
      fc.property(keptOwn, (own) => {
        const keys = Object.values(keysWith(own)).filter((key) => key !== null)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('always are what was chosen, and the default where nothing was and nobody has it', () => {
    fc.assert(
      fc.property(keptOwn, (own) => {
        const keys = keysWith(own)
        for (const action of keyedActions) {
          const taken = holderOf(keys, defaultKeys[action], action) !== null
          expect(keys[action]).toBe(own[action] ?? (taken ? null : defaultKeys[action]))
        }
      }),
    )
  })

  it('clash exactly when two actions have the same key', () => {
    fc.assert(
      fc.property(anyOwn, (own) => {
        const keys = Object.values({ ...defaultKeys, ...own })
        expect(keyClash(own) === null).toBe(new Set(keys).size === keys.length)
      }),
    )
  })

  it('without a clash are the same after being kept as what differs', () => {
    fc.assert(
      fc.property(anyOwn, (own) => {
        fc.pre(keyClash(own) === null)
        expect(keysWith(ownOf(keysWith(own)))).toEqual(keysWith(own))
      }),
    )
  })

  it('are all among the keys that are offered, and those are each offered once', () => {
    expect(offeredKeys).toEqual(expect.arrayContaining(Object.values(defaultKeys)))
    expect(new Set(offeredKeys).size).toBe(offeredKeys.length)
  })
})
