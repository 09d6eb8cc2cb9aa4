import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runServer, type ServerUnderTest } from '../testing/running-server.ts'

const right = 'primer-2026'
let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
})
afterEach(() => run.close())

const signIn = (login: string, password: string) => run.stranger().post('/api/session', { login, password })

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const reply = await signIn('specialist1', right)
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ login: 'specialist1', roles: ['specialist'], usualDesk: 'desk-1' })
    const cookie = reply.headers.getSetCookie()[0]
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
  })

  test('says the same of an unknown login and of a wrong password', async () => {
    const unknown = await signIn('nobody', right)
    const wrong = await signIn('specialist1', 'wrong')
    expect(unknown.body).toEqual(wrong.body)
    expect(wrong.body).toMatchObject({ code: 'bad-credentials', status: 401 })
    expect(wrong.headers.get('content-type')).toContain('application/problem+json')
  })

  test('is shut for fifteen minutes after five wrong passwords, also for the right one', async () => {
    for (let n = 0; n < 4; n++) expect((await signIn('head', 'wrong')).body.code).toBe('bad-credentials')
    expect((await signIn('head', 'wrong')).body).toMatchObject({
      code: 'account-locked',
      params: { minutes: 15 },
    })
    expect((await signIn('head', right)).body.code).toBe('account-locked')
    expect((await signIn('admin', right)).status).toBe(200)
    run.clock.advance(15 * 60_000 + 1)
    expect((await signIn('head', right)).status).toBe(200)
  })

  test('many guesses at once are no way round the count', async () => {
    const guesses = Array.from({ length: 12 }, () => signIn('head', 'wrong'))
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code)
    expect(codes.filter((code) => code === 'bad-credentials')).toHaveLength(4)
    expect((await signIn('head', right)).body.code).toBe('account-locked')
  })

  test('a right password forgets the wrong ones before it', async () => {
    for (let n = 0; n < 4; n++) await signIn('head', 'wrong')
    expect((await signIn('head', right)).status).toBe(200)
    for (let n = 0; n < 4; n++) expect((await signIn('head', 'wrong')).body.code).toBe('bad-credentials')
  })

  test('too many attempts in a minute are turned away whoever they are for', async () => {
    const codes: string[] = []
    for (let n = 0; n < 34; n++) codes.push((await signIn(`login-${n}`, 'x')).body.code)
    expect(codes.at(0)).toBe('bad-credentials')
    expect(codes.at(-1)).toBe('too-many-requests')
  })
})

describe('a session', () => {
  test('lasts over a restart and ends after fourteen hours', async () => {
    const person = await run.staff('specialist1')
    await run.restart()
    expect((await person.get('/api/session')).status).toBe(200)
    run.clock.advance(14 * 3600_000 + 1)
    expect((await person.get('/api/session')).body.code).toBe('not-signed-in')
  })

  test('is over at once after signing out', async () => {
    const person = await run.staff('specialist1')
    expect((await person.delete('/api/session')).status).toBe(204)
    expect((await person.get('/api/session')).body.code).toBe('not-signed-in')
  })

  test('changing the password ends every other session of that person', async () => {
    const here = await run.staff('specialist1')
    const there = await run.staff('specialist1')
    const change = await here.put('/api/session/password', { current: right, next: 'another-word-9' })
    expect(change.status).toBe(200)
    expect((await there.get('/api/session')).body.code).toBe('not-signed-in')
    expect((await signIn('specialist1', 'another-word-9')).status).toBe(200)
    expect((await signIn('specialist1', right)).body.code).toBe('bad-credentials')
  })

  test('a request of a foreign page is refused, with and without its cookie', async () => {
    const person = await run.staff('admin')
    const foreign = run.stranger({ cookie: person.cookie })
    expect((await foreign.delete('/api/devices/kiosk-1')).body.code).toBe('cross-site')
    const withOrigin = run.stranger({
      cookie: person.cookie,
      'x-chered': '1',
      origin: 'https://elsewhere.example',
    })
    expect((await withOrigin.delete('/api/devices/kiosk-1')).body.code).toBe('cross-site')
    expect((await person.get('/api/devices')).body.devices).toHaveLength(2)
  })
})

test('passwords and tokens are on the disk as hashes only', async () => {
  const person = await run.staff('specialist1')
  const token = person.cookie.split('=')[1] ?? ''
  const { openStore } = await import('../store/open-store.ts')
  const store = openStore(`${run.folder}/chered.db`)
  const staff = store.staff.byLogin('specialist1')
  const everything = JSON.stringify([
    store.database.prepare('SELECT * FROM staff').all(),
    store.database.prepare('SELECT * FROM session').all(),
    store.database.prepare('SELECT * FROM device').all(),
  ])
  store.close()
  expect(staff?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  for (const secret of [right, token, 'example-kiosk-1']) expect(everything).not.toContain(secret)
})
