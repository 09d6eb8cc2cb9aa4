import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { parseConfig } from '@chered/server/config'
import { openServer, type ServerPorts } from '@chered/server/server'
import { fixedClock } from '@chered/server/testing/fixed-clock'
import {
  type Caller,
  newCommandId,
  runServer,
  type ServerUnderTest,
  takeTicket,
  tuesdayTen,
} from '@chered/server/testing/running-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fault } from './faults.ts'
import { openPaymentSimulator, type PaymentSimulator } from './open-payment-simulator.ts'
import { PaymentBook } from './payment-book.ts'

const example = new URL('../../../packages/server/example/payments.json', import.meta.url)
const token = 'office-token'
const phone = '+7 (843) 5-114-115'
let simulator: PaymentSimulator
let run: ServerUnderTest
let head: Caller
let specialist: Caller

const simulate = () =>
  openPaymentSimulator({
    book: new PaymentBook(null, JSON.parse(readFileSync(example, 'utf8')).payments),
    token,
    slowMs: 3_600_000,
  })

beforeAll(async () => {
  simulator = await simulate()
  run = await runServer({ CHERED_PAYMENTS_URL: simulator.url, CHERED_PAYMENTS_TOKEN: token })
  head = await run.staff('head')
  specialist = await run.staff('specialist1')
})
afterAll(async () => {
  await run.close()
  await simulator.close()
})
// Far enough from the look-ups before that nobody has to wait.
beforeEach(() => run.clock.advance(60_000))

function lookUp(by: string, value: string, caller = specialist, commandId = newCommandId()) {
  const purpose = { for: 'reason', reason: 'colleague-asks' }
  return caller.post('/api/payment-lookups', { commandId, search: { by, [by]: value }, purpose })
}

describe('a look-up at the window', () => {
  it.each([
    ['receipt', 'РТ-2026-0001', 'PAID', 'give-service'],
    ['uin', '00000000000000100172', 'PARTIAL', 'ask-rest'],
    ['receipt', 'рт-2026-0003', 'REFUNDED', 'send-to-contact-centre'],
    ['uin', '0000000000000000000010046', 'NOT_FOUND', 'send-to-contact-centre'],
    ['receipt', 'РТ-2026-9999', 'NOT_FOUND', 'send-to-contact-centre'],
    ['name', 'учебная алия', 'PAID', 'give-service'],
  ])('by %s %s is %s: %s', async (by, value, status, next) => {
    const { status: code, body, headers } = await lookUp(by, value)
    expect(code).toBe(200)
    expect(body).toMatchObject({ status, next, cause: null, contactCentrePhone: phone })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('shows all payments of a name, each with what is to be done', async () => {
    const { body } = await lookUp('name', 'Примеров Ильдар Образцович')
    expect(body).toMatchObject({
      status: 'PARTIAL',
      payments: [
        {
          status: 'PARTIAL',
          payer: 'П. И. О.',
          amountKopecks: 20_000,
          restKopecks: 15_000,
          next: 'ask-rest',
        },
        { status: 'NOT_FOUND', dueKopecks: 250_000, next: 'send-to-contact-centre' },
      ],
    })
    expect(JSON.stringify(body)).not.toMatch(/примеров|ильдар|образцов/i)
  })

  it('for a visit names its ticket in the journal', async () => {
    const ticket = (await takeTicket(run)).body
    const { status } = await specialist.post('/api/payment-lookups', {
      commandId: newCommandId(),
      search: { by: 'receipt', receipt: 'РТ-2026-0001' },
      purpose: { for: 'visit', visitId: ticket.visitId },
    })
    expect(status).toBe(200)
    const { body } = await head.get('/api/payment-lookups?limit=1')
    expect(body.entries).toMatchObject([
      {
        clerk: 'staff-specialist1',
        clerkName: 'Специалист 1',
        purpose: { for: 'visit', visitId: ticket.visitId, ticket: 'А001' },
        by: 'receipt',
        status: 'PAID',
      },
    ])
    expect(body.next).toBeGreaterThan(0)
  })

  it('pressed twice is one question', async () => {
    const before = simulator.requests()
    const commandId = newCommandId()
    const press = () => lookUp('receipt', 'РТ-2026-0001', specialist, commandId)
    const [first, second] = await Promise.all([press(), press()])
    expect(second.body).toEqual(first.body)
    expect((await press()).body).toEqual(first.body)
    expect(simulator.requests()).toBe(before + 1)
  })

  it('with a wrong УИН or half a name never leaves', async () => {
    const before = simulator.requests()
    expect((await lookUp('uin', '00000000000000100006')).body).toMatchObject({
      code: 'uin-invalid',
      status: 422,
    })
    expect((await lookUp('name', 'Учебная')).body).toMatchObject({
      code: 'payment-search-invalid',
      params: { by: 'name' },
    })
    expect(simulator.requests()).toBe(before)
  })

  it.each([
    ['down', 'unreachable'],
    ['rubbish', 'rubbish'],
    ['refuses-token', 'token-refused'],
    ['wrong-content-type', 'content-type'],
    ['half-answer', 'cut-short'],
    ['endless', 'too-large'],
    ['broken', 'failed'],
    ['redirect', 'failed'],
  ])('with the fault %s is UNKNOWN, and the service is given', async (fault, cause) => {
    simulator.setFault(fault as Fault)
    const { status, body } = await lookUp('receipt', 'РТ-2026-0001')
    simulator.setFault(null)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'UNKNOWN',
      next: 'give-service-ordinary-way',
      cause,
      payments: [],
      contactCentrePhone: phone,
    })
    const journal = await head.get('/api/payment-lookups?limit=1')
    expect(journal.body.entries).toMatchObject([{ status: 'UNKNOWN', cause }])
    expect((await lookUp('receipt', 'РТ-2026-0001')).body.status).toBe('PAID')
  })
})

describe('the approved list', () => {
  const approvedLogins = async () =>
    (await head.get('/api/payment-access')).body.people
      .filter((person: { approved: unknown }) => person.approved !== null)
      .map((person: { staffId: string }) => person.staffId)
      .sort()

  it('lets look up whoever is on it, and nobody else', async () => {
    const fifth = await run.staff('specialist5')
    expect((await fifth.get('/api/payment-check')).body).toEqual({
      link: { state: 'working' },
      approved: false,
      colleagues: ['head', 'specialist1', 'specialist2', 'specialist3', 'specialist4'].map((login, n) => ({
        staffId: `staff-${login}`,
        name: n === 0 ? 'Руководитель' : `Специалист ${n}`,
      })),
      contactCentrePhone: phone,
    })
    expect((await lookUp('receipt', 'РТ-2026-0001', fifth)).body.code).toBe('payment-access-needed')
    const admin = await run.staff('admin')
    expect((await lookUp('receipt', 'РТ-2026-0001', admin)).body.code).toBe('payment-access-needed')

    const list = (await head.get('/api/payment-access')).body
    const staffIds = [...(await approvedLogins()), 'staff-specialist5']
    const changed = await head.put('/api/payment-access', { revision: list.revision, staffIds })
    expect(changed.status).toBe(200)
    const person = changed.body.people.find((p: { staffId: string }) => p.staffId === 'staff-specialist5')
    expect(person.approved).toEqual({ by: 'Руководитель', at: run.clock.now() })
    expect((await lookUp('receipt', 'РТ-2026-0001', fifth)).body.status).toBe('PAID')

    const without = staffIds.filter((id) => id !== 'staff-specialist5')
    await head.put('/api/payment-access', { revision: changed.body.revision, staffIds: without })
    expect((await lookUp('receipt', 'РТ-2026-0001', fifth)).body.code).toBe('payment-access-needed')
  })

  it('that somebody else changed meanwhile is not overwritten, and a repeat of the press is no change', async () => {
    const { revision } = (await head.get('/api/payment-access')).body
    const before = await approvedLogins()
    const staffIds = before.slice(1)
    const first = await head.put('/api/payment-access', { revision, staffIds })
    expect((await head.put('/api/payment-access', { revision, staffIds })).body).toEqual(first.body)
    const late = await head.put('/api/payment-access', { revision, staffIds: before })
    expect(late.body).toMatchObject({ code: 'changed-meanwhile', status: 409 })
    expect(await approvedLogins()).toEqual(staffIds)
    await head.put('/api/payment-access', { revision: first.body.revision, staffIds: before })
    expect(await approvedLogins()).toEqual(before)
  })

  it('takes nobody who does not work here', async () => {
    const { revision } = (await head.get('/api/payment-access')).body
    const wrong = await head.put('/api/payment-access', { revision, staffIds: ['staff-nobody'] })
    expect(wrong.body.code).toBe('staff-unknown')
  })

  it('is the same after a restart', async () => {
    const before = (await head.get('/api/payment-access')).body
    await run.restart()
    head = await run.staff('head')
    specialist = await run.staff('specialist1')
    expect((await head.get('/api/payment-access')).body).toEqual(before)
  })
})

describe('a payment system that stays away', () => {
  afterEach(() => simulator.setFault(null))

  it('is a trouble for the administrator, keeps nobody waiting and comes back by itself', async () => {
    const admin = await run.staff('admin')
    const supervision = await run.live({ cookie: admin.cookie })
    await supervision.subscribe('supervision')
    simulator.setFault('down')
    for (let n = 0; n < 3; n++) await lookUp('receipt', 'РТ-2026-0001')
    const before = simulator.requests()
    expect((await lookUp('receipt', 'РТ-2026-0001')).body).toMatchObject({
      status: 'UNKNOWN',
      cause: 'paused',
    })
    expect(simulator.requests()).toBe(before)
    const link = { state: 'paused', cause: 'unreachable', since: run.clock.now() }
    expect((await specialist.get('/api/payment-check')).body.link).toMatchObject(link)
    const { body } = await supervision.until(
      'supervision',
      ({ troubles }: { troubles: { code: string }[] }) =>
        troubles.some(({ code }) => code === 'payments-unreachable'),
    )
    expect(body).toMatchObject({
      troubles: expect.arrayContaining([expect.objectContaining({ params: { cause: 'unreachable' } })]),
    })
    simulator.setFault(null)
    run.clock.advance(30_000)
    await vi.waitUntil(
      async () => (await specialist.get('/api/payment-check')).body.link.state === 'working',
      { timeout: 20_000, interval: 200 },
    )
    expect((await lookUp('receipt', 'РТ-2026-0001')).body.status).toBe('PAID')
  })
})

it('an office without a payment system says so', async () => {
  const alone = await runServer()
  try {
    const caller = await alone.staff('specialist1')
    expect((await caller.get('/api/payment-check')).body.link).toEqual({ state: 'not-connected' })
    expect((await lookUp('receipt', 'РТ-2026-0001', caller)).body.code).toBe('payments-not-connected')
  } finally {
    await alone.close()
  }
})

describe('an office with a payment system of its own', () => {
  let office: ServerUnderTest
  beforeEach(async () => {
    office = await runServer({ CHERED_PAYMENTS_URL: simulator.url, CHERED_PAYMENTS_TOKEN: token })
  })
  afterEach(async () => {
    simulator.setFault(null)
    await office.close()
  })
  const journal = async () => (await (await office.staff('head')).get('/api/payment-lookups')).body.entries

  it('that closes in the middle of a question answers UNKNOWN, and has it on record', async () => {
    const caller = await office.staff('specialist1')
    const before = simulator.requests()
    simulator.setFault('slow')
    const answer = lookUp('receipt', 'РТ-2026-0001', caller)
    await vi.waitUntil(() => simulator.requests() > before)
    await office.restart()
    expect((await answer).body).toMatchObject({ status: 'UNKNOWN', cause: 'interrupted' })
    expect(await journal()).toMatchObject([{ status: 'UNKNOWN', cause: 'interrupted' }])
  })

  it('forgets its look-ups after a year by itself', async () => {
    await lookUp('receipt', 'РТ-2026-0001', await office.staff('specialist1'))
    office.clock.advance(364 * 86_400_000)
    await office.restart()
    expect(await journal()).toHaveLength(1)
    office.clock.advance(2 * 86_400_000)
    await office.restart()
    expect(await journal()).toEqual([])
  })
})

it('nothing of a name is left in the log, in the data folder or in an answer that refuses', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chered-payments-'))
  const lines: string[] = []
  // Keeps more than any log would: whatever is handed to it, with all that hangs on it.
  const keep = (...said: unknown[]) => {
    lines.push(inspect(said, { depth: 12, showHidden: true, maxStringLength: null }))
  }
  const levels = { info: keep, error: keep, debug: keep, fatal: keep, warn: keep, trace: keep, silent: keep }
  const logger: ServerPorts['logger'] = { ...levels, level: 'trace', child: () => logger }
  const config = parseConfig({
    CHERED_PORT: '0',
    CHERED_DATA: folder,
    CHERED_PAYMENTS_URL: simulator.url,
    CHERED_PAYMENTS_TOKEN: token,
  })
  const clock = fixedClock(tuesdayTen)
  const server = await openServer(config, { clock, logger })
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-chered': '1' }
  const post = async (path: string, body: string) => {
    const answer = await fetch(server.address + path, { method: 'POST', headers, body })
    return { text: await answer.text(), cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  }
  const answers: string[] = []
  const ask = async (search: object, extra: object = {}) => {
    const purpose = { for: 'reason', reason: 'refund' }
    const body = { commandId: newCommandId(), search, purpose, ...extra }
    answers.push((await post('/api/payment-lookups', JSON.stringify(body))).text)
  }
  try {
    const signedIn = await post('/api/session', JSON.stringify({ login: 'head', password: 'primer-2026' }))
    headers.cookie = signedIn.cookie
    const name = 'Невидимкова Тайна Скрытовна'
    for (const fault of ['down', 'broken', 'half-answer', null, 'rubbish'] as const) {
      simulator.setFault(fault)
      await ask({ by: 'name', name })
      clock.advance(120_000)
    }
    simulator.setFault(null)
    // Refused in every way there is: by the rules, the schema, the parser and the limit of a body.
    await ask({ by: 'name', name: 'Невидимкова' })
    await ask({ by: 'name', name }, { purpose: 'Невидимкова' })
    await ask({ by: 'name', name: 'Невидимкова '.repeat(50) })
    await ask({ by: 'uin', uin: 'Невидимкова' })
    answers.push((await post('/api/payment-lookups', '{"name": Невидимкова')).text)
    answers.push((await post('/api/payment-lookups', 'Невидимкова '.repeat(20_000))).text)
    expect(simulator.asked.some(({ value }) => value === name)).toBe(true)
    const open = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    const everything = [...answers, ...lines, ...open.map((bytes) => bytes.toString('utf8'))].join('\n')
    expect(open.length).toBeGreaterThan(1)
    expect(lines.length).toBeGreaterThan(0)
    const encoded = encodeURIComponent('Невидимкова')
    for (const trace of ['невидимк', 'скрытовн', encoded.toLowerCase(), '\\u041d\\u0435\\u0432\\u0438']) {
      expect(everything.toLowerCase()).not.toContain(trace)
    }
  } finally {
    simulator.setFault(null)
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
