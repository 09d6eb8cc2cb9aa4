import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openKeyWatch } from './key-watch.ts'

const releaseMs = 40

test('a press is counted only for a key that was seen up before and is down now', () => {
  const looks = fc.array(
    fc.record({
      contacts: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      after: fc.integer({ min: 1, max: 100 }),
      forget: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(looks, (list) => {
      const watch = openKeyWatch(releaseMs)
      let now = 0
      /** Since when each key has been seen up without a break. */
      let upSince: (number | null)[] = [null, null, null]
      for (const { contacts, after, forget } of list) {
        now += after
        if (forget) {
          watch.forget()
          upSince = [null, null, null]
        }
        const change = watch.observe(contacts, now)
        if (change?.kind === 'press') {
          expect(contacts[change.at]).toBe(true)
          expect(upSince[change.at]).not.toBeNull()
          expect(now - upSince[change.at]!).toBeGreaterThan(releaseMs)
        }
        upSince = contacts.map((on, at) => (on ? null : (upSince[at] ?? now)))
      }
    }),
    { numRuns: 1_000 },
  )
})

test('each push of one key counts once, however its contacts bounce', () => {
  const bounce = fc.array(fc.boolean(), { maxLength: 4 })
  fc.assert(
    fc.property(fc.array(fc.tuple(bounce, bounce), { maxLength: 10 }), (pushes) => {
      const watch = openKeyWatch(releaseMs)
      let now = 0
      let counted = 0
      const see = (on: boolean, after: number) => {
        now += after
        if (watch.observe([on], now)?.kind === 'press') counted++
      }
      const rest = () => {
        for (let look = 0; look < 3; look++) see(false, 30)
      }
      rest()
      for (const [down, up] of pushes) {
        for (const on of down) see(on, 3)
        see(true, 3)
        see(true, 30)
        for (const on of up) see(on, 3)
        rest()
      }
      expect(counted).toBe(pushes.length)
    }),
  )
})

test('keys that go down together are a chord, one that joins a held one is a press', () => {
  const watch = openKeyWatch(releaseMs)
  watch.observe([false, false], 0)
  watch.observe([false, false], 50)
  expect(watch.observe([true, true], 100)).toEqual({ kind: 'chord' })
  watch.observe([true, false], 150)
  watch.observe([true, false], 200)
  expect(watch.observe([true, true], 250)).toEqual({ kind: 'press', at: 1 })
})

test('a key that is down when one begins to look is no press until it has been up', () => {
  const watch = openKeyWatch(releaseMs)
  expect(watch.observe([true], 0)).toBeNull()
  expect(watch.observe([true], 50)).toBeNull()
  watch.observe([false], 100)
  watch.observe([false], 150)
  expect(watch.observe([true], 200)).toEqual({ kind: 'press', at: 0 })
  watch.forget()
  expect(watch.observe([true], 5_000)).toBeNull()
})
