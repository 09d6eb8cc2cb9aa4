import type { WalkInQuotas } from '@chered/protocol/schedule'
import type { DayCommand } from '../domain/day/commands.ts'
import { type Day, emptyDay } from '../domain/day/day.ts'
import { type Decision, decide } from '../domain/day/decide.ts'
import type { DayEvent, Recorded } from '../domain/day/events.ts'
import { evolve } from '../domain/day/evolve.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import { exampleWalkIns, monday, nineOClock } from './example-office.ts'

/** An office day without a store: decide and evolve, and the journal that they make. */
export class Hall {
  rules: OfficeRules
  hoursOpen = true
  walkIns: WalkInQuotas = exampleWalkIns()
  at: number
  day: Day = emptyDay()
  readonly journal: Recorded[] = []

  constructor(rules: OfficeRules, at: number = nineOClock) {
    this.rules = rules
    this.at = at
    this.record({ type: 'DayOpened', officeId: rules.office.id, date: monday })
  }

  record(event: DayEvent): void {
    const recorded = { seq: this.day.seq + 1, at: this.at, event }
    this.day = evolve(this.day, recorded)
    this.journal.push(recorded)
  }

  /** What the command does at the hall's present moment; its events have happened when this returns. */
  do(command: DayCommand): Decision {
    const decision = decide(this.day, command, {
      at: this.at,
      rules: this.rules,
      hoursOpen: this.hoursOpen,
      walkIns: this.walkIns,
    })
    if (decision.ok) for (const event of decision.events) this.record(event)
    return decision
  }

  /** Like `do`, where a refusal means that the spec itself is wrong. */
  must(...commands: readonly DayCommand[]): void {
    for (const command of commands) {
      const decision = this.do(command)
      if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`)
    }
  }

  /** A hall of its own at the same point; what happens there does not happen here. */
  copy(): Hall {
    const copy = new Hall(this.rules, this.journal[0]?.at)
    for (const { at, event } of this.journal.slice(1)) {
      copy.at = at
      copy.record(event)
    }
    copy.at = this.at
    copy.walkIns = this.walkIns
    return copy
  }

  /** The day made again from its journal, each event through JSON as the store keeps it. */
  replayed(): Day {
    return this.journal.reduce(
      (day, recorded) => evolve(day, JSON.parse(JSON.stringify(recorded)) as Recorded),
      emptyDay(),
    )
  }
}
