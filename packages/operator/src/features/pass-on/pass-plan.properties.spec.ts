import type { PassTarget } from '@chered/protocol/commands'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidateOf, passingOf, type ShownTarget, shownTargets, steppedTarget } from './pass-plan.ts'
import { targetKinds } from './targets.ts'

const shown = fc
  .uniqueArray(fc.tuple(fc.nat(20), fc.boolean(), fc.constantFrom(...targetKinds)), {
    selector: ([key]) => key,
    maxLength: 12,
  })
  .map((entries) =>
    entries.map(
      ([key, fits, kind]): ShownTarget => ({
        target: {
          key: `k${key}`,
          kind,
          to: { kind: 'queue', queueId: `q${key}` } as PassTarget,
          unfit: fits ? null : 'nobody',
          serviceId: null,
          desks: [],
          staffName: null,
          paused: false,
        },
        name: '',
        detail: '',
      }),
    ),
  )
const chosen = fc.option(fc.nat(20).map((key) => `k${key}`))

describe('whom a plan of passing on points at', () => {
  it('never is one that makes no sense now', () => {
    fc.assert(
      fc.property(shown, chosen, fc.constantFrom('', ' ', 'окно'), (list, key, query) => {
        expect(candidateOf(list, { query, chosen: key })?.target.unfit ?? null).toBeNull()
      }),
    )
  })

  it('never is anybody before somebody is pointed at or something is typed', () => {
    fc.assert(
      fc.property(shown, (list) => {
        expect(candidateOf(list, { query: '  ', chosen: null })).toBeNull()
      }),
    )
  })

  it('with arrows comes to each that makes sense and back to the first', () => {
    fc.assert(
      fc.property(shown, fc.constantFrom(1 as const, -1 as const), (list, step) => {
        const fit = list.filter(({ target }) => target.unfit === null)
        let at: ShownTarget | null = null
        const seen = new Set<string>()
        for (let n = 0; n < fit.length; n++) {
          at = steppedTarget(list, at, step)
          if (at) seen.add(at.target.key)
        }
        expect(seen.size).toBe(fit.length)
        const first = step === 1 ? fit[0] : fit.at(-1)
        expect(steppedTarget(list, at, step)).toBe(first ?? null)
      }),
    )
  })
})

it('the list is of one kind, or of all kinds while something is looked for', () => {
  const list = fc.sample(shown, 1)[0] ?? []
  const find = (all: readonly ShownTarget[]) => all
  expect(shownTargets(list, { query: 'о', kind: 'desk' }, find)).toBe(list)
  for (const kind of targetKinds) {
    const some = shownTargets(list, { query: ' ', kind }, find)
    expect(some).toEqual(list.filter(({ target }) => target.kind === kind))
  }
})

it('empty words are not sent as a note', () => {
  const to: PassTarget = { kind: 'queue', queueId: 'q' as never }
  const plan = { query: '', kind: 'queue', chosen: null, place: 'end', noteId: null, note: '  ' } as const
  expect(passingOf(to, plan)).toEqual({ to, place: 'end' })
  expect(passingOf(to, { ...plan, note: ' сверить паспорт ', noteId: 'fee-paid' })).toEqual({
    to,
    place: 'end',
    noteId: 'fee-paid',
    note: 'сверить паспорт',
  })
})
