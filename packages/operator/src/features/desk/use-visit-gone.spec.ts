import { describe, expect, it } from 'vitest'
import { whereabouts } from './use-visit-gone.ts'

const visit = { held: null, directedTo: null }

describe('where a visitor is who left the window without a press', () => {
  it('is told as a window where one waits for that visitor', () => {
    expect(whereabouts({ ...visit, state: 'waiting', directedTo: 5 })).toBe('to-desk')
    expect(whereabouts({ ...visit, state: 'waiting' })).toBe('waiting')
  })

  it('is told as aside while a hold lasts, wherever the visitor goes afterwards', () => {
    expect(whereabouts({ state: 'waiting', held: { until: null }, directedTo: 5 })).toBe('held')
  })

  it('is not told when the visit has come to its end at the window', () => {
    for (const state of ['served', 'no-show', 'expired'] as const) {
      expect(whereabouts({ ...visit, state })).toBeNull()
    }
  })
})
