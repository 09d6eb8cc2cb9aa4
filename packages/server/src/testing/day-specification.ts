import type { WalkInQuotas } from '@chered/protocol/schedule'
import { expect } from 'vitest'
import type { DayCommand } from '../domain/day/commands.ts'
import { canonicalDay, type Day } from '../domain/day/day.ts'
import type { Refusal } from '../domain/day/decide.ts'
import type { DayEvent } from '../domain/day/events.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import { exampleWalkIns, minute, smallRules } from './example-office.ts'
import { Hall } from './hall.ts'

/**
 * Specs of an office day that read as a story: `given(…).when(…).thenEvents(…)`.
 * What was before is told by the commands that led there; what follows by the
 * events, or by the reason why not. A refusal is also seen to change nothing.
 */
export function given(...before: readonly DayCommand[]): Given {
  return new Given(before)
}

export interface Then {
  thenEvents(...events: readonly (Partial<DayEvent> & { readonly type: DayEvent['type'] })[]): Then
  thenRefused(code: Refusal['code'], params?: Refusal['params']): Then
  thenDay(look: (day: Day) => void): Then
}

class Given {
  readonly #steps: ((hall: Hall) => void)[]
  #rules: OfficeRules = smallRules()

  constructor(before: readonly DayCommand[]) {
    this.#steps = before.map((command) => (hall) => hall.must(command))
  }

  inOffice(rules: OfficeRules): this {
    this.#rules = rules
    return this
  }

  /** Time goes by, in minutes. */
  after(minutes: number): this {
    this.#steps.push((hall) => {
      hall.at += minutes * minute
    })
    return this
  }

  withQuotas(walkIns: Partial<WalkInQuotas>): this {
    this.#steps.push((hall) => {
      hall.walkIns = exampleWalkIns(walkIns)
    })
    return this
  }

  outsideHours(): this {
    this.#steps.push((hall) => {
      hall.hoursOpen = false
    })
    return this
  }

  and(...commands: readonly DayCommand[]): this {
    for (const command of commands) this.#steps.push((hall) => hall.must(command))
    return this
  }

  when(command: DayCommand): Then {
    const hall = new Hall(this.#rules)
    for (const step of this.#steps) step(hall)
    const before = canonicalDay(hall.day)
    const decision = hall.do(command)
    const then: Then = {
      thenEvents(...events) {
        expect(decision).toMatchObject({ ok: true, events })
        if (decision.ok) expect(decision.events.map((e) => e.type)).toEqual(events.map((e) => e.type))
        return then
      },
      thenRefused(code, params) {
        expect(decision).toEqual({ ok: false, refusal: params === undefined ? { code } : { code, params } })
        expect(canonicalDay(hall.day)).toBe(before)
        return then
      },
      thenDay(look) {
        look(hall.day)
        return then
      },
    }
    return then
  }
}
