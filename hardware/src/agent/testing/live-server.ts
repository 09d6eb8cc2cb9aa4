import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  AgentHello,
  AgentJobReport,
  AgentPress,
  AgentPressAnswer,
  AgentScan,
  AgentView,
} from '@chered/protocol/agent'
import type { ClientToServer, ServerToClient } from '@chered/protocol/live'
import { Server } from 'socket.io'
import type { AgentReport } from '../reports.ts'

/** The server's side of an agent's connection, written from the protocol and not from the server. */
export interface LiveServer {
  readonly url: string
  readonly hellos: readonly AgentHello[]
  readonly reports: readonly AgentReport[]
  readonly scans: readonly AgentScan[]
  readonly presses: readonly AgentPress[]
  readonly connected: number
  /** Ends of jobs and `sent`, in the order of arrival. */
  jobReports(): AgentJobReport[]
  /** Shows this view to all and to whoever comes. */
  show(view: Omit<AgentView, 'consoles'> & Partial<Pick<AgentView, 'consoles'>>): void
  /** What to answer to a job report; `silence` never answers. */
  answer: (report: AgentJobReport) => boolean | 'silence'
  /** The same for a press. */
  answerPress: (press: AgentPress) => AgentPressAnswer | 'silence'
  /** Whether the seconds tick; without them the server is silent. */
  isTicking: boolean
  /** Nobody is let in for the moment, as while a server starts. */
  isStarting: boolean
  /** Tokens that are let in. */
  tokens: Set<string>
  /** Breaks every connection, as a restart does. */
  dropAll(): void
  revokeAll(): void
  close(): Promise<void>
}

export async function openLiveServer(): Promise<LiveServer> {
  const http = createServer()
  const io = new Server<ClientToServer, ServerToClient>(http, { path: '/live', transports: ['websocket'] })
  const hellos: AgentHello[] = []
  const reports: AgentReport[] = []
  const scans: AgentScan[] = []
  const presses: AgentPress[] = []
  let view: AgentView = { jobs: [], panels: [], consoles: [] }
  let n = 0
  const server: Omit<LiveServer, 'url' | 'connected'> = {
    hellos,
    reports,
    scans,
    presses,
    jobReports: () => reports.flatMap((report) => (report.event === 'agent:job' ? [report.body] : [])),
    show(next) {
      view = { consoles: [], ...next }
      n++
      io.emit('view', message())
    },
    answer: () => true,
    answerPress: () => ({ outcome: 'done' }),
    isTicking: true,
    isStarting: false,
    tokens: new Set(['token']),
    dropAll() {
      for (const socket of io.sockets.sockets.values()) socket.conn.close()
    },
    revokeAll() {
      server.tokens.clear()
      io.emit('revoked')
      io.disconnectSockets(true)
    },
    async close() {
      clearInterval(ticking)
      await io.close()
    },
  }
  const message = () => ({ view: 'agent:self', boot: 'boot', n, at: 0, body: view })

  io.use((socket, next) => {
    if (server.isStarting) return next(new Error('starting'))
    const { token } = socket.handshake.auth as { token?: string }
    next(token !== undefined && server.tokens.has(token) ? undefined : new Error('device-not-enrolled'))
  })
  io.on('connection', (socket) => {
    socket.on('subscribe', (name, answer) => {
      if (name === 'agent:self') answer({ ok: true, message: message() })
      else answer({ ok: false, code: 'not-permitted' })
    })
    socket.on('agent:hello', (hello, answer) => {
      hellos.push(hello)
      answer({ ok: true })
    })
    socket.on('agent:printer', (body, answer) => {
      reports.push({ event: 'agent:printer', body })
      answer({ ok: true })
    })
    socket.on('agent:panel', (body, answer) => {
      reports.push({ event: 'agent:panel', body })
      answer({ ok: true })
    })
    socket.on('agent:scanner', (body, answer) => {
      reports.push({ event: 'agent:scanner', body })
      answer({ ok: true })
    })
    socket.on('agent:scan', (scan, answer) => {
      scans.push(scan)
      answer({ ok: true })
    })
    socket.on('agent:console', (body, answer) => {
      reports.push({ event: 'agent:console', body })
      answer({ ok: true })
    })
    socket.on('agent:press', (press, answer) => {
      presses.push(press)
      const said = server.answerPress(press)
      if (said !== 'silence') answer(said)
    })
    socket.on('agent:job', (body, answer) => {
      reports.push({ event: 'agent:job', body })
      const said = server.answer(body)
      if (said !== 'silence') answer({ ok: said })
    })
  })
  const ticking = setInterval(() => {
    if (server.isTicking) io.emit('tick', Date.now(), 'build')
  }, 20)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const { port } = http.address() as AddressInfo
  return Object.defineProperties(server, {
    url: { value: `http://127.0.0.1:${port}` },
    connected: { get: () => io.sockets.sockets.size },
  }) as LiveServer
}
