import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Caller,
  exampleBoard,
  exampleKiosk,
  newCommandId,
  runServer,
  type ServerUnderTest,
} from '../testing/running-server.ts'

/** Who may do what: each route with those whom it lets in; everybody else is refused. */
const people = ['admin', 'head', 'reception', 'specialist1'] as const
let run: ServerUnderTest
const signedIn = new Map<string, Caller>()
beforeAll(async () => {
  run = await runServer()
  for (const login of people) signedIn.set(login, await run.staff(login))
})
afterAll(() => run.close())

const routes: [
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  body: object,
  may: readonly string[],
][] = [
  ['post', '/api/tickets', { serviceId: 'advice', language: 'ru' }, ['admin', 'reception']],
  ['post', '/api/visits/none/cancel', {}, ['admin', 'reception']],
  ...['open', 'close', 'resume', 'call-next'].map((action) => deskRoute(action, {})),
  ...['call', 'recall', 'start', 'finish', 'no-show', 'put-back'].map((action) =>
    deskRoute(action, { visitId: 'none' }),
  ),
  deskRoute('pause', { reason: 'break' }),
  ['get', '/api/devices', {}, ['admin']],
  ['post', '/api/devices/pairings/none/confirm', confirmation(), ['admin']],
  ['put', '/api/devices/none', { name: 'x', assignment: { kind: 'agent' } }, ['admin']],
  ['delete', '/api/devices/none', {}, ['admin']],
  ['post', '/api/prints/none/reprint', {}, ['admin', 'reception']],
  ['post', '/api/printers/none/test', {}, ['admin']],
  ['delete', '/api/prints/none/trouble', {}, ['admin', 'reception']],
  ['put', '/api/office/hours', { hours: 'always' }, ['admin']],
]

function deskRoute(action: string, body: object): (typeof routes)[number] {
  return ['post', `/api/desks/none/${action}`, body, ['specialist1']]
}
function confirmation() {
  return { code: '000000', name: 'x', assignment: { kind: 'agent' } }
}

const refusedFor = ['not-permitted', 'not-signed-in', 'device-not-enrolled']

describe.each(routes)('%s %s', (method, path, body, may) => {
  const full = { commandId: newCommandId(), ...body }
  test.each(people)('as %s', async (login) => {
    const person = signedIn.get(login) as Caller
    const reply = await person[method](path, { ...full, commandId: newCommandId() })
    if (may.includes(login)) expect(refusedFor).not.toContain(reply.body?.code)
    else expect(reply.body.code).toBe('not-permitted')
  })
  test('as a stranger', async () => {
    expect((await run.stranger()[method](path, full)).body.code).toBe('not-signed-in')
  })
  test('as a board', async () => {
    const reply = await run.device(exampleBoard)[method](path, full)
    expect(refusedFor).toContain(reply.body.code)
  })
})

test('every changing route of the API is in the list above', async () => {
  const { body } = await run.stranger().get('/api/openapi.json')
  const open = new Set([
    '/api/session',
    '/api/session/password',
    '/api/devices/pairings',
    '/api/devices/pairings/{pairingId}/collect',
  ])
  const listed = routes.map(([method, path]) => `${method} ${path.replace('/none', '/{id}')}`)
  for (const [path, methods] of Object.entries<object>(body.paths)) {
    if (open.has(path)) continue
    for (const method of Object.keys(methods)) {
      if (method === 'get') continue
      expect(listed).toContain(`${method} ${path.replace(/\{\w+\}/, '{id}')}`)
    }
  }
})

test('a kiosk may give tickets and nothing else', async () => {
  const kiosk = run.device(exampleKiosk)
  const body = { commandId: newCommandId(), serviceId: 'advice', language: 'ru', paper: 'screen' }
  expect((await kiosk.post('/api/tickets', body)).status).toBe(200)
  expect((await kiosk.delete('/api/devices/board-1')).body.code).toBe('not-signed-in')
  expect((await kiosk.post('/api/desks/desk-1/call-next', body)).body.code).toBe('not-signed-in')
})

test('a malformed body names the field and changes nothing', async () => {
  const kiosk = run.device(exampleKiosk)
  const reply = await kiosk.post('/api/tickets', { commandId: newCommandId(), language: 'ru' })
  expect(reply.body).toMatchObject({ code: 'bad-request', status: 400, params: { field: 'serviceId' } })
  expect(
    (await kiosk.post('/api/tickets', { commandId: 'short', serviceId: 'advice', language: 'ru' })).body.code,
  ).toBe('bad-request')
})

test('every refusal code is in the texts of every language of the staff', async () => {
  const { refusals } = await import('@chered/protocol/refusals')
  const { readFileSync } = await import('node:fs')
  for (const language of ['ru', 'en']) {
    const file = new URL(`../../../ui/src/locales/${language}.json`, import.meta.url)
    const texts = JSON.parse(readFileSync(file, 'utf8'))
    expect(Object.keys(texts.refusal).sort()).toEqual([...Object.keys(refusals), 'no-answer'].sort())
  }
})
