import type { Quotas, Schedule } from '@chered/protocol/schedule'

/** Sends a request to a running server as a member of its example staff, and gives the answer's body. */
export type Ask = (login: string, method: string, path: string, body?: unknown) => Promise<unknown>

/** More tickets for walk-ins than any test takes: the administrator drafts them, the head approves, from today. */
export function liftWalkInLimit(ask: Ask): Promise<void> {
  const walkIns = { perDay: 1_000_000, byQueue: {}, byService: {} }
  return changeQuotas(ask, (quotas) => ({ ...quotas, walkIns }))
}

/** Every interval of every day is the contact centre's, so that a test finds some whatever the date. */
export function giveAllToContactCentre(ask: Ask): Promise<void> {
  const shares = { portal: 0, contactCentre: 1, kiosk: 0, reception: 0 }
  return changeQuotas(ask, (quotas) => ({ ...quotas, bookedShare: 1, shares }))
}

async function changeQuotas(ask: Ask, change: (quotas: Quotas) => Quotas): Promise<void> {
  const read = (await ask('admin', 'GET', '/api/schedule')) as {
    today: string
    inForce: { schedule: Schedule }
  }
  const { schedule } = read.inForce
  const changed = { ...schedule, quotas: change(schedule.quotas) }
  const draft = (await ask('admin', 'PUT', '/api/schedule/draft', { revision: null, schedule: changed })) as {
    id: string
    revision: number
  }
  const submission = { revision: draft.revision, inForceFrom: read.today }
  await ask('admin', 'POST', '/api/schedule/draft/submit', submission)
  await ask('head', 'POST', `/api/schedule/versions/${draft.id}/approve`, {})
}

/** Speaks to the example office at an address. An answer that is not fine is an error. */
export function askAt(address: string): Ask {
  const cookies = new Map<string, string>()
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(address + path, {
      method,
      headers: {
        'x-chered': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return { response, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  return async (login, method, path, body) => {
    if (!cookies.has(login)) {
      const { response } = await send('POST', '/api/session', {}, { login, password: 'primer-2026' })
      cookies.set(login, response.headers.getSetCookie()[0]?.split(';')[0] ?? '')
    }
    return (await send(method, path, { cookie: cookies.get(login) ?? '' }, body)).body
  }
}
