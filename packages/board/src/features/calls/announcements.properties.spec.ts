import type { BoardCall } from '@chered/protocol/views'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Announcements,
  announcementsAfter,
  callKey,
  FRESH_MS,
  inOrderOfCalling,
  LISTED_MS,
  MOMENT_MS,
  noAnnouncements,
} from './announcements.ts'
import { sceneOf } from './scene.ts'

const t0 = 1_700_000_000_000

/** What may happen in a hall between two looks of the board. */
type Happening =
  | { readonly do: 'call'; readonly desk: number }
  | { readonly do: 'recall' | 'arrive' | 'go'; readonly pick: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'look' }
  | { readonly do: 'outage'; readonly ms: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('call' as const), desk: fc.nat({ max: 39 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('recall' as const, 'arrive', 'go'), pick: fc.nat() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 20_000 }) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'look' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const), ms: fc.nat({ max: 150_000 }) }) },
)

interface Run {
  readonly announced: { readonly call: BoardCall; readonly at: number }[]
  /** Every call with the moment and the state in which the board first heard of it. */
  readonly heard: Map<
    string,
    { readonly call: BoardCall; readonly at: number; readonly first: BoardCall['state'] }
  >
  readonly all: BoardCall[]
  readonly outage: boolean
}

const TICK_MS = 250

/**
 * Plays a hall. The board ticks every 250 ms and looks at the whole view when
 * told; `check` sees its state after each step. The view is as the server makes
 * it: those awaited and the latest twelve.
 */
function play(
  happenings: readonly Happening[],
  check: (state: Announcements, now: number, run: Run) => void = () => undefined,
): Run {
  let now = t0
  let nextId = 1
  let state = noAnnouncements
  const all: BoardCall[] = []
  const run: Run = {
    announced: [],
    heard: new Map(),
    all,
    outage: happenings.some((h) => h.do === 'outage'),
  }
  const took = (step: ReturnType<typeof announcementsAfter>) => {
    state = step.state
    if (step.announce) run.announced.push({ call: step.announce, at: now })
    check(state, now, run)
  }
  const look = () => {
    const newest = [...all].reverse()
    const calls = newest.filter((call, n) => n < 12 || call.state === 'called')
    for (const call of calls) {
      const key = callKey(call)
      if (!run.heard.has(key)) run.heard.set(key, { call, at: now, first: call.state })
    }
    took(announcementsAfter(state, { kind: 'view', calls, now }))
  }
  const pass = (ms: number, ticking: boolean) => {
    const until = now + ms
    while (now < until) {
      now = Math.min(until, now + TICK_MS)
      if (ticking) took(announcementsAfter(state, { kind: 'time', now }))
    }
  }
  const change = (pick: number, to: BoardCall['state']) => {
    const awaited = all.filter((call) => call.state === 'called')
    const chosen = awaited[pick % Math.max(1, awaited.length)]
    if (chosen) all[all.indexOf(chosen)] = { ...chosen, state: to }
    return chosen
  }
  for (const h of happenings) {
    switch (h.do) {
      case 'call':
        all.push(made(nextId++, nextId, h.desk + 1, now, 1))
        break
      case 'recall': {
        const again = change(h.pick, 'gone')
        if (again) all.push({ ...made(nextId++, 0, again.desk, now, 2), ticket: again.ticket })
        break
      }
      case 'arrive':
        change(h.pick, 'arrived')
        break
      case 'go':
        change(h.pick, 'gone')
        break
      case 'wait':
        pass(h.ms, true)
        break
      case 'look':
        look()
        break
      case 'outage':
        took(announcementsAfter(state, { kind: 'lost', now }))
        pass(h.ms, false)
        look()
        break
    }
  }
  look()
  for (let n = 0; n < 400 && (state.queue.length > 0 || state.moment !== null); n++) pass(MOMENT_MS, true)
  return run
}

function made(callId: number, number: number, desk: number, at: number, callNumber: number): BoardCall {
  return {
    callId,
    ticket: { letter: 'А', number },
    desk,
    direction: null,
    at,
    callNumber,
    language: 'ru',
    state: 'called',
  }
}

const day = fc.array(happening, { maxLength: 60 })

/** Forty desks in a hurry: more calls in 90 seconds than a view names. */
const rush = fc
  .array(
    fc.record({
      desk: fc.nat({ max: 39 }),
      ms: fc.nat({ max: 6000 }),
      over: fc.constantFrom('arrive', 'go'),
    }),
    { minLength: 14, maxLength: 40 },
  )
  .map((calls) =>
    calls.flatMap(({ desk, ms, over }): Happening[] => [
      { do: 'call', desk },
      { do: 'look' },
      { do: 'wait', ms },
      { do: over as 'arrive' | 'go', pick: 0 },
      { do: 'look' },
    ]),
  )

describe('announcements, whatever happens in the hall', () => {
  test('no call is ever announced twice', () => {
    fc.assert(
      fc.property(day, (happenings) => {
        const keys = play(happenings).announced.map(({ call }) => callKey(call))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('calls are always announced in order of calling', () => {
    fc.assert(
      fc.property(day, (happenings) => {
        const calls = play(happenings).announced.map(({ call }) => call)
        expect(calls).toEqual([...calls].sort(inOrderOfCalling))
      }),
    )
  })

  test('never two at once: each that is not taken back has the place for its full moment', () => {
    const kept = day.map((happenings) =>
      happenings.filter((h) => h.do !== 'outage' && h.do !== 'go' && h.do !== 'recall'),
    )
    fc.assert(
      fc.property(kept, (happenings) => {
        const starts = play(happenings).announced.map(({ at }) => at)
        for (const [n, at] of starts.entries()) {
          if (n > 0) expect(at - (starts[n - 1] ?? 0)).toBeGreaterThanOrEqual(MOMENT_MS)
        }
      }),
    )
  })

  test('every fresh call that stays awaited is announced', () => {
    const calmDay = day.map((happenings) =>
      happenings.filter((h) => h.do === 'call' || h.do === 'wait' || h.do === 'look'),
    )
    fc.assert(
      fc.property(calmDay, (happenings) => {
        const { announced, heard } = play(happenings)
        const fresh = [...heard.values()].filter(({ call, at }) => at - call.at <= FRESH_MS)
        const expected = fresh.map(({ call }) => call).sort(inOrderOfCalling)
        expect(announced.map(({ call }) => callKey(call))).toEqual(expected.map(callKey))
      }),
    )
  })

  test('nothing is ever announced that was old when first heard of, or is over at its turn', () => {
    fc.assert(
      fc.property(day, (happenings) => {
        const { announced, heard } = play(happenings)
        for (const { call } of announced) {
          expect(call.state).toBe('called')
          const first = heard.get(callKey(call))
          expect(first?.first).toBe('called')
          expect((first?.at ?? 0) - call.at).toBeLessThanOrEqual(FRESH_MS)
        }
      }),
    )
  })

  test('a fresh call onto a board that announces nothing is always announced at that instant', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 39 }), (happenings, desk) => {
        let state = noAnnouncements
        let now = t0
        play(happenings, (s, at) => {
          state = s
          now = at
        })
        const call = made(1_000_000, 7, desk, now, 1)
        const before = state.known.map((known) => known.call)
        const { announce } = announcementsAfter(state, { kind: 'view', calls: [call, ...before], now })
        expect(announce).toEqual(call)
      }),
    )
  })

  test('a ticket once seen stays on the board for at least 90 seconds after its call', () => {
    fc.assert(
      fc.property(fc.oneof(day, rush), (happenings) => {
        play(happenings, (state, now, run) => {
          const { large, rows } = sceneOf(state, now)
          const shown = new Set(rows.map((row) => row.ticket.number))
          if (large.state !== 'none') shown.add(large.call.ticket.number)
          // While the link is lost the scene stands still, and what it shows is not of now.
          if (state.link.state === 'lost') return
          for (const { call } of run.heard.values()) {
            const hidden = now - call.at < LISTED_MS && !shown.has(call.ticket.number)
            if (hidden) throw new Error(`call ${call.callId} is not shown after ${now - call.at} ms`)
          }
        })
      }),
    )
  })

  test('a ticket never stands on the board twice', () => {
    fc.assert(
      fc.property(day, (happenings) => {
        play(happenings, (state, now) => {
          const { large, rows } = sceneOf(state, now)
          const numbers = rows.map((row) => row.ticket.number)
          if (large.state !== 'none') numbers.push(large.call.ticket.number)
          expect(new Set(numbers).size).toBe(numbers.length)
        })
      }),
    )
  })
})
