import type { KioskView } from '@chered/protocol/views'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, exampleKiosk, runServer, type ServerUnderTest } from '../testing/running-server.ts'

const day = 24 * 3600_000
let run: ServerUnderTest
let admin: Caller
beforeEach(async () => {
  run = await runServer()
  admin = await run.staff('admin')
})
afterEach(() => run.close())

const list = async () => (await admin.get('/api/surveys')).body
const read = async (id: string) => (await admin.get(`/api/surveys/${id}`)).body
const shown = async () => (await run.stranger().get('/api/office')).body.survey[0].question.ru

/** A draft that asks `words` first. */
async function draftAsking(id: string, words: string): Promise<string> {
  const { inForce } = await list()
  const { version } = (await admin.post('/api/surveys', { id, from: inForce })).body
  const { survey, hidden, revision } = version
  survey[0].question.ru = words
  const saved = await admin.put(`/api/surveys/${id}`, { revision, title: null, survey, hidden })
  expect(saved.status).toBe(200)
  return id
}

async function activate(id: string, from: string | null = null) {
  const { inForce } = await list()
  const { version } = await read(id)
  return admin.post(`/api/surveys/${id}/activate`, { revision: version.revision, inForce, from })
}

describe('versions of the survey', () => {
  it('begin with the one that the office came with, in force and by nobody', async () => {
    const { versions, inForce, history, today } = await list()
    expect(versions).toMatchObject([
      { id: inForce, state: 'active', author: null, revision: 1, activeFrom: today },
    ])
    expect(history).toMatchObject([{ surveyId: inForce, author: null, outcome: { kind: 'began' } }])
    const office = (await run.stranger().get('/api/office')).body
    expect((await read(inForce)).version.survey).toEqual(office.survey)
  })

  it('a draft is made once however often its making is repeated, and changes nothing that is shown', async () => {
    const { inForce } = await list()
    const first = await admin.post('/api/surveys', { id: 'draft-1', from: inForce, title: 'Новый' })
    expect(first.body.version).toMatchObject({ state: 'draft', title: 'Новый', author: 'Администратор' })
    expect((await admin.post('/api/surveys', { id: 'draft-1', from: inForce })).body).toEqual(first.body)
    expect((await list()).versions).toHaveLength(2)
    await draftAsking('draft-2', 'Иначе?')
    expect(await shown()).toBe('С чем вы пришли?')
    expect((await admin.post('/api/surveys', { id: 'x', from: 'nobody' })).body.code).toBe('survey-unknown')
  })

  it('a draft may be incomplete, and its answer says what is missing', async () => {
    await draftAsking('draft', '')
    const { check } = await read('draft')
    expect(check.problems).toContainEqual({
      code: 'text-missing',
      questionId: 'root',
      answer: null,
      part: 'question',
      language: 'ru',
    })
    expect((await activate('draft')).body).toMatchObject({ code: 'survey-has-errors', params: { count: 1 } })
    expect(await shown()).toBe('С чем вы пришли?')
  })

  it('of two who change what both have read the second is refused; the same change again is not', async () => {
    const { inForce } = await list()
    const { version } = (await admin.post('/api/surveys', { id: 'draft', from: inForce })).body
    const body = { revision: version.revision, title: 'мой', survey: version.survey, hidden: [] }
    const first = await admin.put('/api/surveys/draft', body)
    expect(first.body.version).toMatchObject({ revision: 2, title: 'мой' })
    expect((await admin.put('/api/surveys/draft', body)).body).toEqual(first.body)
    const other = await admin.put('/api/surveys/draft', { ...body, title: 'чужой' })
    expect(other.body).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect((await read('draft')).version.title).toBe('мой')
  })

  it('an activated version is in force at once, does not change any more, and outlasts a restart', async () => {
    await draftAsking('draft', 'Что случилось?')
    expect((await activate('draft')).body.version.state).toBe('active')
    expect(await shown()).toBe('Что случилось?')
    const { version } = await read('draft')
    const body = { revision: version.revision, title: 'x', survey: version.survey, hidden: [] }
    expect((await admin.put('/api/surveys/draft', body)).body.code).toBe('survey-not-draft')
    expect((await admin.delete('/api/surveys/draft')).body.code).toBe('survey-not-draft')
    await run.restart()
    expect(await shown()).toBe('Что случилось?')
    await admin.put('/api/office/hours', { hours: 'week' })
    expect(await shown()).toBe('Что случилось?')
  })

  it('a rollback puts the earlier one in force again, and history names each time and person', async () => {
    const { inForce: first } = await list()
    await draftAsking('draft', 'Что случилось?')
    await activate('draft')
    expect((await read(first)).version.state).toBe('past')
    expect((await activate(first)).status).toBe(200)
    expect(await shown()).toBe('С чем вы пришли?')
    const { history, inForce } = await list()
    expect(inForce).toBe(first)
    expect(history.map((h: { surveyId: string; author: string | null }) => [h.surveyId, h.author])).toEqual([
      [first, 'Администратор'],
      ['draft', 'Администратор'],
      [first, null],
    ])
  })

  it('what was confirmed against another version in force is refused', async () => {
    const { inForce } = await list()
    await draftAsking('mine', 'Моё?')
    await draftAsking('theirs', 'Их?')
    await activate('theirs')
    const { revision } = (await read('mine')).version
    const late = await admin.post('/api/surveys/mine/activate', { revision, inForce, from: null })
    expect(late.body.code).toBe('changed-meanwhile')
    expect(await shown()).toBe('Их?')
  })

  it('a deleted draft is gone', async () => {
    await draftAsking('draft', 'Что случилось?')
    expect((await admin.delete('/api/surveys/draft')).status).toBe(204)
    expect((await admin.get('/api/surveys/draft')).body.code).toBe('survey-unknown')
    expect((await list()).versions).toHaveLength(1)
  })

  it('every change is in the audit with its person', async () => {
    await draftAsking('draft', 'Что случилось?')
    await activate('draft', '2026-11-25')
    await admin.post('/api/surveys/draft/withdraw')
    await admin.delete('/api/surveys/draft')
    const { openStore } = await import('../store/open-store.ts')
    const store = openStore(`${run.folder}/chered.db`)
    const rows = store.database
      .prepare("SELECT staff, action FROM audit WHERE subject = 'draft' ORDER BY id")
      .raw()
      .all()
    store.close()
    expect(rows).toEqual(
      ['survey-drafted', 'survey-changed', 'survey-scheduled', 'survey-withdrawn', 'survey-deleted'].map(
        (action) => ['staff-admin', action],
      ),
    )
  })
})

describe('a scheduled version', () => {
  it('comes into force by itself at midnight, and the kiosk is told', async () => {
    await draftAsking('draft', 'Завтра?')
    expect((await activate('draft', '2026-11-23')).body.code).toBe('survey-date-past')
    const scheduled = await activate('draft', '2026-11-25')
    expect(scheduled.body.version).toMatchObject({ state: 'scheduled', activeFrom: '2026-11-25' })
    expect(await shown()).toBe('С чем вы пришли?')

    const live = await run.live({ token: exampleKiosk })
    const answer = await live.subscribe('kiosk:self')
    const before = answer.ok ? (answer.message.body as KioskView).officeVersion : 0
    run.clock.set(Date.UTC(2026, 10, 24, 20, 59, 59))
    expect(await shown()).toBe('С чем вы пришли?')
    run.clock.advance(1000)
    await live.until('kiosk:self', (view: KioskView) => view.officeVersion !== before)
    expect(await shown()).toBe('Завтра?')
    // The session of the morning is over by now.
    admin = await run.staff('admin')
    const { version } = await read('draft')
    expect(version).toMatchObject({ state: 'active', activeFrom: '2026-11-25' })
  })

  it('comes into force at the start when the server was off at midnight', async () => {
    await draftAsking('draft', 'Завтра?')
    await activate('draft', '2026-11-25')
    run.clock.advance(3 * day)
    await run.restart()
    expect(await shown()).toBe('Завтра?')
  })

  it('taken back is a draft again and never comes into force', async () => {
    await draftAsking('draft', 'Завтра?')
    await activate('draft', '2026-11-25')
    expect((await admin.post('/api/surveys/draft/withdraw')).body.version).toMatchObject({
      state: 'draft',
      activeFrom: null,
    })
    run.clock.advance(3 * day)
    await run.restart()
    expect(await shown()).toBe('С чем вы пришли?')
  })

  it('gives way to what was decided later for the same day', async () => {
    await draftAsking('first', 'Первый?')
    await draftAsking('second', 'Второй?')
    await activate('first', '2026-11-25')
    await activate('second', '2026-11-25')
    expect((await read('first')).version.state).toBe('draft')
    run.clock.advance(day)
    await run.restart()
    expect(await shown()).toBe('Второй?')
  })
})

it('the head of the office reads the versions and changes none', async () => {
  const head = await run.staff('head')
  const { inForce } = (await head.get('/api/surveys')).body
  expect((await head.get(`/api/surveys/${inForce}`)).body.version.state).toBe('active')
  expect((await head.post('/api/surveys', { id: 'x', from: inForce })).body.code).toBe('not-permitted')
})

it('a survey is checked without being kept', async () => {
  const reply = await admin.post('/api/surveys/check', { survey: [], hidden: [] })
  expect(reply.body.problems[0]).toEqual({ code: 'root-missing' })
  expect((await list()).versions).toHaveLength(1)
})
