import type { PrintJobId } from '@chered/protocol/ids'
import { describe, expect, it } from 'vitest'
import { paperOf, printEndOf } from './paper.ts'

const job = 'job-1' as PrintJobId

describe('paper', () => {
  it('is promised unless the printer is known not to be ready', () => {
    expect(paperOf({ state: 'ready', nearEnd: true }).kind).toBe('paper')
    expect(paperOf({ state: 'unknown' }).kind).toBe('paper')
    expect(paperOf({ state: 'not-ready', problem: 'paper-out' })).toEqual({
      kind: 'not-ready',
      problem: 'paper-out',
    })
    expect(paperOf(null).kind).toBe('no-printer')
  })

  it('came out only when the printer said so', () => {
    expect(printEndOf([{ jobId: job, state: 'printed' }], job)).toBe('printed')
    for (const state of ['not-sent', 'failed-partial', 'unknown'] as const) {
      expect(printEndOf([{ jobId: job, state }], job)).toBe('not-printed')
    }
    for (const state of ['queued', 'sent'] as const)
      expect(printEndOf([{ jobId: job, state }], job)).toBeNull()
    expect(printEndOf([{ jobId: 'another' as PrintJobId, state: 'printed' }], job)).toBeNull()
  })
})
