import { addDays } from '../booking/time-columns.ts'

export const periods = ['today', 'week', 'month', 'own'] as const
export type PeriodName = (typeof periods)[number]

/** Local dates `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The longest that the server adds up. */
export const longestDays = 92

/** The dates of a period that ends today; an own one is put in order and cut to the longest. */
export function periodOf(name: PeriodName, today: string, own: Period): Period {
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: addDays(today, -29), to: today }
    case 'own': {
      const [from, to] = own.from <= own.to ? [own.from, own.to] : [own.to, own.from]
      const last = addDays(from, longestDays - 1)
      return to > last ? { from, to: last } : { from, to }
    }
  }
}
