import type { CommandId, DayDate } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { DayCommand } from '../domain/day/commands.ts'
import { type Day, emptyDay } from '../domain/day/day.ts'
import { decide, type Refusal } from '../domain/day/decide.ts'
import type { Actor, DayEvent, Recorded } from '../domain/day/events.ts'
import { evolve } from '../domain/day/evolve.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import { localDate, momentOf, openState } from '../domain/time.ts'
import { type EndedLeg, endedLegs } from '../domain/visit/ended-leg.ts'
import { type Clock, type CommandMark, type Entry, type Journal, StorageRefused, type Turn } from './ports.ts'

export type Answer =
  | { readonly ok: true; readonly recorded: readonly Recorded[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** A turn that has become durable. */
export interface Change {
  readonly before: Day
  readonly day: Day
  readonly recorded: readonly Recorded[]
}

export interface Order {
  readonly command: DayCommand
  readonly actor: Actor
  /** Null for orders of the system itself, which are never repeated. */
  readonly commandId: CommandId | null
}

export interface DayKeeper {
  /** The durable present. */
  readonly day: Day
  /** Trouble of the storage since the last turn that could be written. */
  readonly storageTrouble: { readonly code: RefusalCode; readonly since: number } | null
  /** Answers when the turn is durable, or with the one reason why nothing was done. */
  submit(order: Order): Promise<Answer>
  /** Whether a command of this id has already had its effect. */
  answered(id: CommandId): boolean
  /** Ends a day that is over and opens a new one; called by a timer and before each turn. */
  tick(): Promise<void>
  onChange(listener: (change: Change) => void): () => void
  /** Finishes what was submitted, then refuses with `shutting-down`. */
  close(): Promise<void>
}

export interface DayKeeperParts {
  readonly journal: Journal
  readonly clock: Clock
  readonly rules: () => OfficeRules
  /** A broken invariant: the turn's commands get `internal`, the day stays as it was. */
  readonly onBroken: (error: unknown) => void
}

interface Pending {
  readonly order: Order
  readonly settle: (answer: Answer) => void
}

const clockActor: Actor = { kind: 'clock' }
const refused = (code: RefusalCode): Answer => ({ ok: false, refusal: { code } })
/** Refusals remembered for repeats of the same id. */
const refusalsKept = 5000

/** What a command aims at: its type and every field that the client chose. */
export function fingerprint(command: DayCommand): string {
  const { type } = command
  if (type === 'issue-ticket') {
    const { serviceId, alsoServiceId, language, categoryId } = command
    return [type, serviceId, alsoServiceId, language, categoryId].join('|')
  }
  // A called visitor is named by the client; a new visit's id, a token and a print job are not.
  const desk = 'deskId' in command ? command.deskId : ''
  const visit = 'visitId' in command ? command.visitId : ''
  return [type, desk, visit, choiceOf(command)].join('|')
}

function choiceOf(command: DayCommand): string {
  if (command.type === 'finish') return command.outcome
  if (command.type === 'request-print') return command.print.printerId
  return command.type === 'pause-desk' ? `${command.reason} ${command.minutes}` : ''
}

/**
 * Keeps the office day: the one place where commands become facts.
 *
 * Commands submitted in one turn of the event loop are decided one after the
 * other on a tentative day, written in one transaction, and only then is that
 * day the present, are answers given and listeners told. When the transaction
 * fails the tentative day is forgotten and every command of the turn is refused.
 */
export function openDayKeeper(parts: DayKeeperParts): DayKeeper {
  const { journal, clock } = parts
  let day = replay(journal, localDate(clock.now(), parts.rules().office.timeZone))
  let pending: Pending[] = []
  let scheduled = false
  let closing = false
  let storageTrouble: DayKeeper['storageTrouble'] = null
  const listeners = new Set<(change: Change) => void>()
  const refusals = new Map<CommandId, { fingerprint: string; answer: Answer }>()
  const calendar = openCalendar(parts.rules)

  function flush(): void {
    scheduled = false
    const turn = pending
    pending = []
    const now = clock.now()
    const before = day
    const draft = openDraft(day, now)
    const settled: (() => void)[] = []
    try {
      draft.followCalendar(calendar, parts.rules())
      for (const { order, settle } of turn) {
        const answer = answerOnce(order, draft)
        settled.push(() => settle(answer))
      }
      // An order that was granted and changed nothing is remembered too, or its repeat might change something later.
      if (draft.entries.length + draft.turn.marks.length > 0) journal.append(draft.turn)
    } catch (error) {
      const code = error instanceof StorageRefused ? error.code : 'internal'
      if (error instanceof StorageRefused) storageTrouble ??= { code, since: now }
      else parts.onBroken(error)
      for (const { settle } of turn) settle(refused(code))
      return
    }
    rememberRefusals(draft)
    if (draft.entries.length > 0) {
      storageTrouble = null
      day = draft.day
      const change = { before, day, recorded: draft.entries.map((e) => e.recorded) }
      for (const listener of listeners) tell(listener, change)
    }
    for (const settle of settled) settle()
  }

  function answerOnce(order: Order, draft: Draft): Answer {
    const { command, commandId, actor } = order
    if (commandId === null) return draft.take(command, actor, parts.rules(), calendar.hoursOpen, null)
    const aim = fingerprint(command)
    const known = draft.answers.get(commandId) ?? refusals.get(commandId) ?? fromJournal(journal, commandId)
    if (known) return known.fingerprint === aim ? known.answer : refused('command-reused')
    const answer = draft.take(command, actor, parts.rules(), calendar.hoursOpen, { id: commandId, aim })
    draft.answers.set(commandId, { fingerprint: aim, answer })
    return answer
  }

  /** With nobody pressing, the trouble would stand until somebody does. */
  function seeWhetherStorageIsBack(): void {
    try {
      journal.probe()
      storageTrouble = null
    } catch (error) {
      if (!(error instanceof StorageRefused)) parts.onBroken(error)
    }
  }

  /** Only a turn that stands is remembered: a refusal inside a turn that was undone may have followed from it. */
  function rememberRefusals(draft: Draft): void {
    for (const [id, known] of draft.answers) {
      if (known.answer.ok) continue
      refusals.set(id, known)
      if (refusals.size <= refusalsKept) continue
      const [oldest] = refusals.keys()
      if (oldest !== undefined) refusals.delete(oldest)
    }
  }

  /** What is durable stays so and is answered, even when a listener breaks. */
  function tell(listener: (change: Change) => void, change: Change): void {
    try {
      listener(change)
    } catch (error) {
      parts.onBroken(error)
    }
  }

  function enqueue(item: Pending): void {
    pending.push(item)
    if (scheduled) return
    scheduled = true
    setImmediate(flush)
  }

  return {
    get day() {
      return day
    },
    get storageTrouble() {
      return storageTrouble
    },
    submit(order) {
      if (closing) return Promise.resolve(refused('shutting-down'))
      return new Promise((settle) => enqueue({ order, settle }))
    },
    answered: (id) => journal.known(id) !== null,
    async tick() {
      if (closing) return
      if (storageTrouble !== null) seeWhetherStorageIsBack()
      if (!calendar.due(day, clock.now())) return
      if (!scheduled) {
        scheduled = true
        setImmediate(flush)
      }
      await new Promise((resolve) => setImmediate(resolve))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closing = true
      if (scheduled) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

function fromJournal(journal: Journal, id: CommandId): { fingerprint: string; answer: Answer } | null {
  const known = journal.known(id)
  return known && { fingerprint: known.fingerprint, answer: { ok: true, recorded: known.recorded } }
}

/**
 * The latest day as its journal tells it; an empty, ended one when there is
 * none. Of an earlier day that has ended only the date matters.
 */
function replay(journal: Journal, today: DayDate): Day {
  const latest = journal.latestDay()
  if (latest === null) return emptyDay()
  if (latest.ended && latest.date < today) return { ...emptyDay(), date: latest.date, seq: latest.seq }
  let day = emptyDay()
  for (const recorded of journal.read(latest.date)) day = evolve(day, recorded)
  return day
}

interface Draft {
  readonly day: Day
  readonly entries: Entry[]
  readonly turn: Turn
  readonly answers: Map<CommandId, { fingerprint: string; answer: Answer }>
  followCalendar(calendar: Calendar, rules: OfficeRules): void
  take(
    command: DayCommand,
    actor: Actor,
    rules: OfficeRules,
    hoursOpen: boolean,
    mark: { readonly id: CommandId; readonly aim: string } | null,
  ): Answer
}

/** A day that is being decided and is not yet true. */
function openDraft(start: Day, now: number): Draft {
  let day = start
  const entries: Entry[] = []
  const marks: CommandMark[] = []
  const legs: { date: DayDate; ended: EndedLeg }[] = []
  const record = (events: readonly DayEvent[], at: number, actor: Actor): Recorded[] =>
    events.map((event) => {
      const recorded = { seq: event.type === 'DayOpened' ? 1 : day.seq + 1, at, event }
      for (const ended of endedLegs(day, recorded)) legs.push({ date: day.date, ended })
      day = evolve(day, recorded)
      entries.push({ date: day.date, recorded, actor })
      return recorded
    })
  const draft: Draft = {
    get day() {
      return day
    },
    entries,
    turn: { entries, legs, marks },
    answers: new Map(),
    followCalendar(calendar, rules) {
      const step = calendar.step(day, now)
      if (step.end !== null) {
        const at = Math.max(step.end, day.lastAt)
        const decision = decide(day, { type: 'end-day' }, { at, rules, hoursOpen: false })
        if (decision.ok) record(decision.events, at, clockActor)
      }
      if (step.open !== null) {
        record([{ type: 'DayOpened', officeId: rules.office.id, date: step.open }], now, clockActor)
      }
    },
    take(command, actor, rules, hoursOpen, mark) {
      // Recorded time never runs backwards within a day, whatever the wall clock does.
      const at = Math.max(now, day.lastAt)
      const decision = decide(day, command, { at, rules, hoursOpen })
      if (!decision.ok) return decision
      const recorded = record(decision.events, at, actor)
      if (mark !== null) {
        const { id, aim } = mark
        const first = day.seq - recorded.length + 1
        marks.push({ id, fingerprint: aim, date: day.date, first, count: recorded.length })
      }
      return { ok: true, recorded }
    },
  }
  return draft
}

interface Calendar {
  readonly hoursOpen: boolean
  /** Whether `step` would do something now. */
  due(day: Day, now: number): boolean
  /** The moment at which the day has to end, and the date to open, if any. */
  step(day: Day, now: number): { readonly end: number | null; readonly open: DayDate | null }
}

/**
 * When days end and begin. A day ends at the office's `dayEnds`; one that was
 * left open by an outage ends before the next begins. A clock set back to
 * yesterday changes nothing. Reckoned once a minute: offsets are whole minutes.
 */
function openCalendar(rules: () => OfficeRules): Calendar {
  let key = ''
  let today: { date: DayDate; endsAt: number; hoursOpen: boolean } | null = null
  const at = (now: number) => {
    const { office } = rules()
    const present = `${Math.floor(now / 60_000)}|${office.timeZone}|${office.settings.hours}|${office.settings.dayEnds}`
    if (today === null || key !== present) {
      key = present
      const date = localDate(now, office.timeZone)
      today = {
        date,
        endsAt: momentOf(date, office.settings.dayEnds, office.timeZone),
        hoursOpen:
          office.settings.hours === 'always' || openState(office.week, now, office.timeZone).state === 'open',
      }
    }
    return today
  }
  const step: Calendar['step'] = (day, now) => {
    const { date, endsAt } = at(now)
    const { office } = rules()
    const later = day.seq === 0 || date > day.date
    const over = later || (date === day.date && now >= endsAt)
    const end =
      day.status === 'open' && over ? momentOf(day.date, office.settings.dayEnds, office.timeZone) : null
    return { end, open: later && now < endsAt ? date : null }
  }
  return {
    get hoursOpen() {
      return today?.hoursOpen ?? false
    },
    due(day, now) {
      const { end, open } = step(day, now)
      return end !== null || open !== null
    },
    step,
  }
}
