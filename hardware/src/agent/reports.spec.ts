import type { AgentJobReport } from '@chered/protocol/agent'
import { PrinterId, PrintJobId } from '@chered/protocol/ids'
import { expect, test } from 'vitest'
import { openManualClock } from '../escpos/testing/manual-clock.ts'
import { type AgentReport, openReports } from './reports.ts'

function openRig() {
  const clock = openManualClock()
  const told: AgentReport[] = []
  const settled: AgentReport[] = []
  let answer: boolean | 'no-answer' = true
  const reports = openReports({
    tell: async (report) => {
      told.push(report)
      return answer
    },
    onSettled: (report) => settled.push(report),
    clock,
    log: () => undefined,
  })
  return {
    clock,
    reports,
    told,
    settled,
    answers(next: typeof answer) {
      answer = next
    },
  }
}

const end = (state: AgentJobReport['state']): AgentReport => ({
  event: 'agent:job',
  body: { jobId: PrintJobId.parse('job-1'), state },
})
const status = (nearEnd: boolean): AgentReport => ({
  event: 'agent:printer',
  body: { printerId: PrinterId.parse('p1'), status: { state: 'ready', nearEnd } },
})

test('the end of a job is told until the server takes it, and then no more', async () => {
  const rig = openRig()
  rig.answers('no-answer')
  rig.reports.put(end('printed'))
  await rig.clock.advance(60_000)
  expect(rig.told.length).toBeGreaterThan(50)
  expect(rig.settled).toEqual([])
  rig.answers(true)
  await rig.clock.advance(1_000)
  const told = rig.told.length
  await rig.clock.advance(60_000)
  expect(rig.told).toHaveLength(told)
  expect(rig.settled).toEqual([end('printed')])
})

test('of a status only the latest is told again', async () => {
  const rig = openRig()
  rig.answers('no-answer')
  rig.reports.put(status(false))
  rig.reports.put(status(true))
  await rig.clock.advance(0)
  rig.answers(true)
  rig.reports.resend()
  await rig.clock.advance(5_000)
  expect(rig.told.at(-1)).toEqual(status(true))
  expect(rig.settled).toEqual([status(true)])
})

test('a refusal is believed when it is said five times', async () => {
  const rig = openRig()
  rig.answers(false)
  rig.reports.put(end('printed'))
  await rig.clock.advance(60_000)
  expect(rig.told).toHaveLength(5)
  expect(rig.settled).toHaveLength(1)
})
