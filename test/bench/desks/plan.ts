import { join } from 'node:path'

/** What the office of the measurement and those who press in it agree on. */
export const deskCount = 60
/** A day of nine hours passes in a little over a minute. */
export const timesFaster = 480
export const hoursOfDay = 9
/** Wall clock at which the simulated day begins, UTC; office hours in Moscow. */
export const hourOfStart = 6

export const sessionOfDesk = (n: number): string => `bench-session-of-desk-${n}-0123456789abcdef`
export const fileOf = (data: string): string => join(data, 'office.json')
