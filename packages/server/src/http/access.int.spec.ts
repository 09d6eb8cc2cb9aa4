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
const people = ['admin', 'head', 'reception', 'contact', 'specialist1'] as const
/** Who books for others. */
const bookers = ['admin', 'reception', 'contact']
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
  ['post', '/api/visits/none/bring-back', {}, ['admin', 'reception']],
  [
    'put',
    '/api/visits/none/category',
    { categoryId: null, proof: null },
    ['admin', 'reception', 'specialist1'],
  ],
  ['get', '/api/visits?query=12', {}, ['admin', 'reception']],
  ['get', '/api/visits/none', {}, ['admin', 'reception', 'specialist1']],
  ['post', '/api/commands/none-none/withdraw', {}, ['admin', 'head', 'reception', 'contact', 'specialist1']],
  ['get', '/api/session/keys', {}, ['specialist1']],
  ['put', '/api/session/keys', { keys: {} }, ['specialist1']],
  ['get', '/api/staff', {}, ['admin', 'head', 'reception', 'contact', 'specialist1']],
  ['get', '/api/availability?services=apostille', {}, bookers],
  ['get', '/api/bookings?date=2026-11-24', {}, [...bookers, 'head', 'specialist1']],
  ['get', '/api/bookings?query=4455', {}, bookers],
  ['get', '/api/bookings/none-none', {}, [...bookers, 'head', 'specialist1']],
  ['post', '/api/bookings', holdOrder(), bookers],
  ['post', '/api/bookings/none-none/confirm', {}, bookers],
  ['post', '/api/bookings/none-none/cancel', {}, bookers],
  ['post', '/api/bookings/none-none/move', { start: 0, resourceId: null }, bookers],
  ['put', '/api/bookings/none-none/visitor', { visitor: { name: null, phone: null } }, bookers],
  ['post', '/api/check-ins/find', { code: '000000' }, bookers],
  ['post', '/api/check-ins', { bookingId: 'none-none', language: 'ru' }, bookers],
  ['get', '/api/absences', {}, ['admin', 'head']],
  ['post', '/api/absences/propose', absence(), ['admin']],
  ['post', '/api/absences', { ...absence(), basis: 'x', reassignments: [], covers: [] }, ['admin']],
  ['post', '/api/absences/none/undo', {}, ['admin']],
  ['post', '/api/absences/none/end', {}, ['admin']],
  ...['open', 'close', 'resume', 'call-next'].map((action) => deskRoute(action, {})),
  ...['call', 'recall', 'start', 'finish', 'no-show', 'put-back'].map((action) =>
    deskRoute(action, { visitId: 'none' }),
  ),
  deskRoute('pause', { reason: 'break' }),
  ...['take-back', 'next-service'].map((action) => deskRoute(action, { visitId: 'none' })),
  deskRoute('hold', { visitId: 'none', reasonId: 'fee', until: null }),
  deskRoute('pass-on', { visitId: 'none', to: { kind: 'service', serviceId: 'advice' } }),
  deskRoute('plan', { visitId: 'none', planned: [] }),
  deskRoute('claim', { visitId: 'none', categoryId: null, proof: null, place: 'front' }),
  deskRoute('application', { visitId: 'none', applicationNumber: null }),
  ['post', '/api/desks/none/release', {}, ['admin']],
  ['get', '/api/desks/none/papers?visitId=none', {}, ['specialist1']],
  [
    'post',
    '/api/visits/none/redirect',
    { to: { kind: 'service', serviceId: 'advice' } },
    ['admin', 'reception'],
  ],
  ['get', '/api/results?from=2026-11-24&to=2026-11-24', {}, ['admin', 'head', 'reception', 'specialist1']],
  [
    'post',
    '/api/incidents',
    { subject: { kind: 'workplace', id: 'none' }, fault: 'other' },
    ['admin', 'head', 'reception', 'contact', 'specialist1'],
  ],
  ['post', '/api/incidents/none/take', {}, ['admin']],
  ['get', '/api/incidents', {}, ['admin', 'head']],
  ['get', '/api/devices', {}, ['admin']],
  ['post', '/api/devices/pairings/none/confirm', confirmation(), ['admin']],
  ['put', '/api/devices/none', { name: 'x', assignment: { kind: 'agent' } }, ['admin']],
  ['delete', '/api/devices/none', {}, ['admin']],
  ['post', '/api/prints/none/reprint', {}, ['admin', 'reception']],
  ['post', '/api/printers/none/test', {}, ['admin']],
  ['delete', '/api/prints/none/trouble', {}, ['admin', 'reception']],
  ['put', '/api/office/hours', { hours: 'always' }, ['admin']],
  ['get', '/api/surveys', {}, ['admin', 'head']],
  ['get', '/api/surveys/none', {}, ['admin', 'head']],
  ['post', '/api/surveys', { id: 'none', from: 'none' }, ['admin']],
  ['post', '/api/surveys/check', { survey: [], hidden: [] }, ['admin']],
  ['put', '/api/surveys/none', { revision: 1, title: null, survey: [], hidden: [] }, ['admin']],
  ['delete', '/api/surveys/none', {}, ['admin']],
  ['post', '/api/surveys/none/activate', { revision: 1, inForce: 'none', from: null }, ['admin']],
  ['post', '/api/surveys/none/withdraw', {}, ['admin']],
  // Who may look up is the head's list: everybody gets as far as being asked for it.
  ['get', '/api/payment-check', {}, people],
  ['post', '/api/payment-lookups', lookUp(), people],
  ['get', '/api/payment-lookups', {}, ['admin', 'head']],
  ['get', '/api/payment-access', {}, ['admin', 'head']],
  ['put', '/api/payment-access', { revision: 0, staffIds: [] }, ['head']],
  ['get', '/api/schedule', {}, ['admin', 'head']],
  ['get', '/api/schedule/days?from=2026-11-24&to=2026-11-25', {}, ['admin', 'head']],
  ['get', '/api/schedule/versions/none', {}, ['admin', 'head']],
  ['get', '/api/schedule/versions/none/difference', {}, ['admin', 'head']],
  ['put', '/api/schedule/draft', { revision: 0, schedule: emptySchedule() }, ['admin']],
  ['delete', '/api/schedule/draft', {}, ['admin']],
  ['post', '/api/schedule/draft/submit', { revision: 1, inForceFrom: '2026-12-01' }, ['admin']],
  ['post', '/api/schedule/versions/none/approve', {}, ['head']],
  ['post', '/api/schedule/versions/none/reject', {}, ['head']],
  ['post', '/api/calendars/federal', { title: 'x', source: '', file: {} }, ['admin']],
]

function deskRoute(action: string, body: object): (typeof routes)[number] {
  return ['post', `/api/desks/none/${action}`, body, ['specialist1']]
}
function holdOrder() {
  const services = [{ serviceId: 'apostille', count: 1 }]
  return { bookingId: 'none-none', services, start: 0, resourceId: null, language: 'ru' }
}
function lookUp() {
  return { search: { by: 'uin', uin: '1' }, purpose: { for: 'reason', reason: 'colleague-asks' } }
}
function absence() {
  return { staffId: 'none', reason: 'other', from: 1, to: 2 }
}
function emptySchedule() {
  const shares = { portal: 0.25, contactCentre: 0.25, kiosk: 0.25, reception: 0.25 }
  const holdMinutes = { portal: 1, contactCentre: 1, kiosk: 1, reception: 1 }
  const walkIns = { perDay: 1, byQueue: {}, byService: {} }
  const days = { bookingHorizonDays: 1, releaseUnsoldMinutesBefore: 0 }
  return { rows: [], unitMinutes: 10, quotas: { bookedShare: 0, shares, ...days, holdMinutes, walkIns } }
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
    // A kiosk’s own.
    '/api/returns',
    // For kiosks alone: emergency.int.spec.ts says who is refused.
    '/api/emergency/blocks',
    '/api/emergency/tickets',
  ])
  const listed = routes.map(
    ([method, path]) => `${method} ${path.replace(/\/(none-none|none|federal)\b/, '/{id}')}`,
  )
  for (const [path, methods] of Object.entries<object>(body.paths)) {
    if (open.has(path)) continue
    for (const method of Object.keys(methods)) {
      if (method === 'get') continue
      const named = path.replace('{step}', 'take').replace(/\{\w+\}/, '{id}')
      expect(listed).toContain(`${method} ${named}`)
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
