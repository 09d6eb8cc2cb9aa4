import { expect, test } from 'vitest'
import { type JobEvent, type JobState, jobStart, stepJob } from './job-machine.ts'

const ready: JobEvent = { kind: 'status', status: { state: 'ready', nearEnd: false } }
const paperOut: JobEvent = { kind: 'status', status: { state: 'not-ready', problem: 'paper-out' } }
const written: JobEvent = { kind: 'written', statusIsOld: false }

function after(confirmation: 'process-id' | 'gs-r', ...events: JobEvent[]): JobState {
  return events.reduce<JobState>(
    (state, event) => stepJob(state, event, { pieces: 2, id: '0002', confirmation }).state,
    jobStart.state,
  )
}
const wrote = [ready, { kind: 'released', ok: true }, written, written] as const

test('the process id of another job confirms nothing', () => {
  expect(after('process-id', ...wrote, { kind: 'process-id', id: '0001' }).phase).toBe('confirming')
  expect(after('process-id', ...wrote, { kind: 'process-id', id: '0002' })).toEqual({
    phase: 'done',
    result: { state: 'printed', by: 'process-id' },
  })
})

test('an answer in order that comes before the last byte is of an earlier job and confirms nothing', () => {
  const [first, second, third, fourth] = wrote
  expect(after('gs-r', first, second, { kind: 'in-order' }, third, fourth).phase).toBe('confirming')
})

test('a fault is believed when it is seen twice, and forgotten when it goes', () => {
  expect(after('process-id', ...wrote, paperOut).phase).toBe('confirming')
  expect(after('process-id', ...wrote, paperOut, ready, paperOut).phase).toBe('confirming')
  expect(after('process-id', ...wrote, paperOut, paperOut)).toEqual({
    phase: 'done',
    result: { state: 'failed-partial', problem: 'paper-out' },
  })
})

test('a roll that ends under the last row does not spoil a ticket that is confirmed', () => {
  const end = after('process-id', ...wrote, paperOut, { kind: 'process-id', id: '0002' })
  expect(end).toEqual({ phase: 'done', result: { state: 'printed', by: 'process-id' } })
})

test('a line lost while a fault was seen is a failure, without one it is unknown', () => {
  const lost: JobEvent = { kind: 'line-lost' }
  expect(after('gs-r', ...wrote, paperOut, lost)).toEqual({
    phase: 'done',
    result: { state: 'failed-partial', problem: 'paper-out' },
  })
  expect(after('gs-r', ...wrote, lost)).toEqual({
    phase: 'done',
    result: { state: 'unknown', reason: 'link-lost' },
  })
})
