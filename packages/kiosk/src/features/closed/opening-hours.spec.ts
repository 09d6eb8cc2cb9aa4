import { describe, expect, it } from 'vitest'
import { localDate, openingHours } from './opening-hours.ts'

describe('the hours of the week', () => {
  it('are put together for neighbours that have the same', () => {
    const day = ['09:00-18:00']
    const week = { mon: [], tue: day, wed: day, thu: day, fri: ['09:00-17:00'], sat: [], sun: [] }
    expect(openingHours(week)).toEqual([
      { from: 'mon', to: 'mon', hours: [] },
      { from: 'tue', to: 'thu', hours: day },
      { from: 'fri', to: 'fri', hours: ['09:00-17:00'] },
      { from: 'sat', to: 'sun', hours: [] },
    ])
  })

  it('follow the local date and not that of Greenwich', () => {
    expect(localDate(Date.UTC(2026, 10, 23, 22, 0), 'Europe/Moscow')).toBe('2026-11-24')
  })
})
