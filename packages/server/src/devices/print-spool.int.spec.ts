import type { AgentView } from '@chered/protocol/agent'
import type { KioskView, SupervisionView } from '@chered/protocol/views'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  exampleKiosk,
  type LiveCaller,
  newCommandId,
  runServer,
  type ServerUnderTest,
} from '../testing/running-server.ts'

let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
})
afterEach(() => run.close())

const ready = { printerId: 'printer-1', status: { state: 'ready', nearEnd: false } }

/** An agent that says what the test wants; its printer is the example kiosk's. */
async function openAgent(holding: readonly string[] = []): Promise<LiveCaller> {
  const agent = await run.live({ token: run.server.enrolLocalAgent() })
  const printers = [{ printerId: 'printer-1', name: 'Принтер терминала 1', dots: 576 }]
  await agent.socket.emitWithAck('agent:hello', { version: '1', holding, printers, panels: [] } as never)
  await agent.socket.emitWithAck('agent:printer', ready as never)
  await agent.subscribe('agent:self')
  return agent
}
const report = (agent: LiveCaller, jobId: string, state: string) =>
  agent.socket.emitWithAck('agent:job', { jobId, state } as never)
const press = async () => {
  const body = { commandId: newCommandId(), serviceId: 'advice', language: 'tt' }
  return (await run.device(exampleKiosk).post('/api/tickets', body)).body
}
const kiosk = async () => {
  const live = await run.live({ token: exampleKiosk })
  await live.subscribe('kiosk:self')
  return live
}
const printed = (live: LiveCaller, jobId: string, state: string) =>
  live.until('kiosk:self', (view: KioskView) =>
    view.prints.some((p) => p.jobId === jobId && p.state === state),
  )

test('a job goes to the agent in words, is granted once, and its end reaches the kiosk', async () => {
  const agent = await openAgent()
  const screen = await kiosk()
  const { printJobId, ticket, link } = await press()
  const { body } = await agent.until('agent:self', (view: AgentView) => view.jobs.length === 1)
  const [job] = (body as AgentView).jobs
  expect(job).toMatchObject({
    jobId: printJobId,
    state: 'queued',
    content: { ticket, link, language: 'tt', second: 'ru' },
  })
  expect(await report(agent, printJobId, 'sent')).toEqual({ ok: true })
  expect(await report(agent, printJobId, 'sent')).toEqual({ ok: false })
  expect(await report(agent, printJobId, 'printed')).toEqual({ ok: true })
  expect(await report(agent, printJobId, 'printed')).toEqual({ ok: true })
  await printed(screen, printJobId, 'printed')
})

test('the paper of two services names both, and the documents of both each once', async () => {
  const agent = await openAgent()
  const two = { serviceId: 'birth-registration', alsoServiceId: 'paternity' }
  const body = { commandId: newCommandId(), ...two, language: 'ru' }
  await run.device(exampleKiosk).post('/api/tickets', body)
  const seen = await agent.until('agent:self', (view: AgentView) => view.jobs.length === 1)
  const content = (seen.body as AgentView).jobs[0]?.content
  const { services } = (await run.stranger().get('/api/office')).body
  const [first, second] = [two.serviceId, two.alsoServiceId].map((id) =>
    services.find((service: { id: string }) => service.id === id),
  )
  expect(content?.serviceName.first).toBe(`${first.name.ru} + ${second.name.ru}`)
  const papers = [...first.documents, ...second.documents].map(({ ru }: { ru: string }) => ru)
  expect(content?.documents).toEqual([...new Set(papers)])
})

test('a job that nobody begins is given up, and is not granted afterwards', async () => {
  const agent = await openAgent()
  const screen = await kiosk()
  const { printJobId } = await press()
  run.clock.advance(13_000)
  await printed(screen, printJobId, 'not-sent')
  expect(await report(agent, printJobId, 'sent')).toEqual({ ok: false })
})

test('a job begun by an agent that is gone becomes unknown and is never offered again', async () => {
  const agent = await openAgent()
  const { printJobId } = await press()
  await report(agent, printJobId, 'sent')
  agent.close()
  const screen = await kiosk()
  const next = await openAgent()
  await printed(screen, printJobId, 'unknown')
  expect(await report(next, printJobId, 'sent')).toEqual({ ok: false })
  const admin = await run.live({ cookie: (await run.staff('admin')).cookie })
  await admin.subscribe('supervision')
  await admin.until('supervision', (view: SupervisionView) =>
    view.troubles.some((t) => t.code === 'print-unknown'),
  )
})

test('a job that the returning agent still holds goes on', async () => {
  const agent = await openAgent()
  const { printJobId } = await press()
  await report(agent, printJobId, 'sent')
  agent.close()
  const again = await openAgent([printJobId])
  expect(await report(again, printJobId, 'printed')).toEqual({ ok: true })
})

test('a job and its state survive a restart of the server', async () => {
  const agent = await openAgent()
  const { printJobId } = await press()
  await report(agent, printJobId, 'sent')
  await run.restart()
  const again = await openAgent([printJobId])
  expect(await report(again, printJobId, 'printed')).toEqual({ ok: true })
})

test('a copy is a job of its own, says so, and clears the trouble of the first', async () => {
  const agent = await openAgent()
  const { printJobId } = await press()
  await report(agent, printJobId, 'sent')
  await report(agent, printJobId, 'failed-partial')
  const person = await run.staff('admin')
  const admin = await run.live({ cookie: person.cookie })
  await admin.subscribe('supervision')
  const failed = (view: SupervisionView) => view.troubles.some((t) => t.code === 'print-failed')
  await admin.until('supervision', failed)
  const copy = await person.post(`/api/prints/${printJobId}/reprint`, { commandId: newCommandId() })
  const { body } = await agent.until('agent:self', (view: AgentView) => view.jobs.length === 1)
  expect((body as AgentView).jobs[0]).toMatchObject({ jobId: copy.body.printJobId, content: { copy: true } })
  const now = await admin.subscribe('supervision')
  if (!now.ok) throw new Error('no view')
  expect(failed(now.message.body as SupervisionView)).toBe(false)
})

test("a trial of the printer is printed and is nobody's ticket", async () => {
  const agent = await openAgent()
  const admin = await run.staff('admin')
  const answer = await admin.post('/api/printers/printer-1/test', { commandId: newCommandId() })
  const { body } = await agent.until('agent:self', (view: AgentView) => view.jobs.length === 1)
  const [job] = (body as AgentView).jobs
  expect(job?.jobId).toBe(answer.body.printJobId)
  expect(job?.content.serviceName.first).toBe('Проба принтера. Это не талон')
  expect((await press()).ticket.number).toBe(601)
})

test("an agent cannot report another agent's printer", async () => {
  await openAgent()
  const { printJobId } = await press()
  const admin = await run.staff('admin')
  const { pairingId, code, secret } = (await run.stranger().post('/api/devices/pairings', { kind: 'agent' }))
    .body
  const assignment = { kind: 'agent' }
  await admin.post(`/api/devices/pairings/${pairingId}/confirm`, { code, name: 'Другой', assignment })
  const { token } = (await run.stranger().post(`/api/devices/pairings/${pairingId}/collect`, { secret })).body
  const other = await run.live({ token })
  expect(await report(other, printJobId, 'sent')).toEqual({ ok: false })
  expect(await other.socket.emitWithAck('agent:printer', ready as never)).toEqual({ ok: false })
})
