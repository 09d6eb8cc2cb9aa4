import { readFileSync } from 'node:fs'
import type { Schedule } from '@chered/protocol/schedule'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exceptionOn, resourceId } from '../testing/example-schedule.ts'
import { type Caller, runServer, type ServerUnderTest } from '../testing/running-server.ts'

let run: ServerUnderTest
let admin: Caller
let head: Caller
beforeAll(async () => {
  run = await runServer()
  admin = await run.staff('admin')
  head = await run.staff('head')
})
afterAll(() => run.close())

const overview = async () => (await admin.get('/api/schedule')).body
const dayOf = async (version = '') => {
  const path = `/api/schedule/days?from=2026-12-01&to=2026-12-01${version}`
  const { days } = (await head.get(path)).body
  return days[0].resources.find((r: { resourceId: string }) => r.resourceId === 'staff-specialist1')
}

test('what the administrator drafts is worked when the head has approved it, and after a restart', async () => {
  const { inForce } = await overview()
  const schedule: Schedule = inForce.schedule
  const target = { kind: 'resource', resourceId: resourceId('staff-specialist1') } as const
  const rows = [...schedule.rows, exceptionOn(target, '2026-12-01', [], { reason: 'leave' })]
  const draft = (await admin.put('/api/schedule/draft', { revision: null, schedule: { ...schedule, rows } }))
    .body
  expect(draft).toMatchObject({ state: 'draft', revision: 1 })
  expect(await dayOf(`&version=${draft.id}`)).toMatchObject({ shifts: [], reason: 'leave' })
  expect((await dayOf()).shifts).toHaveLength(2)
  const body = { revision: 1, inForceFrom: '2026-11-25' }
  expect((await admin.post('/api/schedule/draft/submit', body)).body.state).toBe('submitted')
  const path = `/api/schedule/versions/${draft.id}`
  expect((await head.get(`${path}/difference`)).body.rows).toHaveLength(1)
  // Who drafts does not approve.
  expect((await admin.post(`${path}/approve`)).body.code).toBe('not-permitted')
  expect((await head.post(`${path}/approve`, { note: 'да' })).body).toMatchObject({
    state: 'approved',
    inForceFrom: '2026-11-25',
  })
  expect((await dayOf()).shifts).toEqual([])
  await run.restart()
  expect((await dayOf()).reason).toBe('leave')
  expect((await overview()).coming).toMatchObject([{ id: draft.id }])
})

test('a fault, a stale draft and a taken back one are answered by their codes', async () => {
  const { schedule } = (await overview()).inForce
  const shares = { ...schedule.quotas.shares, portal: 0 }
  const wrong = { ...schedule, quotas: { ...schedule.quotas, shares } }
  const refused = await admin.put('/api/schedule/draft', { revision: null, schedule: wrong })
  expect([refused.status, refused.body.code, refused.body.params]).toEqual([
    422,
    'schedule-invalid',
    { row: 'quotas.shares', field: 'quotas.shares', problem: 'sum' },
  ])
  expect((await admin.put('/api/schedule/draft', { revision: 7, schedule })).body.code).toBe(
    'schedule-changed',
  )
  expect((await admin.put('/api/schedule/draft', { revision: null, schedule })).status).toBe(200)
  expect((await admin.delete('/api/schedule/draft')).status).toBe(204)
  expect((await admin.delete('/api/schedule/draft')).body.code).toBe('schedule-version-unknown')
})

test('a draft of hundreds of kilobytes is taken', async () => {
  const { schedule } = (await overview()).inForce
  const target = { kind: 'resource', resourceId: resourceId('staff-specialist1') } as const
  const rows = Array.from({ length: 1500 }, (_, n) =>
    exceptionOn(target, '2026-12-01', [], { id: `exception-${n}`, source: 'приказ '.repeat(12) }),
  )
  const large = { ...schedule, rows: [...schedule.rows, ...rows] }
  expect(JSON.stringify(large).length).toBeGreaterThan(400_000)
  expect((await admin.put('/api/schedule/draft', { revision: null, schedule: large })).status).toBe(200)
  await admin.delete('/api/schedule/draft')
})

test('an imported calendar closes its days for everybody, and a broken one is refused', async () => {
  const path = new URL('../../example/holidays-ru.json', import.meta.url)
  const file = JSON.parse(readFileSync(path, 'utf8'))
  file['2026'].federalDaysOff.push('2026-12-01')
  const body = { title: 'Календарь', source: 'приказ', file }
  expect((await admin.post('/api/calendars/federal', body)).body).toMatchObject({
    layer: 'federal',
    title: 'Календарь',
  })
  expect(await dayOf()).toMatchObject({ shifts: [] })
  file['2026'].federalDaysOff.push('2026-12-01')
  expect((await admin.post('/api/calendars/federal', body)).body).toMatchObject({
    code: 'calendar-invalid',
    params: { field: '2026.federalDaysOff.9' },
  })
})
