import type { StaffId } from '@chered/protocol/ids'
import { faultsOf, incidentSteps } from '@chered/protocol/incident-choices'
import type { IncidentId } from '@chered/protocol/incidents'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideIncident,
  evolveIncident,
  type IncidentCommand,
  type IncidentEvent,
} from './decide-incident.ts'
import { type Incident, isLate, isOpenIncident, lastMark } from './incident.ts'
import { anyHour, reactionDue, type SupportSpan, spentMs } from './reaction-clock.ts'

const subject = { kind: 'printer', id: 'printer-1', name: 'Принтер', desk: null } as const
const person = fc.constantFrom('ann', 'ben', 'eve').map((id) => id as StaffId)
const command: fc.Arbitrary<IncidentCommand> = fc.oneof(
  fc.record({
    type: fc.constant('report' as const),
    by: person,
    deskId: fc.constant(null),
    fault: fc.constantFrom(...faultsOf.printer),
  }),
  fc.record({ type: fc.constantFrom(...incidentSteps), by: person }),
)
/** The wall clock may be set back between two orders. */
const orders = fc.array(fc.record({ command, at: fc.integer({ min: 0, max: 10_000_000 }) }), {
  maxLength: 30,
})
const minutes = 30

interface Past {
  readonly event: IncidentEvent
  readonly at: number
  readonly by: StaffId
}

/** Carries orders out one after another; each incident that came of them with what happened to it. */
function live(
  given: readonly { command: IncidentCommand; at: number }[],
): { incident: Incident; past: Past[] }[] {
  const all: { incident: Incident; past: Past[] }[] = []
  for (const { command: each, at } of given) {
    const last = all.at(-1) ?? null
    const decision = decideIncident(last?.incident ?? null, each, {
      at,
      fresh: { id: `i-${all.length + 1}` as IncidentId, number: all.length + 1, subject },
      reactionMinutes: minutes,
      supportHours: anyHour,
    })
    if (!decision.ok) {
      expect(['incident-unknown', 'incident-state']).toContain(decision.refusal.code)
      continue
    }
    for (const event of decision.events) {
      const mark = { at: decision.at, by: each.by }
      if (event.type === 'IncidentOpened') {
        all.push({ incident: evolveIncident(null, event, mark), past: [{ event, ...mark }] })
        continue
      }
      const present = all.at(-1)
      if (present === undefined) throw new Error(`${event.type} to nothing`)
      present.incident = evolveIncident(present.incident, event, mark)
      present.past.push({ event, ...mark })
    }
  }
  return all
}

describe('an incident', () => {
  it('is always followed by another only after its end, and its time never runs backwards', () => {
    fc.assert(
      fc.property(orders, (given) => {
        const all = live(given)
        for (const [place, { incident, past }] of all.entries()) {
          expect(incident.number).toBe(place + 1)
          expect(isOpenIncident(incident)).toBe(
            place === all.length - 1 && !past.some(({ event }) => ends(event)),
          )
          expect(past.filter(({ event }) => ends(event)).length).toBeLessThanOrEqual(1)
          const times = past.map(({ at }) => at)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          expect(lastMark(incident)).toBe(times.at(-1))
        }
      }),
    )
  })

  it('always has the clock of support from the telling on, and never before', () => {
    fc.assert(
      fc.property(orders, (given) => {
        for (const { incident, past } of live(given)) {
          const { now } = incident
          const told = past.find(({ event }) => event.type === 'SupportTold')
          const reacted = past.find(({ event }) => event.type === 'SupportReacted')
          expect('told' in now ? (now.told?.at ?? null) : null).toBe(told?.at ?? null)
          if (told === undefined) expect(reacted).toBeUndefined()
          if (told && reacted) {
            expect(reacted.event).toMatchObject({ tookMs: reacted.at - told.at })
          }
          if (now.state !== 'told') continue
          expect(now.told.dueAt).toBe(now.told.at + minutes * 60_000)
          expect(isLate(incident, now.told.at + minutes * 60_000)).toBe(false)
          expect(isLate(incident, now.told.at + minutes * 60_000 + 1)).toBe(true)
        }
      }),
    )
  })

  it('always keeps what each person said once, whoever else said it too', () => {
    fc.assert(
      fc.property(orders, (given) => {
        for (const { incident } of live(given)) {
          const said = incident.reports.map(({ by, fault }) => `${by} ${fault}`)
          expect(new Set(said).size).toBe(said.length)
          expect(said.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

const ends = ({ type }: IncidentEvent) => type === 'IncidentResolved' || type === 'IncidentCancelled'

/** Hours of support: stretches that follow each other with gaps. */
const spans = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 90 }), length: fc.integer({ min: 1, max: 90 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => {
    const found: SupportSpan[] = []
    let at = 0
    for (const { gap, length } of parts) {
      found.push({ start: (at + gap) * 60_000, end: (at + gap + length) * 60_000 })
      at += gap + length
    }
    return found
  })

describe('the clock of support', () => {
  const from = fc.integer({ min: 0, max: 300 }).map((minute) => minute * 60_000)
  const hoursOf = (all: readonly SupportSpan[]) => (at: number) =>
    all.filter(({ end }) => end > at).map(({ start, end }) => ({ start: Math.max(start, at), end }))

  it('always lets exactly its minutes pass within the hours before it is late', () => {
    let due = 0
    fc.assert(
      fc.property(spans, from, fc.integer({ min: 1, max: 120 }), (all, at, asked) => {
        const hours = hoursOf(all)
        const until = reactionDue(at, asked, hours)
        // Minute by minute, as somebody with a watch would count.
        const open = (minute: number) => all.some(({ start, end }) => start <= minute && minute < end)
        let left = asked
        let minute = at
        const last = all.at(-1)?.end ?? 0
        while (left > 0 && minute < last) {
          if (open(minute)) left--
          minute += 60_000
        }
        expect(until).toBe(left === 0 ? minute : null)
        if (until === null) return
        due++
        expect(spentMs(at, until, hours)).toBe(asked * 60_000)
      }),
    )
    expect(due).toBeGreaterThan(20)
  })
})
