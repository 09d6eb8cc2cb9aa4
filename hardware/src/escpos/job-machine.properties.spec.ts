import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JobEffect, type JobEvent, type JobState, jobStart, stepJob } from './job-machine.ts'

const problem = fc.constantFrom('paper-out', 'cover-open', 'cutter' as const)
const event: fc.Arbitrary<JobEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      status: fc.constant({ state: 'ready' as const, nearEnd: false }),
    }),
  },
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.record({ state: fc.constant('not-ready' as const), problem }),
  }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('released' as const), ok: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('written' as const), statusIsOld: fc.boolean() }) },
  fc.record({ kind: fc.constant('process-id' as const), id: fc.constantFrom('0001', '0002') }),
  fc.constantFrom<JobEvent>(
    { kind: 'silent' },
    { kind: 'line-lost' },
    { kind: 'in-order' },
    { kind: 'deadline' },
    { kind: 'grace-over' },
  ),
)

interface Run {
  readonly states: JobState[]
  readonly effects: JobEffect[]
}

function run(events: readonly JobEvent[], confirmation: 'process-id' | 'gs-r', pieces: number): Run {
  let state = jobStart.state
  const states = [state]
  const effects = [...jobStart.effects]
  for (const one of events) {
    const step = stepJob(state, one, { pieces, id: '0001', confirmation })
    state = step.state
    states.push(state)
    effects.push(...step.effects)
  }
  return { states, effects }
}

const runs = fc
  .record({
    events: fc.array(event, { maxLength: 40 }),
    confirmation: fc.constantFrom('process-id' as const, 'gs-r' as const),
    pieces: fc.integer({ min: 1, max: 5 }),
  })
  .map((given) => ({ ...given, ...run(given.events, given.confirmation, given.pieces) }))

const resultOf = ({ states }: Run) => {
  const last = states.at(-1)!
  return last.phase === 'done' ? last.result : null
}
const writes = ({ effects }: Run) => effects.filter(({ kind }) => kind === 'write')

test('a ticket is never called printed without the printer’s word', () => {
  fc.assert(
    fc.property(runs, (one) => {
      if (resultOf(one)?.state !== 'printed') return
      expect(writes(one)).toHaveLength(one.pieces)
      const word = one.events.some(
        (event) =>
          (event.kind === 'process-id' && event.id === '0001') ||
          event.kind === 'in-order' ||
          event.kind === 'grace-over',
      )
      expect(word).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('after a byte left a job is never called not sent, and before it never anything else', () => {
  fc.assert(
    fc.property(runs, (one) => {
      const result = resultOf(one)
      if (result === null) return
      const nothingLeft = result.state === 'not-sent' || result.state === 'withheld'
      expect(nothingLeft).toBe(writes(one).length === 0)
    }),
    { numRuns: 2_000 },
  )
})

test('no byte leaves before a ready printer and a release, and each piece leaves at most once and in order', () => {
  fc.assert(
    fc.property(runs, (one) => {
      const pieces = one.effects.flatMap((effect) => (effect.kind === 'write' ? [effect.piece] : []))
      expect(pieces).toEqual(pieces.map((_, i) => i))
      if (pieces.length === 0) return
      const first = one.states.findIndex(({ phase }) => phase === 'writing')
      expect(one.events[first - 1]).toEqual({ kind: 'released', ok: true })
      const seen = one.events.slice(0, first).filter(({ kind }) => kind === 'status')
      expect(seen.at(-1)).toEqual({ kind: 'status', status: { state: 'ready', nearEnd: false } })
    }),
    { numRuns: 2_000 },
  )
})

test('a job ends at most once and does nothing afterwards', () => {
  fc.assert(
    fc.property(runs, (one) => {
      const at = one.effects.findIndex(({ kind }) => kind === 'finish')
      if (at >= 0) expect(at).toBe(one.effects.length - 1)
    }),
    { numRuns: 2_000 },
  )
})

test('a lost line ends every job', () => {
  fc.assert(
    fc.property(runs, (one) => {
      const after = run([...one.events, { kind: 'line-lost' }], one.confirmation, one.pieces)
      expect(resultOf(after)).not.toBeNull()
    }),
  )
})
