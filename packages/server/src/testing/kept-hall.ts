import { join } from 'node:path'
import type { CommandId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { WalkInQuotas } from '@chered/protocol/schedule'
import { type Change, type DayKeeper, openDayKeeper } from '../application/day-keeper.ts'
import type { Journal } from '../application/ports.ts'
import type { DayCommand } from '../domain/day/commands.ts'
import { canonicalDay, type Day } from '../domain/day/day.ts'
import type { Actor } from '../domain/day/events.ts'
import { type OfficeRules, officeRules } from '../domain/office/office-rules.ts'
import type { Planner } from '../domain/schedule/day-plan.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { exampleWalkIns, nineOClock } from './example-office.ts'
import { examplePlanner } from './example-planner.ts'
import { type FixedClock, fixedClock } from './fixed-clock.ts'
import type { Answered, RealHall } from './hall-commands.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const tester: Actor = { kind: 'clock' }

/** A day keeper over a real database in a folder of its own; it can be shut and opened again like the program. */
export class KeptHall implements RealHall {
  readonly clock: FixedClock = fixedClock(nineOClock)
  readonly changes: Change[] = []
  readonly broken: unknown[] = []
  past: RealHall['past'] = []
  rules: OfficeRules
  walkIns: WalkInQuotas = exampleWalkIns()
  store: Store
  keeper: DayKeeper
  readonly #folder = temporaryFolder()
  readonly #around: (journal: Journal) => Journal

  private constructor(office: Office, around: (journal: Journal) => Journal) {
    this.rules = officeRules(office)
    this.#around = around
    this.store = openStore(join(this.#folder.path, 'chered.db'))
    this.keeper = this.#open()
  }

  /** `around` stands between the keeper and the store, for tests of what a journal may do. */
  static async open(office: Office, around: (journal: Journal) => Journal = (it) => it): Promise<KeptHall> {
    const hall = new KeptHall(office, around)
    await hall.keeper.tick()
    return hall
  }

  #open(): DayKeeper {
    const keeper = openDayKeeper({
      journal: this.#around(this.store.journal),
      clock: this.clock,
      rules: () => this.rules,
      planner: () => this.#planner(),
      onBroken: (error) => this.broken.push(error),
    })
    keeper.onChange((change) => this.changes.push(change))
    return keeper
  }

  #planned: { rules: OfficeRules; walkIns: WalkInQuotas; planner: Planner } | null = null

  /** Made once for each version of the office and its quotas; its revision is another one each time. */
  #planner(): Planner {
    const { rules, walkIns } = this
    if (this.#planned?.rules !== rules || this.#planned.walkIns !== walkIns) {
      const revision = (this.#planned?.planner.revision ?? 0) + 1
      this.#planned = { rules, walkIns, planner: examplePlanner(rules, walkIns, revision) }
    }
    return this.#planned.planner
  }

  get day(): Day {
    return this.keeper.day
  }

  submit(command: DayCommand, commandId: CommandId | null): Promise<Answered> {
    return this.keeper.submit({ command, commandId, actor: tester })
  }

  /** Like `submit` without an id, where a refusal means that the spec itself is wrong. */
  async must(...commands: readonly DayCommand[]): Promise<void> {
    for (const command of commands) {
      const answer = await this.submit(command, null)
      if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code}`)
    }
  }

  advance(ms: number): void {
    this.clock.advance(ms)
  }

  async restart(): Promise<void> {
    const before = canonicalDay(this.day)
    await this.keeper.close()
    this.store.close()
    this.store = openStore(join(this.#folder.path, 'chered.db'))
    this.keeper = this.#open()
    if (canonicalDay(this.day) !== before) throw new Error('the day is not the same after a restart')
    // A refusal caused nothing, so it is not on record: after a restart its id is as good as new.
    this.past = this.past.filter(({ answer }) => answer.ok)
  }

  async close(): Promise<void> {
    await this.keeper.close()
    this.store.close()
    this.#folder.remove()
  }
}
