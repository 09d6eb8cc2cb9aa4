import { expect, it } from 'vitest'
import { breaksBetween, hoursFaults, minutesIn, shortRanges, typedTime } from './time-range.ts'

it.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9.30', '09:30'],
  [' 18:05 ', '18:05'],
])('%s is a time', (text, time) => {
  expect(typedTime(text)).toBe(time)
})

it.each(['', '24', '9:60', 'утро', '9:5'])('"%s" is no time', (text) => {
  expect(typedTime(text)).toBeNull()
})

it('hours that end before they begin, overlap or are no time are told apart', () => {
  const faults = hoursFaults([
    { from: '9', to: '13' },
    { from: '12', to: '14' },
    { from: '18', to: '15' },
    { from: 'полдень', to: '16' },
    { from: '14', to: '15' },
  ])
  expect(faults).toEqual([null, 'overlaps', 'ends-before', 'no-time', null])
})

it('breaks are the gaps between hours, in whatever order they were typed', () => {
  expect(breaksBetween(['14:00-18:00', '09:00-13:00'])).toEqual([{ from: 780, to: 840 }])
  expect(breaksBetween(['09:00-13:00', '13:00-18:00'])).toEqual([])
})

it('whole hours stand without minutes', () => {
  expect(shortRanges(['09:00-13:00', '14:30-18:00'])).toBe('9–13, 14:30–18')
  expect(minutesIn(['09:00-13:00', '14:30-18:00'])).toBe(450)
})
