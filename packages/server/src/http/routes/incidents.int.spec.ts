import type { IncidentsView } from '@chered/protocol/incidents'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCommandId, runServer, type ServerUnderTest } from '../../testing/running-server.ts'

let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
})
afterEach(() => run.close())

const report = (more: object = {}) => ({
  commandId: newCommandId(),
  subject: { kind: 'workplace', id: 'desk-1' },
  fault: 'computer',
  deskId: 'desk-1',
  ...more,
})
const step = () => ({ commandId: newCommandId() })

it('a fault becomes an incident, another report of the device joins it, and support’s clock starts when it is told', async () => {
  const [one, two, admin] = await Promise.all(
    ['specialist1', 'specialist2', 'admin'].map((l) => run.staff(l)),
  )
  if (!one || !two || !admin) throw new Error('nobody signed in')
  const told = report({ note: 'Гудит и не включается' })
  const first = await one.post('/api/incidents', told)
  expect(first.body).toMatchObject({ number: 1 })
  const repeated = await one.post('/api/incidents', told)
  expect(repeated.body).toEqual(first.body)
  expect((await one.post('/api/incidents', { ...told, fault: 'network' })).body.code).toBe('command-reused')
  run.clock.advance(60_000)
  expect((await two.post('/api/incidents', report({ deskId: 'desk-2' }))).body).toEqual(first.body)

  const live = await run.live({ cookie: admin.cookie })
  await live.subscribe('incidents')
  const view = await live.until('incidents', ({ open }: { open: unknown[] }) => open.length === 1)
  const { open } = view.body as unknown as IncidentsView
  const [incident] = open
  expect(incident).toMatchObject({ state: 'opened', reports: 2, class: 'queue', subject: { desk: 1 } })
  expect(incident?.said.map(({ note }) => note)).toEqual(['Гудит и не включается', null])
  const path = `/api/incidents/${first.body.incidentId}`
  expect((await one.post(`${path}/take`, step())).status).toBe(403)
  expect((await admin.post(`${path}/react`, step())).body.code).toBe('incident-state')
  expect((await admin.post(`${path}/take`, step())).status).toBe(204)
  expect((await admin.post(`${path}/tell-support`, step())).status).toBe(204)
  const clock = await live.until(
    'incidents',
    ({ open }: { open: { state: string }[] }) => open[0]?.state === 'told',
  )
  expect(clock.body).toMatchObject({
    open: [{ told: { at: run.clock.now(), dueAt: run.clock.now() + 30 * 60_000 } }],
  })

  await run.restart()
  run.clock.advance(31 * 60_000)
  const again = await run.live({ cookie: admin.cookie })
  await again.subscribe('supervision')
  await again.until('supervision', ({ troubles }: { troubles: { code: string }[] }) =>
    troubles.some(({ code }) => code === 'incident-late'),
  )
  expect((await admin.post(`${path}/react`, step())).status).toBe(204)
  const end = step()
  expect((await admin.post(`${path}/resolve`, end)).status).toBe(204)
  expect((await admin.post(`${path}/resolve`, end)).status).toBe(204)
  expect((await admin.post(`${path}/cancel`, step())).body).toMatchObject({
    code: 'incident-state',
    params: { state: 'resolved' },
  })
  const { body } = await admin.get('/api/incidents')
  expect(body).toMatchObject({ more: false, incidents: [{ number: 1, reacted: { tookMs: 31 * 60_000 } }] })
  expect((await one.post('/api/incidents', report())).body).toMatchObject({ number: 2 })
})

it('free words reach only who looks after incidents, and are erased a month after the end', async () => {
  const one = await run.staff('specialist1')
  const admin = await run.staff('admin')
  const words = 'Слова не для всех'
  const { body } = await one.post('/api/incidents', report({ note: words }))
  const live = await run.live({ cookie: one.cookie })
  const seen = await live.subscribe('faults')
  expect(JSON.stringify(seen)).toContain(body.incidentId)
  expect(JSON.stringify(seen)).not.toContain(words)
  expect(await live.subscribe('incidents')).toMatchObject({ ok: false, code: 'not-permitted' })
  await admin.post(`/api/incidents/${body.incidentId}/cancel`, step())
  expect(JSON.stringify((await admin.get('/api/incidents')).body)).toContain(words)
  run.clock.advance(31 * 24 * 3600_000)
  await run.restart()
  expect(JSON.stringify((await (await run.staff('admin')).get('/api/incidents')).body)).not.toContain(words)
})

it('only what is in the hall and in the list of its faults can be reported, by whoever works here', async () => {
  const one = await run.staff('specialist1')
  expect(
    (await one.post('/api/incidents', report({ subject: { kind: 'board', id: 'nowhere' } }))).body.code,
  ).toBe('device-unknown')
  expect((await one.post('/api/incidents', report({ fault: 'no-paper' }))).body.code).toBe('fault-unknown')
  expect((await one.post('/api/incidents', report({ note: 'x'.repeat(201) }))).status).toBe(400)
  expect((await run.stranger().post('/api/incidents', report())).status).toBe(401)
  expect((await one.get('/api/incidents')).status).toBe(403)
  const eservice = await one.post(
    '/api/incidents',
    report({ subject: { kind: 'eservice', id: 'eservice' }, fault: 'late' }),
  )
  const admin = await run.staff('admin')
  await admin.post(`/api/incidents/${eservice.body.incidentId}/tell-support`, step())
  const live = await run.live({ cookie: admin.cookie })
  const view = await live.subscribe('incidents')
  expect(view).toMatchObject({
    message: { body: { open: [{ class: 'eservice', told: { dueAt: run.clock.now() + 90 * 60_000 } }] } },
  })
})
