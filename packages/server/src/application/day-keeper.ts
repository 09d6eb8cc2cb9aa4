import type { BookedVisitor } from '@chered/protocol/booking'
import type { CommandId, DayDate } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import { type Day, emptyDay } from '../domain/day/day.ts'
import type { Refusal } from '../domain/day/decide.ts'
import type { Actor, Recorded } from '../domain/day/events.ts'
import { evolve } from '../domain/day/evolve.ts'
import type { Diary } from '../domain/diary/diary.ts'
import type { DiaryRecorded } from '../domain/diary/events.ts'
import { restoreDiary } from '../domain/diary/restore-diary.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import type { Planner } from '../domain/schedule/day-plan.ts'
import { localDate } from '../domain/time.ts'
import { openCalendar } from './calendar.ts'
import { fingerprint, type OfficeCommand } from './office-command.ts'
import { type Clock, type Journal, StorageRefused } from './ports.ts'
import { openTurn, type TurnDraft } from './turn.ts'

export type Answer =
  | { readonly ok: true; readonly recorded: readonly Recorded[]; readonly diary: readonly DiaryRecorded[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** A turn that has become durable. */
export interface Change {
  readonly before: Day
  readonly day: Day
  readonly recorded: readonly Recorded[]
  readonly diary: readonly DiaryRecorded[]
}

export interface Order {
  readonly command: OfficeCommand
  readonly actor: Actor
  /** Null for orders of the system itself, which are never repeated. */
  readonly commandId: CommandId | null
  /** Who comes, with the confirmation of a booking; written with it, never into an event. */
  readonly visitor?: BookedVisitor
  /** Free words for a colleague, with a visit that is passed on; written with it, never into an event. */
  readonly note?: string
}

export interface DayKeeper {
  /** The durable present. */
  readonly day: Day
  readonly diary: Diary
  /** Trouble of the storage since the last turn that could be written. */
  readonly storageTrouble: { readonly code: RefusalCode; readonly since: number } | null
  /** Answers when the turn is durable, or with the one reason why nothing was done. */
  submit(order: Order): Promise<Answer>
  /** Whether a command of this id has already had its effect. */
  answered(id: CommandId): boolean
  /**
   * For whoever sent a command and heard nothing: the answer of once, or null
   * when it never came. Then it never will: should it still be on its way, it is
   * refused with `command-withdrawn`. Known while the process runs, as long as
   * a connection that could still bring it.
   */
  withdraw(id: CommandId): Promise<Answer | null>
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
  readonly planner: () => Planner
  /** A broken invariant: the turn's commands get `internal`, the day stays as it was. */
  readonly onBroken: (error: unknown) => void
}

interface Pending {
  readonly order: Order
  readonly settle: (answer: Answer) => void
}

const clockActor: Actor = { kind: 'clock' }
const refused = (code: RefusalCode): Answer => ({ ok: false, refusal: { code } })
/** Refusals and withdrawn ids that are remembered. */
const refusalsKept = 5000
const withdrawnKept = 5000

/**
 * Keeps the office day and the diary of booked visits: the one place where
 * commands become facts.
 *
 * Commands submitted in one turn of the event loop are decided one after the
 * other on a tentative day and diary, written in one transaction, and only then
 * are these the present, are answers given and listeners told. When the
 * transaction fails both are forgotten and every command of the turn is refused.
 * So a check-in and its ticket, an interval let go and another taken, are one.
 */
export function openDayKeeper(parts: DayKeeperParts): DayKeeper {
  const { journal, clock } = parts
  let day = replay(journal, localDate(clock.now(), parts.rules().office.timeZone))
  let diary = openDiary(journal)
  let pending: Pending[] = []
  let scheduled = false
  let closing = false
  let storageTrouble: DayKeeper['storageTrouble'] = null
  const listeners = new Set<(change: Change) => void>()
  const refusals = new Map<CommandId, { fingerprint: string; answer: Answer }>()
  const withdrawn = new Set<CommandId>()
  const calendar = openCalendar(parts.rules, parts.planner)
  const settling = openSettling()

  function flush(): void {
    scheduled = false
    const turn = pending
    pending = []
    const now = clock.now()
    const before = day
    const draft = openTurn(day, diary, now)
    const settled: (() => void)[] = []
    try {
      const outside = { rules: parts.rules(), planner: parts.planner() }
      draft.followCalendar(calendar, outside)
      for (const { order, settle } of turn) {
        const answer = answerOnce(order, draft, outside)
        settled.push(() => settle(answer))
      }
      // An order that was granted and changed nothing is remembered too, or its repeat might change something later.
      const { entries, marks, diary: noted, contacts } = draft.turn
      if (entries.length + marks.length + noted.length + contacts.length > 0) journal.append(draft.turn)
    } catch (error) {
      const code = error instanceof StorageRefused ? error.code : 'internal'
      if (error instanceof StorageRefused) storageTrouble ??= { code, since: now }
      else parts.onBroken(error)
      for (const { settle } of turn) settle(refused(code))
      return
    }
    rememberRefusals(draft)
    const { entries, diary: noted } = draft.turn
    if (entries.length + noted.length > 0) {
      storageTrouble = null
      day = draft.day
      diary = draft.diary
      const recorded = entries.map((e) => e.recorded)
      const change = { before, day, recorded, diary: noted.map((e) => e.recorded) }
      for (const listener of listeners) tell(listener, change)
    }
    for (const settle of settled) settle()
  }

  function answerOnce(order: Order, draft: TurnDraft, outside: Outside): Answer {
    const { command, commandId } = order
    const circumstances = { ...outside, hoursOpen: calendar.hoursOpen }
    if (commandId === null) return draft.take(order, circumstances, null)
    if (withdrawn.has(commandId)) return refused('command-withdrawn')
    const aim = fingerprint(command)
    const known = draft.answers.get(commandId) ?? refusals.get(commandId) ?? fromJournal(journal, commandId)
    if (known) return known.fingerprint === aim ? known.answer : refused('command-reused')
    const answer = draft.take(order, circumstances, { id: commandId, aim })
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
  function rememberRefusals(draft: TurnDraft): void {
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
    get diary() {
      return diary
    },
    get storageTrouble() {
      return storageTrouble
    },
    submit(order) {
      if (closing) return Promise.resolve(refused('shutting-down'))
      return new Promise((settle) => enqueue({ order, settle }))
    },
    answered: (id) => journal.known(id) !== null,
    withdraw(id) {
      if (withdrawn.has(id)) return Promise.resolve(null)
      const underWay = pending.find(({ order }) => order.commandId === id)
      if (underWay !== undefined) {
        // Decided with this turn, one way or the other.
        return new Promise((resolve) => enqueue({ order: underWay.order, settle: resolve }))
      }
      const known = refusals.get(id) ?? fromJournal(journal, id)
      if (known) return Promise.resolve(known.answer)
      withdrawn.add(id)
      if (withdrawn.size > withdrawnKept) {
        const [oldest] = withdrawn
        if (oldest !== undefined) withdrawn.delete(oldest)
      }
      return Promise.resolve(null)
    },
    async tick() {
      if (closing) return
      if (storageTrouble !== null) seeWhetherStorageIsBack()
      const now = clock.now()
      const settle = settling.due(day, diary, now)
      if (settle !== null) {
        enqueue({ order: { command: settle, actor: clockActor, commandId: null }, settle: () => undefined })
      } else if (!calendar.due(day, now)) return
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
  if (known === null) return null
  const { recorded, diary } = known
  return { fingerprint: known.fingerprint, answer: { ok: true, recorded, diary } }
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

function openDiary(journal: Journal): Diary {
  const { bookings, seq, lastAt } = journal.readDiary()
  return restoreDiary(bookings, seq, lastAt)
}

type Outside = { readonly rules: OfficeRules; readonly planner: Planner }

/**
 * When the diary has to be gone through: a hold is over, a day has begun or
 * ended since it was last done.
 */
function openSettling() {
  let done = ''
  return {
    due(day: Day, diary: Diary, now: number): Extract<OfficeCommand, { type: 'settle' }> | null {
      if (day.seq === 0) return null
      const key = `${day.date} ${day.status}`
      const over = diary.holds.some((until) => until <= now)
      if (key === done && !over) return null
      done = key
      return { type: 'settle', today: day.date, ended: day.status === 'ended' }
    },
  }
}
