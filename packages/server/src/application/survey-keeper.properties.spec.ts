import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { Office, SurveyQuestion } from '@chered/protocol/office'
import type { SurveyId } from '@chered/protocol/survey'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '../domain/time.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { nineOClock, serviceId, smallOffice } from '../testing/example-office.ts'
import { type FixedClock, fixedClock } from '../testing/fixed-clock.ts'
import { type OfficeKeeper, openOfficeKeeper } from './office-keeper.ts'
import { openSurveyKeeper, type SurveyKeeper } from './survey-keeper.ts'

const day = 24 * 3600_000
const admin = 'staff-admin' as StaffId
const services = ['passport', 'copy', 'lawyer']

/** A sound survey that asks `words`. */
const asking = (words: string, offered = services): SurveyQuestion[] => [
  {
    id: 'root',
    question: { ru: words, tt: words, en: words },
    answers: offered.map((id) => ({ text: { ru: id, tt: id, en: id }, service: serviceId(id) })),
  },
]

/** The survey's versions over a database in memory, as the server opens them. */
class Bench {
  readonly clock: FixedClock = fixedClock(nineOClock)
  readonly store: Store = openStore(':memory:')
  office!: OfficeKeeper
  surveys!: SurveyKeeper
  constructor() {
    this.open()
  }
  open(): void {
    const { store, clock } = this
    const first = (): Office => ({ ...smallOffice(), survey: asking('first') })
    this.office = openOfficeKeeper(store.office, clock, first)
    this.surveys = openSurveyKeeper({ table: store.surveys, office: this.office, clock, nameOf: (id) => id })
  }
  get shown(): string {
    return this.office.rules.office.survey[0]?.question.ru ?? ''
  }
  dayAhead(days: number): DayDate {
    return localDate(this.clock.now() + days * day, 'Europe/Moscow')
  }
  content(id: SurveyId) {
    const answer = this.surveys.read(id)
    if (!answer.ok) throw new Error(`${id} cannot be read: ${answer.code}`)
    return answer.value.version
  }
  draft(id: string, words: string, offered = services): SurveyId {
    const { inForce } = this.surveys.list()
    const made = this.surveys.create({ id: id as SurveyId, from: inForce, title: null }, admin)
    if (!made.ok) throw new Error(made.code)
    const { revision } = made.value.version
    const hidden = services.filter((s) => !offered.includes(s)).map(serviceId)
    this.surveys.save(
      id as SurveyId,
      { revision, title: null, survey: asking(words, offered), hidden },
      admin,
    )
    return id as SurveyId
  }
  activate(id: SurveyId, from: DayDate | null) {
    const { inForce } = this.surveys.list()
    return this.surveys.activate(id, { revision: this.content(id).revision, inForce, from }, admin)
  }
}

type Step =
  | { readonly kind: 'draft' | 'reopen' }
  | { readonly kind: 'activate'; readonly which: number; readonly days: number | null }
  | { readonly kind: 'withdraw' | 'drop' | 'write'; readonly which: number }
  | { readonly kind: 'pass'; readonly days: number }

const which = fc.nat({ max: 5 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>({ kind: 'draft' }, { kind: 'draft' }, { kind: 'reopen' }),
  fc.record({
    kind: fc.constant('activate' as const),
    which,
    days: fc.option(fc.integer({ min: -1, max: 2 })),
  }),
  fc.record({ kind: fc.constantFrom('withdraw' as const, 'drop' as const, 'write' as const), which }),
  fc.record({ kind: fc.constant('pass' as const), days: fc.integer({ min: 0, max: 2 }) }),
)

/** Three drafts, and then anything: so that versions meet each other on the same days. */
const anySteps = fc
  .array(anyStep, { minLength: 5, maxLength: 25 })
  .map((steps): Step[] => [{ kind: 'draft' }, { kind: 'draft' }, { kind: 'draft' }, ...steps])

/** Does one step; true when it is one by which the survey in force may become another. */
function take(bench: Bench, step: Step, n: number): boolean {
  const { surveys, clock } = bench
  const versions = surveys.list().versions
  const chosen = 'which' in step ? versions[step.which % versions.length]!.id : null
  switch (step.kind) {
    case 'draft':
      bench.draft(`draft-${n}`, `words ${n}`)
      return false
    case 'reopen':
      bench.open()
      return false
    case 'activate': {
      const answer = bench.activate(chosen!, step.days === null ? null : bench.dayAhead(step.days))
      return answer.ok && (step.days === null || step.days === 0)
    }
    case 'write': {
      const { revision, hidden } = bench.content(chosen!)
      surveys.save(chosen!, { revision, title: 'x', survey: asking(`again ${n}`), hidden }, admin)
      return false
    }
    case 'withdraw':
      surveys.withdraw(chosen!, admin)
      return false
    case 'drop':
      surveys.drop(chosen!, admin)
      return false
    case 'pass':
      clock.advance(step.days * day)
      surveys.tick()
      return true
  }
}

describe('whatever is drafted, activated, taken back and awaited', () => {
  it('exactly one version is in force, screens show it, and a start on the same data shows it again', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = new Bench()
        for (const [n, step] of steps.entries()) {
          const before = bench.shown
          const mayChange = take(bench, step, n)
          const { versions, inForce, today } = bench.surveys.list()
          expect(versions.filter(({ state }) => state === 'active').map(({ id }) => id)).toEqual([inForce])
          expect(bench.content(inForce).survey).toEqual(bench.office.rules.office.survey)
          if (!mayChange) expect(bench.shown).toBe(before)
          for (const { state, activeFrom } of versions) {
            expect(activeFrom === null).toBe(state === 'draft')
            if (state === 'scheduled') expect(activeFrom! > today).toBe(true)
          }
          const awaited = versions.filter(({ state }) => state === 'scheduled').map((v) => v.activeFrom)
          expect(new Set(awaited).size).toBe(awaited.length)
        }
        const { versions, history } = bench.surveys.list()
        bench.open()
        expect(bench.surveys.list()).toMatchObject({ versions, history })
        bench.store.close()
      }),
      { numRuns: 150 },
    )
  })

  it('a version that was ever in force always says what it said then', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const bench = new Bench()
        const said = new Map<SurveyId, string>()
        for (const [n, step] of steps.entries()) {
          take(bench, step, n)
          const { inForce } = bench.surveys.list()
          if (!said.has(inForce)) said.set(inForce, JSON.stringify(bench.content(inForce).survey))
          for (const [id, words] of said) expect(JSON.stringify(bench.content(id).survey)).toBe(words)
        }
        bench.store.close()
      }),
      { numRuns: 100 },
    )
  })
})

describe('a scheduled version that no longer fits the office', () => {
  it('is held back and says so, and comes into force when it fits again', () => {
    const bench = new Bench()
    bench.activate(bench.draft('without', 'without a lawyer', ['passport', 'copy']), null)
    bench.activate(bench.draft('with', 'with a lawyer'), bench.dayAhead(1))
    const { office } = bench.office.rules
    const fewer = office.services.filter(({ id }) => id !== 'lawyer')
    bench.office.change({ ...office, services: fewer }, null)
    bench.clock.advance(day)
    bench.surveys.tick()
    expect(bench.shown).toBe('without a lawyer')
    expect(bench.surveys.list().history[0]).toMatchObject({
      surveyId: 'with',
      outcome: { kind: 'held-back' },
    })
    bench.open()
    expect(bench.shown).toBe('without a lawyer')

    bench.office.change({ ...bench.office.rules.office, services: office.services }, null)
    bench.surveys.tick()
    expect(bench.shown).toBe('with a lawyer')
  })

  it('gives way for ever to what is activated after it', () => {
    const bench = new Bench()
    bench.activate(bench.draft('without', 'without a lawyer', ['passport', 'copy']), null)
    bench.activate(bench.draft('with', 'with a lawyer'), bench.dayAhead(1))
    const { office } = bench.office.rules
    bench.office.change({ ...office, services: office.services.filter(({ id }) => id !== 'lawyer') }, null)
    bench.clock.advance(2 * day)
    bench.surveys.tick()
    bench.activate(bench.draft('later', 'decided later', ['passport', 'copy']), null)
    bench.office.change({ ...bench.office.rules.office, services: office.services }, null)
    bench.clock.advance(day)
    bench.surveys.tick()
    expect(bench.shown).toBe('decided later')
  })
})
