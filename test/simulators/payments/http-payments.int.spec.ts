import { openHttpPayments } from '@chered/server/payments/http-payments'
import { openPaymentSystem } from '@chered/server/payments/open-payment-system'
import { fixedClock } from '@chered/server/testing/fixed-clock'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Fault, faults } from './faults.ts'
import { openPaymentSimulator, type PaymentSimulator } from './open-payment-simulator.ts'
import { PaymentBook } from './payment-book.ts'

const now = Date.UTC(2026, 10, 24, 7)
const payment = {
  receipt: 'РТ-2026-0001',
  uin: '00000000000000100005',
  name: 'Учебная Алия Примеровна',
  status: 'PAID',
  amount: 35_000,
  due: 35_000,
  date: '2026-11-20',
  purpose: 'Госпошлина',
  kbk: '32110805000010000110',
}
const question = { by: 'receipt', value: 'РТ-2026-0001', clerk: 'специалист 1' } as const
const asked = new AbortController().signal
let simulator: PaymentSimulator
let late: AbortController

const office = (token = 'token', url = simulator.url) =>
  openHttpPayments({ url, token, timeOut: () => late.signal })

beforeEach(async () => {
  late = new AbortController()
  const book = new PaymentBook(null, [
    payment,
    { ...payment, receipt: 'РТ-2026-0002', uin: '', status: 'PARTIAL', amount: 20_000, date: '2026-11-21' },
    { ...payment, receipt: 'РТ-2026-0003', uin: '', status: 'NOT_FOUND', amount: null, date: null },
  ])
  const users = ['специалист 1']
  simulator = await openPaymentSimulator({ book, token: 'token', users, now: () => now, slowMs: 3_600_000 })
})
afterEach(() => simulator.close())

describe('the payment system over HTTP', () => {
  it('is asked in the name of the clerk and answers with initials', async () => {
    expect(await office().find(question, asked)).toEqual({
      kind: 'payments',
      payments: [
        {
          status: 'PAID',
          amountKopecks: 35_000,
          date: '2026-11-20',
          payer: 'У. А. П.',
          purpose: 'Госпошлина',
          kbk: '32110805000010000110',
          source: 'ГИС ГМП (учебная)',
          checkedAt: now,
          next: 'give-service',
        },
      ],
    })
    expect(simulator.asked).toEqual([
      { by: 'receipt', value: 'РТ-2026-0001', at: now, user: 'специалист 1', found: 1 },
    ])
  })

  it('finds by УИН, and by a name whatever its case, the newest first', async () => {
    const byUin = await office().find({ ...question, by: 'uin', value: payment.uin }, asked)
    expect(byUin).toMatchObject({ payments: [{ status: 'PAID' }] })
    const byName = await office().find({ ...question, by: 'name', value: 'УЧЕБНАЯ алия' }, asked)
    expect(byName).toMatchObject({
      payments: [
        { status: 'PARTIAL', restKopecks: 15_000 },
        { status: 'PAID' },
        { status: 'NOT_FOUND', dueKopecks: 35_000 },
      ],
    })
    const nobody = await office().find({ ...question, by: 'name', value: 'Учебная Алина' }, asked)
    expect(nobody).toEqual({ kind: 'payments', payments: [] })
  })

  it('does not know another token, nor a person who is not on its list', async () => {
    const refused = { kind: 'unknown', cause: 'token-refused' }
    expect(await office('other').find(question, asked)).toEqual(refused)
    expect(await office().find({ ...question, clerk: 'кто-то' }, asked)).toEqual(refused)
  })

  it('that nobody runs is unreachable', async () => {
    const url = simulator.url
    await simulator.close()
    expect(await office('token', url).find(question, asked)).toEqual({
      kind: 'unknown',
      cause: 'unreachable',
    })
    expect(await office('token', url).probe(asked)).toBe('unreachable')
    expect(await office('token', 'http://no-such-host.invalid').probe(asked)).toBe('unreachable')
  })

  it('is tried without a question that names anybody', async () => {
    expect(await office().probe(asked)).toBeNull()
    expect(await office('other').probe(asked)).toBe('token-refused')
    expect(simulator.asked).toEqual([])
  })
})

const causes: Record<Exclude<Fault, 'slow'>, string> = {
  down: 'unreachable',
  rubbish: 'rubbish',
  'refuses-token': 'token-refused',
  'wrong-content-type': 'content-type',
  'half-answer': 'cut-short',
  endless: 'too-large',
  broken: 'failed',
  redirect: 'failed',
}

describe('a payment system with a fault', () => {
  it.each(Object.entries(causes))('%s is unknown: %s', async (fault, cause) => {
    simulator.setFault(fault as Fault)
    expect(await office().find(question, asked)).toEqual({ kind: 'unknown', cause })
    simulator.setFault(null)
    expect(await office().find(question, asked)).toMatchObject({ kind: 'payments' })
  })

  it.each(Object.keys(causes))('%s is found out by a try of the link too', async (fault) => {
    simulator.setFault(fault as Fault)
    expect(await office().probe(asked)).not.toBeNull()
    simulator.setFault(null)
    expect(await office().probe(asked)).toBeNull()
  })

  it('slow is unknown when the time is over', async () => {
    simulator.setFault('slow')
    const answer = office().find(question, asked)
    await vi.waitUntil(() => simulator.requests() === 1)
    late.abort(new DOMException('late', 'TimeoutError'))
    expect(await answer).toEqual({ kind: 'unknown', cause: 'timeout' })
  })

  it('slow is given up when the server ends', async () => {
    simulator.setFault('slow')
    const ending = new AbortController()
    const answer = office().find(question, ending.signal)
    await vi.waitUntil(() => simulator.requests() === 1)
    ending.abort()
    expect(await answer).toEqual({ kind: 'unknown', cause: 'interrupted' })
  })

  it('has no name that is left out here', () => {
    expect(Object.keys(faults).sort()).toEqual([...Object.keys(causes), 'slow'].sort())
  })
})

describe('a payment system that fails again and again', () => {
  const clock = fixedClock(now)
  const open = () => openPaymentSystem(office(), clock)

  it('is left alone for a while, and works again by itself', async () => {
    const system = open()
    simulator.setFault('broken')
    for (let n = 0; n < 3; n++) expect(await system.find(question, asked)).toMatchObject({ cause: 'failed' })
    expect(await system.find(question, asked)).toEqual({ kind: 'unknown', cause: 'paused' })
    await system.tick(asked)
    expect(simulator.requests()).toBe(3)
    expect(system.link()).toEqual({
      state: 'paused',
      since: clock.now(),
      cause: 'failed',
      retryAt: clock.now() + 30_000,
    })
    clock.advance(30_000)
    await system.tick(asked)
    expect(system.link()).toMatchObject({ state: 'paused', retryAt: clock.now() + 60_000 })
    simulator.setFault(null)
    clock.advance(60_000)
    await system.tick(asked)
    expect(system.link()).toEqual({ state: 'working' })
    expect(await system.find(question, asked)).toMatchObject({ kind: 'payments' })
  })

  it('is tried by the first question after a pause, and only by one', async () => {
    const system = open()
    simulator.setFault('broken')
    for (let n = 0; n < 3; n++) await system.find(question, asked)
    clock.advance(30_000)
    simulator.setFault('slow')
    const first = system.find(question, asked)
    await vi.waitUntil(() => simulator.requests() === 4)
    expect(await system.find(question, asked)).toEqual({ kind: 'unknown', cause: 'paused' })
    await system.tick(asked)
    expect(simulator.requests()).toBe(4)
    late.abort()
    expect(await first).toEqual({ kind: 'unknown', cause: 'timeout' })
    expect(system.link()).toMatchObject({ state: 'paused', cause: 'timeout' })
  })
})
