import type { DayDate } from '@chered/protocol/ids'
import type { DayPlan, Planner } from './day-plan.ts'
import type { PlanBasis } from './plan-basis.ts'
import { planDay } from './plan-day.ts'

/** The longest view of days (92) and a month of bookings beside it. */
const plansKept = 128

/**
 * Plans as they are asked for. `revision` names the state of all layers, and
 * another one forgets every plan; `basisOn` gives the layers that hold on a date.
 */
export function openPlanner(layers: {
  readonly revision: () => number
  readonly basisOn: (date: DayDate) => PlanBasis
}): Planner {
  let revision = layers.revision()
  const plans = new Map<DayDate, DayPlan>()
  return {
    get revision() {
      return layers.revision()
    },
    day(date) {
      const present = layers.revision()
      if (present !== revision) {
        plans.clear()
        revision = present
      }
      const known = plans.get(date)
      if (known !== undefined) return known
      const plan = planDay(layers.basisOn(date), date)
      // Dates come in no order; the one that was asked for first goes first.
      if (plans.size >= plansKept) plans.delete(plans.keys().next().value as DayDate)
      plans.set(date, plan)
      return plan
    },
  }
}
