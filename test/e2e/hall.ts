import { randomBytes } from 'node:crypto'
import type { DeskAction, IssuedTicket } from '@chered/protocol/commands'
import type { Problem } from '@chered/protocol/refusals'
import { until } from './until.ts'

export const examplePassword = 'primer-2026'
export const kioskToken = 'example-kiosk-1'

/** An answer of the server to a press that did not come from a screen. */
export interface Reply<T> {
  readonly status: number
  readonly body: T
}

/** The hall without screens, for what a journey only needs to be so: many waiting, somebody served. */
export interface Hall {
  /** One ticket as the example's kiosk takes it, by default on the screen only. */
  issue(
    serviceId: string,
    more?: {
      readonly language?: string
      readonly paper?: 'print' | 'screen'
      readonly alsoServiceId?: string
      readonly categoryId?: string
    },
  ): Promise<IssuedTicket>
  /** A member of the staff, signed in. */
  signIn(login: string): Promise<Staff>
}

export interface Staff {
  /** One press at a desk; `visitId` where the press is about the visitor in front. */
  press<T = unknown>(
    deskId: string,
    action: DeskAction,
    facts?: Readonly<Record<string, unknown>>,
  ): Promise<Reply<T>>
  request<T = unknown>(method: string, path: string, body?: unknown): Promise<Reply<T>>
  /** Name and value of the session's cookie, for a browser that continues it. */
  readonly cookie: { readonly name: string; readonly value: string }
}

export function commandId(): string {
  return randomBytes(16).toString('hex')
}

export function openHall(address: () => string): Hall {
  const send = async <T>(method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(address() + path, {
      method,
      headers: {
        'x-chered': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      response,
      reply: { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T },
    }
  }
  return {
    async issue(serviceId, { language = 'ru', paper = 'screen', ...more } = {}) {
      const body = { commandId: commandId(), serviceId, language, paper, ...more }
      // Until its agent has spoken a printer is unreachable; the kiosk itself repeats its press until then.
      return until(`a ticket for ${serviceId}`, async () => {
        const { reply } = await send<IssuedTicket | Problem>(
          'POST',
          '/api/tickets',
          { authorization: `Bearer ${kioskToken}` },
          body,
        )
        if (reply.status === 200) return reply.body as IssuedTicket
        if (paper === 'print' && (reply.body as Problem).code === 'printer-not-ready') return null
        throw new Error(`no ticket for ${serviceId}: ${JSON.stringify(reply)}`)
      })
    },
    async signIn(login) {
      const body = { login, password: examplePassword }
      const { response, reply } = await send('POST', '/api/session', {}, body)
      if (reply.status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(reply)}`)
      const [pair = ''] = (response.headers.getSetCookie()[0] ?? '').split(';')
      const [name = '', value = ''] = pair.split('=')
      const request = async <T>(method: string, path: string, sent?: unknown) =>
        (await send<T>(method, path, { cookie: pair }, sent)).reply
      return {
        cookie: { name, value },
        request,
        press: (deskId, action, facts = {}) =>
          request('POST', `/api/desks/${deskId}/${action}`, { commandId: commandId(), ...facts }),
      }
    },
  }
}
