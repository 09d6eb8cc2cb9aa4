export type ScheduleProblem =
  | 'unknown'
  | 'order'
  | 'overlap'
  | 'desk-twice'
  | 'twice'
  | 'date'
  | 'sum'
  | 'not-competent'
  | 'missing'
  | 'not-here'

/**
 * What is wrong with a schedule. `row` is the id of the row at fault, absent for
 * quotas; `field` the way to the value within it (`week.mon.1.hours`); `other`
 * the row it does not go together with.
 */
export interface ScheduleFault {
  readonly row?: string
  readonly field: string
  readonly problem: ScheduleProblem
  readonly other?: string
}
