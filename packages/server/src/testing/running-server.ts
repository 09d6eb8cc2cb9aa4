import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientToServer, ServerToClient, SubscribeAnswer, ViewMessage } from '@chered/protocol/live'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { examplePassword } from '../application/first-start.ts'
import { parseConfig } from '../config.ts'
import { openServer, type RunningServer } from '../server.ts'
import { openStore } from '../store/open-store.ts'
import { type FixedClock, fixedClock } from './fixed-clock.ts'

/** Tuesday, ten in the morning in Moscow: the example office is open by its week too. */
export const tuesdayTen = Date.UTC(2026, 10, 24, 7, 0)

let made = 0
export const newCommandId = (): string => `spec-${process.pid}-${++made}-command`

export interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a spec looks into answers of every shape
  readonly body: any
  readonly headers: Headers
}

/** Somebody who speaks to the server: a person with a cookie, a device with a token, or a stranger. */
export interface Caller {
  readonly cookie: string
  get(path: string): Promise<Reply>
  post(path: string, body?: unknown): Promise<Reply>
  put(path: string, body?: unknown): Promise<Reply>
  delete(path: string): Promise<Reply>
}

export interface ServerUnderTest {
  readonly server: RunningServer
  readonly clock: FixedClock
  readonly folder: string
  stranger(headers?: Record<string, string>): Caller
  device(token: string): Caller
  staff(login: string, password?: string): Promise<Caller>
  /** The events of the latest day as they are on record, in order. */
  events(): readonly string[]
  live(auth: { readonly token?: string; readonly cookie?: string }): Promise<LiveCaller>
  /** Closes and opens again on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface LiveCaller {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly views: ViewMessage[]
  subscribe(view: string): Promise<SubscribeAnswer>
  /** The first message of the view, already come or coming, that fits. */
  until(view: string, fits: (body: never) => boolean): Promise<ViewMessage>
  close(): void
}

/** The whole server on a free port and a folder of its own, its clock in the test's hand. */
export async function runServer(environment: Record<string, string> = {}): Promise<ServerUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'chered-spec-'))
  const clock = fixedClock(tuesdayTen)
  const config = parseConfig({ CHERED_PORT: '0', CHERED_DATA: folder, ...environment })
  const open = () => openServer(config, { clock, logger: pino({ level: 'silent' }) })
  let server = await open()
  const sockets: LiveCaller[] = []

  const caller = (headers: Record<string, string>): Caller => {
    const send = async (method: string, path: string, body?: unknown): Promise<Reply> => {
      const response = await fetch(server.address + path, {
        method,
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') ?? false
      return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
    }
    return {
      cookie: headers.cookie ?? '',
      get: (path) => send('GET', path),
      post: (path, body = {}) => send('POST', path, body),
      put: (path, body = {}) => send('PUT', path, body),
      delete: (path) => send('DELETE', path),
    }
  }
  const ours = { 'x-chered': '1' }

  return {
    get server() {
      return server
    },
    clock,
    folder,
    stranger: (headers = ours) => caller(headers),
    device: (token) => caller({ authorization: `Bearer ${token}` }),
    async staff(login, password = examplePassword) {
      const reply = await caller(ours).post('/api/session', { login, password })
      if (reply.status !== 200) throw new Error(`sign-in of ${login} answered ${reply.status}`)
      const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      return caller({ ...ours, cookie })
    },
    events() {
      const store = openStore(join(folder, 'chered.db'))
      const { date } = store.journal.latestDay() ?? {}
      const events = date === undefined ? [] : [...store.journal.read(date)]
      store.close()
      return events.map(({ event }) => JSON.stringify(event))
    },
    async live({ token, cookie }) {
      const socket: LiveCaller['socket'] = io(server.address, {
        path: '/live',
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        auth: { protocol: 1, ...(token === undefined ? {} : { token }) },
        ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
      })
      const views: ViewMessage[] = []
      const listeners = new Set<(message: ViewMessage) => void>()
      const take = (message: ViewMessage) => {
        views.push(message)
        for (const listener of listeners) listener(message)
      }
      socket.on('view', take)
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('connect_error', reject)
      })
      const live: LiveCaller = {
        socket,
        views,
        async subscribe(view) {
          const answer = await socket.emitWithAck('subscribe', view)
          if (answer.ok) take(answer.message)
          return answer
        },
        until(view, fits) {
          const matches = (m: ViewMessage) => m.view === view && fits(m.body as never)
          const known = views.findLast(matches)
          if (known) return Promise.resolve(known)
          return new Promise((resolve) => {
            const listener = (message: ViewMessage) => {
              if (!matches(message)) return
              listeners.delete(listener)
              resolve(message)
            }
            listeners.add(listener)
          })
        },
        close: () => socket.disconnect(),
      }
      sockets.push(live)
      return live
    },
    async restart() {
      await server.close()
      server = await open()
    },
    async close() {
      for (const live of sockets) live.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const exampleKiosk = 'example-kiosk-1'
export const exampleBoard = 'example-board-1'

/** Takes a ticket at the example kiosk, without paper. */
export function takeTicket(
  run: ServerUnderTest,
  serviceId = 'birth-registration',
  commandId = newCommandId(),
): Promise<Reply> {
  const body = { commandId, serviceId, language: 'ru', paper: 'screen' }
  return run.device(exampleKiosk).post('/api/tickets', body)
}
