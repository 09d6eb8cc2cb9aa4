import { isDeepStrictEqual } from 'node:util'
import type { Office, SurveyQuestion } from '@chered/protocol/office'
import { type OfficeRules, officeRules } from '../domain/office/office-rules.ts'
import type { Clock, OfficeTable } from './ports.ts'

/** The office as it is now, and its changes. A version that does not fit together is never taken. */
export interface OfficeKeeper {
  readonly rules: OfficeRules
  change(next: Office, author: string | null): void
  /** The survey in force stands in the place of the one that the office came with; who decides is the survey keeper. */
  showSurvey(survey: readonly SurveyQuestion[]): void
  /** Another one whenever what screens read of the office is different. */
  readonly version: number
  onChange(listener: () => void): () => void
}

/** Opens the newest version; `first` makes the very first one. */
export function openOfficeKeeper(table: OfficeTable, clock: Clock, first: () => Office): OfficeKeeper {
  let office = table.latest()
  if (office === null) {
    office = first()
    officeRules(office)
    table.save(office, clock.now(), null)
  }
  let rules = officeRules(office)
  let version = clock.now()
  const listeners = new Set<() => void>()
  const take = (next: OfficeRules) => {
    rules = next
    // A start begins at the wall clock, so that no screen takes a number of the last run for one of this.
    version += 1
    for (const listener of listeners) listener()
  }
  return {
    get version() {
      return version
    },
    get rules() {
      return rules
    },
    change(next, author) {
      const checked = officeRules(next)
      table.save(next, clock.now(), author)
      take(checked)
    },
    showSurvey(survey) {
      if (isDeepStrictEqual(survey, rules.office.survey)) return
      take(officeRules({ ...rules.office, survey: [...survey] }))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
