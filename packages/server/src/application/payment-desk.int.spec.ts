import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandId, DayDate, StaffId, VisitId } from '@chered/protocol/ids'
import type { Payment, PaymentLookUpBody } from '@chered/protocol/payments'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyedHash } from '../payments/keyed-hash.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { forgetOldLookUps, openPaymentDesk, type PaymentDesk } from './payment-desk.ts'
import type { PaymentFindings, PaymentQuestion, PaymentSystem } from './ports.ts'

const start = Date.UTC(2026, 10, 24, 7)
const clerk = { staffId: 'staff-1' as StaffId, login: 'clerk' }
const other = { staffId: 'staff-2' as StaffId, login: 'other' }
const visit = 'visit-1' as VisitId
const paid: Payment = {
  status: 'PAID',
  amountKopecks: 35_000,
  date: '2026-11-20' as DayDate,
  payer: 'Т. С. С.',
  purpose: null,
  kbk: null,
  source: 'ГИС ГМП',
  checkedAt: start,
  next: 'give-service',
}

/** Answers when the test says so, and remembers what it was asked. */
class HeldSystem implements PaymentSystem {
  readonly asked: PaymentQuestion[] = []
  readonly #answers: ((findings: PaymentFindings) => void)[] = []
  /** What each question finds on record at the moment it leaves. */
  onAsked: () => void = () => {}

  find(question: PaymentQuestion): Promise<PaymentFindings> {
    this.onAsked()
    this.asked.push(question)
    return new Promise((resolve) => this.#answers.push(resolve))
  }
  answer(findings: PaymentFindings = { kind: 'payments', payments: [] }): void {
    const next = this.#answers.shift()
    if (next === undefined) throw new Error('nothing was asked')
    next(findings)
  }
  link = () => ({ state: 'working' }) as const
  tick = async () => {}
}

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let system: HeldSystem
let approved: Set<StaffId>
let connected: boolean
const clock = fixedClock(start)
let desk: PaymentDesk
let presses = 0

function open(): PaymentDesk {
  return openPaymentDesk({
    table: store.paymentLookUps,
    system: () => (connected ? system : null),
    clock,
    keyedHash: openKeyedHash(join(folder.path, 'payment-lookup.key')),
    mayLookUp: (id) => approved.has(id),
    colleagues: () => [clerk, other].map(({ staffId }) => ({ staffId, name: `name of ${staffId}` })),
    ticketOf: (id) => (id === visit ? 'А012' : null),
    nameOf: (id) => `name of ${id}`,
    contactCentrePhone: () => '5-114-115',
  })
}
function order(change: Partial<PaymentLookUpBody> = {}): PaymentLookUpBody {
  return {
    commandId: `press-${++presses}-of-a-clerk` as CommandId,
    search: { by: 'name', name: 'Тайнова Секрета Скрытовна' },
    purpose: { for: 'visit', visitId: visit },
    ...change,
  }
}
/** Puts the question and lets it be answered at once. */
async function ask(body = order(), who = clerk) {
  const before = system.asked.length
  const answer = desk.lookUp(body, who)
  if (system.asked.length > before) system.answer()
  return answer
}
const journal = (query = {}) => desk.lookUps({ limit: 50, ...query }).entries

beforeEach(() => {
  folder = temporaryFolder()
  clock.set(start)
  store = openStore(join(folder.path, 'chered.db'))
  const person = { name: 'x', roles: [], password: '', mustChangePassword: false, usualDesk: null }
  for (const { staffId, login } of [clerk, other]) {
    const rest = { primary: [], secondary: [], failed: 0, lockedUntil: 0, active: true }
    store.staff.add({ id: staffId, login, ...person, ...rest })
  }
  system = new HeldSystem()
  approved = new Set([clerk.staffId, other.staffId])
  connected = true
  desk = open()
})
afterEach(() => {
  store.close()
  folder.remove()
})

describe('a look-up', () => {
  it('is on record with clerk, time and purpose when its question leaves', async () => {
    let recorded: unknown
    system.onAsked = () => {
      recorded = journal()
    }
    await ask()
    const expected = {
      at: start,
      clerk: clerk.staffId,
      clerkName: 'name of staff-1',
      by: 'name',
      status: null,
    }
    const purpose = { for: 'visit', visitId: visit, ticket: 'А012' }
    expect(recorded).toMatchObject([{ ...expected, purpose, cause: null, answeredAt: null }])
    expect(journal()).toMatchObject([{ ...expected, purpose, status: 'NOT_FOUND', answeredAt: start }])
    expect(system.asked).toEqual([{ by: 'name', value: 'Тайнова Секрета Скрытовна', clerk: 'clerk' }])
  })

  it('whose record cannot be written asks nothing', async () => {
    store.database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON payment_lookup BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    await expect(desk.lookUp(order(), clerk)).rejects.toThrow('full')
    expect(system.asked).toEqual([])
  })

  it('whose answer cannot be recorded is not answered, until a repeat of the press can record it', async () => {
    store.database.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON payment_lookup BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    const body = order()
    const first = desk.lookUp(body, clerk)
    system.answer()
    await expect(first).rejects.toThrow('full')
    store.database.exec('DROP TRIGGER full')
    expect(await desk.lookUp(body, clerk)).toMatchObject({ ok: true, lookUp: { status: 'NOT_FOUND' } })
    expect(system.asked).toHaveLength(1)
    expect(journal()).toHaveLength(1)
  })

  it('twice by the same command id is one record, one question and one answer', async () => {
    const body = order()
    const both = [desk.lookUp(body, clerk), desk.lookUp(body, clerk)]
    system.answer()
    const [first, second] = await Promise.all(both)
    expect(second).toEqual(first)
    expect(await desk.lookUp(body, clerk)).toEqual(first)
    expect(system.asked).toHaveLength(1)
    expect(journal()).toHaveLength(1)
  })

  it('that comes again when its answer is forgotten gives the status on record, and asks nothing', async () => {
    const body = order()
    const first = desk.lookUp(body, clerk)
    system.answer({ kind: 'payments', payments: [paid] })
    expect(await first).toMatchObject({ lookUp: { status: 'PAID', payments: [{ payer: 'Т. С. С.' }] } })
    clock.advance(5 * 60_000 + 1)
    await desk.tick()
    expect(await desk.lookUp(body, clerk)).toMatchObject({ lookUp: { status: 'PAID', payments: null } })
    desk = open()
    expect(await desk.lookUp(body, clerk)).toMatchObject({ lookUp: { status: 'PAID', payments: null } })
    expect(system.asked).toHaveLength(1)
  })

  it.each([
    ['another name', { search: { by: 'name', name: 'Тайнова Секрета' } }, clerk],
    ['another kind of search', { search: { by: 'receipt', receipt: 'РТ-2026-0001' } }, clerk],
    ['another purpose', { purpose: { for: 'reason', reason: 'refund' } }, clerk],
    ['another clerk', {}, other],
  ] as const)(
    'of the same command id with %s is refused, now and after a restart',
    async (_, change, who) => {
      const body = order()
      await ask(body)
      for (const of of [desk, open()]) {
        const answer = await of.lookUp({ ...body, ...(change as Partial<PaymentLookUpBody>) }, who)
        expect(answer).toEqual({ ok: false, refusal: { code: 'command-reused' } })
      }
      expect(system.asked).toHaveLength(1)
    },
  )

  it('that was under way when the server ended is UNKNOWN and says so', async () => {
    const body = order()
    void desk.lookUp(body, clerk)
    desk = open()
    expect(journal()).toMatchObject([{ status: 'UNKNOWN', cause: 'interrupted' }])
    expect(await desk.lookUp(body, clerk)).toMatchObject({
      lookUp: { status: 'UNKNOWN', cause: 'interrupted', next: 'give-service-ordinary-way', payments: null },
    })
  })

  it('of which nothing could be learnt is no refusal', async () => {
    const answer = desk.lookUp(order(), clerk)
    system.answer({ kind: 'unknown', cause: 'timeout' })
    expect(await answer).toMatchObject({
      ok: true,
      lookUp: { status: 'UNKNOWN', cause: 'timeout', next: 'give-service-ordinary-way', payments: [] },
    })
    expect(journal()).toMatchObject([{ status: 'UNKNOWN', cause: 'timeout' }])
  })
})

describe('nothing is asked and nothing recorded', () => {
  afterEach(() => {
    expect(system.asked).toEqual([])
    expect(journal()).toEqual([])
  })

  it('for somebody who is not on the approved list, from the moment that this is so', async () => {
    approved.delete(clerk.staffId)
    expect(await desk.lookUp(order(), clerk)).toEqual({
      ok: false,
      refusal: { code: 'payment-access-needed' },
    })
  })

  it('where no payment system is connected', async () => {
    connected = false
    expect(await desk.lookUp(order(), clerk)).toMatchObject({ refusal: { code: 'payments-not-connected' } })
    expect(desk.check(clerk.staffId)).toEqual({
      link: { state: 'not-connected' },
      approved: true,
      colleagues: [{ staffId: other.staffId, name: `name of ${other.staffId}` }],
      contactCentrePhone: '5-114-115',
    })
  })

  it('for a УИН with a wrong digit', async () => {
    const search = { by: 'uin', uin: '00000000000000100006' } as const
    expect(await desk.lookUp(order({ search }), clerk)).toMatchObject({ refusal: { code: 'uin-invalid' } })
  })

  it('for a visit that is not one of today', async () => {
    const purpose = { for: 'visit', visitId: 'visit-2' as VisitId } as const
    expect(await desk.lookUp(order({ purpose }), clerk)).toMatchObject({
      refusal: { code: 'ticket-not-found' },
    })
  })
})

describe('a clerk', () => {
  it('who asks too often has to wait, across a restart too, and holds up nobody else', async () => {
    for (let n = 0; n < 12; n++) {
      clock.advance(1000)
      expect(await ask()).toMatchObject({ ok: true })
    }
    desk = open()
    const refused = { ok: false, refusal: { code: 'too-many-requests', params: { seconds: 49 } } }
    expect(await ask()).toEqual(refused)
    expect(await ask(order(), other)).toMatchObject({ ok: true })
    clock.advance(49_000)
    expect(await ask()).toMatchObject({ ok: true })
  })

  it('is not counted again for a repeat of a press', async () => {
    const body = order()
    await ask(body)
    for (let n = 0; n < 30; n++) expect(await desk.lookUp(body, clerk)).toMatchObject({ ok: true })
    expect(await ask()).toMatchObject({ ok: true })
  })
})

describe('the journal', () => {
  it('is read page by page, the newest first, each look-up once', async () => {
    const ids: number[] = []
    for (let n = 0; n < 7; n++) {
      clock.advance(10_000)
      const answer = await ask(order(), n % 2 === 0 ? clerk : other)
      if (answer.ok) ids.push(answer.lookUp.lookUpId)
    }
    const read: number[] = []
    let next: number | null = null
    do {
      const page = desk.lookUps({ limit: 3, ...(next === null ? {} : { before: next }) })
      read.push(...page.entries.map(({ lookUpId }) => lookUpId))
      next = page.next
    } while (next !== null)
    expect(read).toEqual(ids.toReversed())
    expect(journal({ clerk: other.staffId }).map(({ lookUpId }) => lookUpId)).toEqual([
      ids[5],
      ids[3],
      ids[1],
    ])
  })

  it('shows that the same person was looked up twice, and not who', async () => {
    await ask()
    await ask(order({ search: { by: 'name', name: ' тайнова СЕКРЕТА  скрытовна' } }))
    await ask(order({ search: { by: 'name', name: 'Другова Секрета' } }))
    const [third, second, first] = journal()
    expect(second?.subject).toBe(first?.subject)
    expect(third?.subject).not.toBe(first?.subject)
    expect(JSON.stringify(journal())).not.toMatch(/тайнов|секрет|скрыт/i)
  })

  it('keeps a look-up for a year and not a day longer', async () => {
    await ask()
    clock.advance(86_400_000)
    await ask()
    expect(forgetOldLookUps(store.paymentLookUps, Date.UTC(2027, 10, 24, 7))).toBe(0)
    expect(forgetOldLookUps(store.paymentLookUps, Date.UTC(2027, 10, 24, 7) + 1)).toBe(1)
    expect(journal()).toHaveLength(1)
  })
})

it('no byte of the database tells whom somebody looked up', async () => {
  await ask()
  await ask(order({ search: { by: 'uin', uin: '00000000000000100005' } }))
  await ask(order({ search: { by: 'receipt', receipt: 'РТ-2026-ТАЙНА' } }))
  const bytes = () =>
    readdirSync(folder.path)
      .map((file) => readFileSync(join(folder.path, file)))
      .flatMap((content) => [content.toString('utf8'), content.toString('utf16le')])
      .join('\n')
      .toLowerCase()
  expect(bytes()).toContain('а012')
  for (const secret of ['тайн', 'секрет', 'скрыт', '00000000000000100005']) {
    expect(bytes()).not.toContain(secret)
  }
})
