import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskView, SupervisionView } from '@chered/protocol/views'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Caller,
  exampleBoard,
  exampleKiosk,
  newCommandId,
  type Reply,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '../../testing/running-server.ts'

const minute = 60_000
let run: ServerUnderTest
let one: Caller
let two: Caller
beforeEach(async () => {
  run = await runServer()
  one = await run.staff('specialist1')
  two = await run.staff('specialist2')
})
afterEach(() => run.close())

const press = (who: Caller, desk: string, action: string, body: object = {}): Promise<Reply> =>
  who.post(`/api/desks/${desk}/${action}`, { commandId: newCommandId(), ...body })

async function must(who: Caller, desk: string, action: string, body: object = {}): Promise<Reply> {
  const reply = await press(who, desk, action, body)
  expect([action, reply.body?.code ?? null]).toEqual([action, null])
  return reply
}

/** A visitor whom the first specialist has in front. */
async function visitorInFront(state: 'called' | 'serving' = 'serving'): Promise<string> {
  const { body } = await takeTicket(run)
  await must(one, 'desk-1', 'open')
  await must(one, 'desk-1', 'call-next')
  if (state === 'serving') await must(one, 'desk-1', 'start', { visitId: body.visitId })
  return body.visitId
}

async function deskView(who: Caller, desk: string): Promise<DeskView> {
  const live = await run.live({ cookie: who.cookie })
  const answer = await live.subscribe(`desk:${desk}`)
  if (!answer.ok) throw new Error(answer.code)
  live.close()
  return answer.message.body as DeskView
}

/** Every byte that the store has on the disk, the write-ahead log among them. */
function bytesOnDisk(): string {
  const files = ['chered.db', 'chered.db-wal', 'chered.db-shm']
  return files
    .map((file) => {
      try {
        return readFileSync(join(run.folder, file)).toString('utf8')
      } catch (error) {
        if ((error as { code?: unknown }).code === 'ENOENT') return ''
        throw error
      }
    })
    .join('')
}

describe('a hold', () => {
  it('is in the view of every desk until it is due, and then the visitor waits with nobody pressing', async () => {
    const visitId = await visitorInFront()
    const until = run.clock.now() + 10 * minute
    await must(one, 'desk-1', 'hold', { visitId, reasonId: 'fee', until })
    await must(two, 'desk-2', 'open')
    const [own] = (await deskView(one, 'desk-1')).held ?? []
    expect(own).toMatchObject({ visitId, reasonId: 'fee', until, own: true, mayTakeBack: true })
    expect((await deskView(two, 'desk-2')).held).toMatchObject([{ visitId, own: false }])
    run.clock.advance(10 * minute)
    const view = await deskView(one, 'desk-1')
    expect([view.held, view.next.map((row) => row.visitId)]).toEqual([[], [visitId]])
    expect(view.next[0], 'the row says why it stands there').toMatchObject({
      afterHold: 'keep',
      since: until,
    })
    expect((await press(one, 'desk-1', 'call-next')).body).toMatchObject({ visitId })
  })

  it('stands after a restart, and ends at its time all the same', async () => {
    const visitId = await visitorInFront()
    const until = run.clock.now() + 5 * minute
    await must(one, 'desk-1', 'hold', { visitId, reasonId: 'copies', until })
    await run.restart()
    expect((await deskView(one, 'desk-1')).held).toMatchObject([{ visitId, until }])
    run.clock.advance(5 * minute)
    expect((await press(one, 'desk-1', 'call-next')).body).toMatchObject({ visitId })
  })
})

describe('free words for a colleague', () => {
  const words = 'просит Анну Петровну из кабинета семь'

  async function passed(): Promise<string> {
    const visitId = await visitorInFront()
    await must(two, 'desk-2', 'open')
    const to = { kind: 'desk', deskId: 'desk-2', serviceId: await servedBySecond() }
    await must(one, 'desk-1', 'pass-on', { visitId, to, note: words, noteId: 'fee-paid' })
    return visitId
  }
  async function servedBySecond(): Promise<string> {
    const { body } = await two.get('/api/session')
    return body.primary[0]
  }
  const papers = (who: Caller, desk: string, visitId: string) =>
    who.get(`/api/desks/${desk}/papers?visitId=${visitId}`)

  it('are read by the one who has the visitor in front and by nobody else', async () => {
    const visitId = await passed()
    expect((await papers(two, 'desk-2', visitId)).body.code).toBe('not-in-front')
    await must(two, 'desk-2', 'call-next')
    expect((await papers(two, 'desk-2', visitId)).body).toEqual({ note: words, applicationNumber: null })
    expect((await papers(one, 'desk-2', visitId)).body.code).toBe('desk-taken')
    expect((await deskView(two, 'desk-2')).inFront?.passed).toEqual({ noteId: 'fee-paid', hasNote: true })
    for (const login of ['admin', 'reception', 'head']) {
      expect((await papers(await run.staff(login), 'desk-2', visitId)).body.code).toBe('not-permitted')
    }
  })

  it('are in no event, view or page, and in no byte of the store once the visit has ended', async () => {
    const visitId = await passed()
    expect(bytesOnDisk()).toContain(words)
    await must(two, 'desk-2', 'call-next')
    const admin = await run.staff('admin')
    const live = await run.live({ cookie: admin.cookie })
    for (const view of ['desk:desk-1', 'desk:desk-2', 'supervision', 'reception', 'desks', 'board:hall-1']) {
      await live.subscribe(view)
    }
    const board = await run.live({ token: exampleBoard })
    await board.subscribe('board:self')
    expect(JSON.stringify([live.views, board.views])).not.toContain('Петровну')
    expect(run.events().join()).not.toContain('Петровну')
    await must(two, 'desk-2', 'start', { visitId })
    await must(two, 'desk-2', 'finish', { visitId, outcome: 'done' })
    expect(bytesOnDisk()).not.toContain('Петровну')
  })

  it('are gone at the end of the day though the visit never ended', async () => {
    await passed()
    run.clock.advance(15 * 3600_000)
    await expect.poll(() => bytesOnDisk().includes('Петровну'), { timeout: 5000 }).toBe(false)
  })

  it('are refused beyond 120 characters', async () => {
    const visitId = await visitorInFront()
    const to = { kind: 'service', serviceId: 'advice' }
    const reply = await press(one, 'desk-1', 'pass-on', { visitId, to, note: 'о'.repeat(121) })
    expect(reply.body.code).toBe('bad-request')
  })
})

describe('the number of an electronic application', () => {
  it('is kept apart from events, shown to whoever has the visitor in front, and taken away again', async () => {
    const visitId = await visitorInFront()
    await must(one, 'desk-1', 'application', { visitId, applicationNumber: '77-12345678' })
    const papers = () => one.get(`/api/desks/desk-1/papers?visitId=${visitId}`)
    expect((await papers()).body.applicationNumber).toBe('77-12345678')
    expect(run.events().join()).not.toContain('77-12345678')
    expect((await press(two, 'desk-1', 'application', { visitId, applicationNumber: null })).body.code).toBe(
      'desk-taken',
    )
    await must(one, 'desk-1', 'application', { visitId, applicationNumber: null })
    expect((await papers()).body.applicationNumber).toBeNull()
  })
})

describe('one login at two places', () => {
  it('works on the same desk: each sees at once what the other did, and presses meet the present', async () => {
    const visitId = await visitorInFront('called')
    const otherPc = await run.staff('specialist1')
    await must(otherPc, 'desk-1', 'open')
    expect(await deskView(otherPc, 'desk-1')).toEqual(await deskView(one, 'desk-1'))
    const live = await run.live({ cookie: otherPc.cookie })
    await live.subscribe('desk:desk-1')
    await must(one, 'desk-1', 'start', { visitId })
    await live.until('desk:desk-1', (body: DeskView) => body.inFront?.state === 'serving')
    await must(otherPc, 'desk-1', 'finish', { visitId })
    const late = await press(one, 'desk-1', 'finish', { visitId })
    expect(late.body).toMatchObject({ code: 'not-in-front', status: 409, params: { state: 'served' } })
  })

  it('finds a desk that somebody else has, with the name of that person', async () => {
    await must(one, 'desk-1', 'open')
    const reply = await press(two, 'desk-1', 'open')
    expect(reply.body).toMatchObject({ code: 'desk-taken', params: { name: 'Специалист 1' } })
    for (const [action, body] of [
      ['call-next', {}],
      ['hold', { visitId: 'none', reasonId: 'fee', until: null }],
      ['close', {}],
    ] as const) {
      expect((await press(two, 'desk-1', action, body)).body.params).toEqual({ name: 'Специалист 1' })
    }
  })

  it('is told of a visit that was moved away meanwhile where it is now', async () => {
    const visitId = await visitorInFront('called')
    const reception = await run.staff('reception')
    const moved = await reception.post(`/api/visits/${visitId}/redirect`, {
      commandId: newCommandId(),
      to: { kind: 'service', serviceId: 'advice' },
    })
    expect(moved.status).toBe(204)
    const late = await press(one, 'desk-1', 'start', { visitId })
    expect(late.body).toMatchObject({ code: 'not-in-front', params: { state: 'waiting' } })
    expect((await deskView(one, 'desk-1')).inFront).toBeNull()
  })

  it('is told that the administrator has closed the desk, and the visitor waits again', async () => {
    const visitId = await visitorInFront()
    const admin = await run.staff('admin')
    await must(admin, 'desk-1', 'release')
    expect((await press(one, 'desk-1', 'finish', { visitId })).body.code).toBe('desk-closed')
    await must(one, 'desk-1', 'open')
    expect((await press(one, 'desk-1', 'call-next')).body).toMatchObject({ visitId })
  })
})

describe('who is away', () => {
  it('is seen by the administrator with the reason, since when and until when', async () => {
    await must(one, 'desk-1', 'open')
    const since = run.clock.now()
    await must(one, 'desk-1', 'pause', { reason: 'lunch', minutes: 40 })
    const live = await run.live({ cookie: (await run.staff('admin')).cookie })
    const answer = await live.subscribe('supervision')
    const view = answer.ok ? (answer.message.body as SupervisionView) : null
    const pauses = view?.desks.map(({ pause }) => pause)
    expect(pauses?.[0]).toEqual({ reason: 'lunch', since, until: since + 40 * minute })
    expect(pauses?.slice(1).every((pause) => pause === null)).toBe(true)
  })
})

describe('closing a desk with a visitor', () => {
  it('is refused, and done when it is said where the visitor goes', async () => {
    const visitId = await visitorInFront()
    expect((await press(one, 'desk-1', 'close')).body.code).toBe('desk-busy')
    await must(one, 'desk-1', 'close', { handOver: { kind: 'put-back', visitId } })
    expect((await deskView(one, 'desk-1')).state).toBe('closed')
  })
})

describe('the visit in front', () => {
  it('has its norm and the moment from which it takes longer, a hold between not counted', async () => {
    const visitId = await visitorInFront()
    const started = run.clock.now()
    const norm = 30
    expect((await deskView(one, 'desk-1')).inFront).toMatchObject({
      normMinutes: norm,
      overdueFrom: started + norm * minute,
      servedBeforeMs: 0,
    })
    run.clock.advance(10 * minute)
    await must(one, 'desk-1', 'hold', { visitId, reasonId: 'fee', until: null })
    run.clock.advance(30 * minute)
    await must(one, 'desk-1', 'take-back', { visitId })
    await must(one, 'desk-1', 'start', { visitId })
    expect((await deskView(one, 'desk-1')).inFront).toMatchObject({
      overdueFrom: run.clock.now() + 20 * minute,
      servedBeforeMs: 10 * minute,
      holds: 1,
    })
  })

  it('has documents counted, those of the list once and no others', async () => {
    const visitId = await visitorInFront()
    await must(one, 'desk-1', 'finish', { visitId, outcome: 'done', documents: 4, presented: [0, 1, 1, 40] })
    const finished = run.events().find((body) => body.includes('"outcome"'))
    expect(JSON.parse(finished ?? '{}')).toMatchObject({ documents: 4, presented: 2 })
  })

  it('a repeated press has the effect of once', async () => {
    const visitId = await visitorInFront()
    const body = { commandId: newCommandId(), visitId, reasonId: 'fee', until: null }
    expect((await one.post('/api/desks/desk-1/hold', body)).status).toBe(204)
    expect((await one.post('/api/desks/desk-1/hold', body)).status).toBe(204)
    const other = await one.post('/api/desks/desk-1/hold', { ...body, reasonId: 'copies' })
    expect(other.body.code).toBe('command-reused')
  })
})

describe('several services of one visit', () => {
  async function planned(planned: readonly string[]): Promise<string> {
    const visitId = await visitorInFront()
    await must(one, 'desk-1', 'plan', { visitId, planned })
    return visitId
  }

  it('go on at this window when it serves the next one, with nothing to tell', async () => {
    const visitId = await planned(['paternity', 'apostille'])
    expect((await must(one, 'desk-1', 'next-service', { visitId })).body).toEqual({ waits: null })
    expect((await deskView(one, 'desk-1')).inFront).toMatchObject({
      visitId,
      state: 'serving',
      serviceId: 'paternity',
      planned: ['apostille'],
    })
  })

  it('else it is told which windows call and how many are before, and a repeat later tells nothing', async () => {
    const visitId = await planned(['apostille'])
    const three = await run.staff('specialist3')
    await must(three, 'desk-3', 'open')
    await takeTicket(run, 'apostille')
    const body = { commandId: newCommandId(), visitId }
    const { body: told } = await one.post('/api/desks/desk-1/next-service', body)
    const ticket = { letter: 'А', number: 1 }
    expect(told.waits).toMatchObject({ ticket, serviceId: 'apostille', desks: [3], ahead: 0 })
    expect((await press(three, 'desk-3', 'call-next')).body).toMatchObject({ visitId, ticket })
    expect((await one.post('/api/desks/desk-1/next-service', body)).body).toEqual({ waits: null })
  })

  it('are all in the answer to a ticket, and for its holder on the phone', async () => {
    const { body } = await run.device(exampleKiosk).post('/api/tickets', {
      commandId: newCommandId(),
      serviceId: 'birth-registration',
      alsoServiceId: 'paternity',
      language: 'ru',
      paper: 'screen',
    })
    expect(body.planned).toEqual(['paternity'])
    const page = await one.get(`/api/visitors/${body.token}`)
    expect(page.body.planned).toMatchObject([{ ru: expect.stringContaining('отцовств') }])
  })
})

describe('results', () => {
  const ask = (who: Caller, more = '') => who.get(`/api/results?from=2026-11-24&to=2026-11-24${more}`)

  it('are the own ones, by day', async () => {
    const visitId = await visitorInFront()
    run.clock.advance(12 * minute)
    await must(one, 'desk-1', 'finish', { visitId, outcome: 'done', documents: 3 })
    const { body } = await ask(one)
    expect(body).toMatchObject({
      name: 'Специалист 1',
      total: { served: 1, visits: 1, documents: 3, meanServiceMs: 12 * minute, medianServiceMs: 12 * minute },
      days: [{ date: '2026-11-24', figures: { served: 1 } }],
    })
  })

  it('of a colleague are for those who lead, unless the office lets everybody look', async () => {
    const { body } = await two.get('/api/session')
    const colleague = `&staffId=${body.staffId}`
    expect((await ask(one, colleague)).body.code).toBe('not-permitted')
    expect((await ask(await run.staff('head'), colleague)).body.name).toBe('Специалист 2')
    expect((await ask(await run.staff('admin'), '&staffId=nobody')).body.code).toBe('staff-unknown')
    const noDate = await one.get('/api/results?from=2026-11-31&to=2026-11-31')
    expect(noDate.body).toMatchObject({ code: 'bad-request', params: { field: 'from' } })
    const tooLong = await one.get('/api/results?from=2026-01-01&to=2026-11-24')
    expect(tooLong.body).toMatchObject({ code: 'bad-request', params: { field: 'to' } })
  })
})
