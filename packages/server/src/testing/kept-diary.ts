import { join } from 'node:path'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import { decideDiary } from '../domain/diary/decide-diary.ts'
import { canonicalDiary, type Diary, emptyDiary } from '../domain/diary/diary.ts'
import type { DiaryDecision } from '../domain/diary/diary-decision.ts'
import { evolveDiary } from '../domain/diary/evolve-diary.ts'
import { forgetPast, restoreDiary } from '../domain/diary/restore-diary.ts'
import { officeRules } from '../domain/office/office-rules.ts'
import { type BookingTable, openBookingTable } from '../store/booking-table.ts'
import { openStore, type Store } from '../store/open-store.ts'
import type { RealDiary } from './diary-commands.ts'
import { bookingOffice, type ExampleDay, ExamplePlanner, ordinaryDay } from './example-plans.ts'
import { temporaryFolder } from './temporary-folder.ts'

interface Pending {
  readonly command: DiaryCommand
  readonly settle: (decision: DiaryDecision | 'not-written') => void
}

/**
 * A diary over a real database in a folder of its own. Commands of one turn of
 * the event loop are decided one after the other on a tentative diary and
 * written in one transaction, as the day keeper does it.
 */
export class KeptDiary implements RealDiary {
  readonly rules = officeRules(bookingOffice())
  readonly planner: ExamplePlanner
  readonly past: DiaryCommand[] = []
  readonly #folder = temporaryFolder()
  at = 0
  /** The next transaction breaks after so many events; null: none does. */
  breakAfter: number | null = null
  store: Store
  table: BookingTable
  diary: Diary = emptyDiary()
  #pending: Pending[] = []

  constructor(day: ExampleDay = ordinaryDay) {
    this.planner = new ExamplePlanner(day)
    this.store = openStore(this.file)
    this.table = openBookingTable(this.store.database)
  }

  get file(): string {
    return join(this.#folder.path, 'chered.db')
  }

  submit(command: DiaryCommand, at: number): DiaryDecision {
    this.at = at
    const [decision] = this.#write([command])
    if (decision === undefined || decision === 'not-written')
      throw new Error(`${command.type} was not written`)
    return decision
  }

  /** Answers when the turn into which the press falls is durable, or was not written. */
  press(command: DiaryCommand): Promise<DiaryDecision | 'not-written'> {
    if (this.#pending.length === 0) setImmediate(() => this.#flush())
    return new Promise((settle) => this.#pending.push({ command, settle }))
  }

  #flush(): void {
    const turn = this.#pending
    this.#pending = []
    const answers = this.#write(turn.map(({ command }) => command))
    for (const [nth, { settle }] of turn.entries()) settle(answers[nth] ?? 'not-written')
  }

  #write(commands: readonly DiaryCommand[]): (DiaryDecision | 'not-written')[] {
    const { rules, planner } = this
    let draft = this.diary
    let written = 0
    const answers: DiaryDecision[] = []
    const work = this.store.database.transaction(() => {
      for (const command of commands) {
        const at = Math.max(this.at, draft.lastAt)
        const decision = decideDiary(draft, command, { at, planner, rules })
        answers.push(decision)
        if (!decision.ok) continue
        for (const event of decision.events) {
          const recorded = { seq: draft.seq + 1, at, event }
          draft = evolveDiary(draft, recorded)
          const booking = draft.bookings.get(event.bookingId)
          if (!booking) throw new Error(`${event.type} left no booking`)
          if (this.breakAfter === written++) throw new Broken()
          this.table.project(recorded, booking, 'clock')
        }
      }
    })
    try {
      work.immediate()
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      this.breakAfter = null
      return commands.map(() => 'not-written')
    }
    this.breakAfter = null
    this.diary = draft
    return answers
  }

  restart(): void {
    const before = canonicalDiary(forgetPast(this.diary, this.diary.lastAt))
    const replayed = [...this.table.replay()].reduce(evolveDiary, emptyDiary())
    this.store.close()
    this.store = openStore(this.file)
    this.table = openBookingTable(this.store.database)
    const { bookings, seq, lastAt } = this.table.load()
    this.diary = restoreDiary(bookings, seq, lastAt)
    const kept = [
      ['rows', canonicalDiary(forgetPast(this.diary, lastAt))],
      ['record', canonicalDiary(forgetPast(replayed, lastAt))],
    ]
    for (const [from, now] of kept) {
      if (now !== before) throw new Error(`the diary from its ${from} is not the same after a restart`)
    }
  }

  close(): void {
    this.store.close()
    this.#folder.remove()
  }
}

class Broken extends Error {
  override readonly name = 'Broken'
}
