import { isDeepStrictEqual } from 'node:util'
import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type {
  ActivateSurveyBody,
  CheckSurveyBody,
  CreateSurveyBody,
  SaveSurveyBody,
  SurveyActivation,
  SurveyCheck,
  SurveyHead,
  SurveyId,
  SurveyList,
  SurveyReading,
} from '@chered/protocol/survey'
import { surveyProblems } from '@chered/protocol/survey-choices'
import { checkSurvey } from '../domain/survey/check-survey.ts'
import { localDate } from '../domain/time.ts'
import type { OfficeKeeper } from './office-keeper.ts'
import type { Clock, SurveyActivationRow, SurveyHeadRow, SurveyRow, SurveyTable } from './ports.ts'
import { rowId } from './secrets.ts'

export type SurveyAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RefusalCode; readonly params?: Readonly<Record<string, number>> }

/** The versions of the survey and which of them screens show. */
export interface SurveyKeeper {
  list(): SurveyList
  /** Refuses with `survey-unknown`, as every other change does. */
  read(id: SurveyId): SurveyAnswer<SurveyReading>
  /** What is wrong with a survey that is kept nowhere. */
  check(body: CheckSurveyBody): SurveyCheck
  create(body: CreateSurveyBody, by: StaffId): SurveyAnswer<SurveyReading>
  /** Keeps a draft. Refuses with `survey-not-draft`, and with `changed-meanwhile` when it was read before a change. */
  save(id: SurveyId, body: SaveSurveyBody, by: StaffId): SurveyAnswer<SurveyReading>
  /** Forgets a draft. Refuses with `survey-not-draft`. */
  drop(id: SurveyId, by: StaffId): SurveyAnswer<undefined>
  /**
   * Puts a version in force at once or from a day on; an earlier version again is
   * a rollback. Refuses with `survey-date-past`, `survey-has-errors`, and with
   * `changed-meanwhile` when the version, or the one it would replace, is not the
   * one that was confirmed.
   */
  activate(id: SurveyId, body: ActivateSurveyBody, by: StaffId): SurveyAnswer<SurveyReading>
  /** Takes back an activation whose day has not come. Refuses with `survey-not-draft` when there is none. */
  withdraw(id: SurveyId, by: StaffId): SurveyAnswer<SurveyReading>
  /** Puts in force what its day has come for; called by a timer. */
  tick(): void
}

export interface SurveyKeeperParts {
  readonly table: SurveyTable
  readonly office: OfficeKeeper
  readonly clock: Clock
  readonly nameOf: (id: StaffId) => string
}

/** Savings of one person within this time are one entry of the audit: a draft is saved at each pause of typing. */
const oneSittingMs = 10 * 60_000

/** Opens the versions; the very first is the survey that the office came with. */
export function openSurveyKeeper({ table, office, clock, nameOf }: SurveyKeeperParts): SurveyKeeper {
  const today = () => localDate(clock.now(), office.rules.office.timeZone)
  let activations = table.activations()
  if (latestBegun(activations) === null) {
    const at = clock.now()
    const id = rowId('survey', at) as SurveyId
    const { survey } = office.rules.office
    table.together(() => {
      table.add({
        id,
        title: null,
        author: null,
        createdAt: at,
        changedAt: at,
        revision: 1,
        survey,
        hidden: [],
      })
      table.activate(id, today(), null, at)
      const number = table.activations().at(-1)?.number
      if (number !== undefined) table.begin(number, at)
    })
    activations = table.activations()
  }
  show()
  tick()

  /** The day on which the next activation is due; null when none waits. Spares the timer the look at each version. */
  function nextDay(): DayDate | null {
    return activations
      .filter(awaits)
      .reduce<DayDate | null>((d, { from }) => (d && d < from ? d : from), null)
  }

  function inForce(): SurveyActivationRow {
    const begun = latestBegun(activations)
    if (begun === null) throw new Error('no version of the survey is in force')
    return begun
  }

  function show(): void {
    const { surveyId } = inForce()
    const row = table.version(surveyId)
    if (row === null) throw new Error(`the survey in force ${surveyId} is not kept`)
    office.showSurvey(row.survey)
  }

  function tick(): void {
    const date = today()
    const next = nextDay()
    if (next === null || next > date) return
    const due = activations.filter((a) => awaits(a) && a.from <= date).sort(byDay)
    // The office may have changed since the decision; a survey that no longer fits waits until it does.
    const fit = due.filter(({ surveyId }) => errorsOf(surveyId) === 0)
    if (fit.length === 0) return
    table.together(() => {
      for (const { number } of fit) table.begin(number, clock.now())
    })
    activations = table.activations()
    show()
  }

  function errorsOf(id: SurveyId): number {
    const row = table.version(id)
    return row === null ? 0 : errorsIn(checkSurvey(row, office.rules.office))
  }

  function reading(id: SurveyId): SurveyAnswer<SurveyReading> {
    const row = table.version(id)
    if (row === null) return no('survey-unknown')
    const { survey, hidden } = row
    const version = { ...head(row), survey: [...survey], hidden: [...hidden] } as SurveyReading['version']
    return { ok: true, value: { version, check: checkSurvey(row, office.rules.office) } }
  }

  function head({ id, title, author, createdAt, changedAt, revision }: SurveyHeadRow): SurveyHead {
    const own = activations.filter((a) => a.surveyId === id)
    const begun = latestBegun(own)
    const awaited = own.filter(awaits).sort(byDay).at(-1)
    const state =
      inForce().surveyId === id ? 'active' : awaited ? 'scheduled' : begun === null ? 'draft' : 'past'
    const activeFrom = (state === 'scheduled' ? awaited?.from : begun?.from) ?? null
    const name = author === null ? null : nameOf(author)
    return { id, state, activeFrom, title, author: name, createdAt, changedAt, revision }
  }

  /** The row of a version that nobody was ever shown nor promised, or why it is to stay as it is. */
  function draft(id: SurveyId): SurveyAnswer<SurveyRow> {
    const row = table.version(id)
    if (row === null) return no('survey-unknown')
    return head(row).state === 'draft' ? { ok: true, value: row } : no('survey-not-draft')
  }

  return {
    list: () => ({
      versions: table.heads().map(head).reverse(),
      inForce: inForce().surveyId,
      history: activations.map((a) => activation(a, nameOf, today())).reverse(),
      today: today(),
    }),
    read: reading,
    check: (body) => checkSurvey(body, office.rules.office),
    create({ id, from, title }, by) {
      const source = table.version(from)
      if (source === null) return no('survey-unknown')
      if (table.version(id) === null) {
        const at = clock.now()
        const { survey, hidden } = source
        table.together(() => {
          table.add({ id, title, author: by, createdAt: at, changedAt: at, revision: 1, survey, hidden })
          table.audit(at, by, 'survey-drafted', id)
        })
      }
      return reading(id)
    },
    save(id, { revision, title, survey, hidden }, by) {
      const found = draft(id)
      if (!found.ok) return found
      const row = found.value
      const same = isDeepStrictEqual(content({ title, survey, hidden }), content(row))
      // The same content again is a repeat whose first answer was lost.
      if (same) return reading(id)
      if (row.revision !== revision) return no('changed-meanwhile')
      const at = clock.now()
      table.together(() => {
        table.save({ ...row, title, survey, hidden, author: by, changedAt: at, revision: revision + 1 })
        const goesOn = row.author === by && row.revision > 1 && at - row.changedAt < oneSittingMs
        if (!goesOn) table.audit(at, by, 'survey-changed', id)
      })
      return reading(id)
    },
    drop(id, by) {
      const found = draft(id)
      if (!found.ok) return found
      table.together(() => {
        table.drop(id)
        table.audit(clock.now(), by, 'survey-deleted', id)
      })
      activations = table.activations()
      return { ok: true, value: undefined }
    },
    activate(id, { revision, inForce: confirmed, from }, by) {
      const row = table.version(id)
      if (row === null) return no('survey-unknown')
      const date = today()
      const day = from ?? date
      const known = inForce()
      const awaited = activations.some((a) => awaits(a) && a.surveyId === id && a.from === day)
      // Pressed again after the first answer was lost: it is as was wished already.
      if (day === date ? known.surveyId === id : awaited) return reading(id)
      if (day < date) return no('survey-date-past')
      if (row.revision !== revision || known.surveyId !== confirmed) return no('changed-meanwhile')
      const count = errorsIn(checkSurvey(row, office.rules.office))
      if (count > 0) return no('survey-has-errors', { count })
      table.together(() => {
        const at = clock.now()
        // One version has one day to come. What was promised for the same day gives way, and what was held back before it.
        const past = (a: SurveyActivationRow) => a.from === day || a.from < date
        for (const a of activations) {
          if (awaits(a) && (a.surveyId === id || past(a))) table.withdraw(a.number, at)
        }
        table.activate(id, day, by, at)
        table.audit(at, by, day === date ? 'survey-activated' : 'survey-scheduled', id)
        const number = table.activations().at(-1)?.number
        if (day === date && number !== undefined) table.begin(number, at)
      })
      activations = table.activations()
      if (day === date) show()
      return reading(id)
    },
    withdraw(id, by) {
      const row = table.version(id)
      if (row === null) return no('survey-unknown')
      const awaited = activations.filter((a) => awaits(a) && a.surveyId === id)
      if (awaited.length === 0) return no('survey-not-draft')
      table.together(() => {
        for (const { number } of awaited) table.withdraw(number, clock.now())
        table.audit(clock.now(), by, 'survey-withdrawn', id)
      })
      activations = table.activations()
      return reading(id)
    },
    tick,
  }
}

const no = (code: RefusalCode, params?: Readonly<Record<string, number>>) =>
  params === undefined ? { ok: false as const, code } : { ok: false as const, code, params }

const awaits = ({ began, withdrawnAt }: SurveyActivationRow) => began === null && withdrawnAt === null

const byDay = (a: SurveyActivationRow, b: SurveyActivationRow) =>
  a.from === b.from ? a.number - b.number : a.from < b.from ? -1 : 1

function latestBegun(activations: readonly SurveyActivationRow[]): SurveyActivationRow | null {
  return activations.reduce<SurveyActivationRow | null>(
    (latest, a) => ((a.began ?? 0) > (latest?.began ?? 0) ? a : latest),
    null,
  )
}

function errorsIn({ problems }: SurveyCheck): number {
  return problems.filter(({ code }) => surveyProblems[code] === 'error').length
}

/** What of a draft a person writes, as it looks after it was stored. */
function content({ title, survey, hidden }: Pick<SurveyRow, 'title' | 'survey' | 'hidden'>): unknown {
  return JSON.parse(JSON.stringify({ title, survey, hidden }))
}

function activation(
  row: SurveyActivationRow,
  nameOf: (id: StaffId) => string,
  today: DayDate,
): SurveyActivation {
  const { surveyId, from, author, at, beganAt, withdrawnAt } = row
  const outcome: SurveyActivation['outcome'] =
    beganAt !== null
      ? { kind: 'began', at: beganAt }
      : withdrawnAt !== null
        ? { kind: 'withdrawn', at: withdrawnAt }
        : { kind: from <= today ? 'held-back' : 'awaited' }
  return { surveyId, from, author: author === null ? null : nameOf(author), at, outcome }
}
