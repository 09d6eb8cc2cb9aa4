import type { WalkInQuotas } from '@chered/protocol/schedule'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import type { Planner } from '../domain/schedule/day-plan.ts'
import { firstSchedule } from '../domain/schedule/first-schedule.ts'
import { planBasis } from '../domain/schedule/plan-basis.ts'
import { openPlanner } from '../domain/schedule/planner.ts'

/** The plan of an office that works by its week, without staff and holidays, with the quotas of walk-ins given. */
export function examplePlanner(rules: OfficeRules, walkIns: WalkInQuotas, revision = 1): Planner {
  const first = firstSchedule(rules, [], 'spec')
  const schedule = { ...first, quotas: { ...first.quotas, walkIns } }
  const basis = planBasis({ rules, federal: [], regional: [], schedule, staff: [], absences: [] })
  return openPlanner({ revision: () => revision, basisOn: () => basis })
}
