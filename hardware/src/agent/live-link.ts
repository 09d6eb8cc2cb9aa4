import type { AgentAck, AgentHello, AgentPress, AgentPressAnswer, AgentScan } from '@chered/protocol/agent'
import { AgentView } from '@chered/protocol/agent'
import {
  type ClientToServer,
  protocolVersion,
  type ServerToClient,
  type SubscribeAnswer,
  type ViewMessage,
} from '@chered/protocol/live'
import { io, type Socket } from 'socket.io-client'
import type { Clock } from '../escpos/clock.ts'
import type { AgentReport } from './reports.ts'

export interface LinkTimes {
  /** For one acknowledgement. */
  readonly answerMs: number
  /** Nothing heard for so long: what the panels show may be out of date. */
  readonly silentMs: number
  /** Nothing heard for so long, though it ticks each second: it is away, and a scan would come too late. */
  readonly awayMs: number
  /** A press that has not had its effect after so long never has it. */
  readonly pressMs: number
  readonly reconnectMs: { readonly first: number; readonly longest: number }
}

export const linkTimes: LinkTimes = {
  answerMs: 5_000,
  silentMs: 10_000,
  awayMs: 3_000,
  pressMs: 2_000,
  reconnectMs: { first: 500, longest: 5_000 },
}

export interface LiveLink {
  /** The server's word; `no-answer` when there is no connection or no acknowledgement in time. */
  tell(report: AgentReport): Promise<boolean | 'no-answer'>
  /** Says a scan now or never: one that the server cannot hear at this moment is dropped. */
  scan(scan: AgentScan): void
  /** Says a press now or never, with the last moment at which it may count; `no-answer`: it is not known to have counted. */
  press(press: Omit<AgentPress, 'until'>): Promise<AgentPressAnswer | 'no-answer'>
  close(): void
}

/** How the server refuses a token that it does not know any more. */
const notEnrolled = 'device-not-enrolled'
const viewName = 'agent:self'

/**
 * The agent's connection to the server. After each connection: `agent:hello`,
 * then `onOpen`, then the whole view; then each new view whole.
 */
export function openLiveLink(options: {
  readonly serverUrl: string
  readonly token: string
  readonly clock: Clock
  readonly times: LinkTimes
  readonly hello: () => Promise<AgentHello>
  readonly onOpen: () => void
  readonly onView: (view: AgentView) => void
  /** The connection is gone; a view follows when it is back. */
  readonly onLost: () => void
  /** The server has been silent for `silentMs`; a view follows when it is back. */
  readonly onSilent: () => void
  /** The token is worth nothing any more. */
  readonly onRevoked: () => void
  readonly log: (message: string) => void
}): LiveLink {
  const { clock, times, log } = options
  const socket: Socket<ServerToClient, ClientToServer> = io(options.serverUrl, {
    path: '/live',
    transports: ['websocket'],
    auth: { protocol: protocolVersion, token: options.token },
    reconnectionDelay: times.reconnectMs.first,
    reconnectionDelayMax: times.reconnectMs.longest,
  })
  let seen = { boot: '', n: -1 }
  let isClosed = false
  let isSilent = false
  let heardAt = Number.NEGATIVE_INFINITY
  /** The server's clock at a moment of ours; the two need not agree. */
  let serverClock: { readonly at: number; readonly here: number } | null = null
  let callOffSilence: () => void = () => undefined
  let callOffConnect: () => void = () => undefined

  const show = (message: ViewMessage): void => {
    if (message.view !== viewName) return
    // An answer to `subscribe` and a change may cross.
    if (message.boot === seen.boot && message.n < seen.n) return
    const view = AgentView.safeParse(message.body)
    if (!view.success) {
      log(`a view of another shape was passed over: ${view.error.message}`)
      return
    }
    seen = { boot: message.boot, n: message.n }
    options.onView(view.data)
  }

  const subscribe = (): void => {
    const shown = (answer: SubscribeAnswer): void => {
      if (answer.ok) show(answer.message)
      else log(`the server gives no view: ${answer.code}`)
    }
    socket.emit('subscribe', viewName, shown)
  }

  const waitForSilence = (): void => {
    callOffSilence()
    callOffSilence = clock.after(times.silentMs, () => {
      isSilent = true
      log('the server is silent')
      options.onSilent()
    })
  }
  const heard = (): void => {
    heardAt = performance.now()
    waitForSilence()
    if (!isSilent) return
    isSilent = false
    // What the panels showed was taken away; the view brings it back.
    if (socket.connected) subscribe()
  }

  const connectLater = (): void => {
    if (isClosed || socket.active) return
    callOffConnect()
    callOffConnect = clock.after(times.reconnectMs.longest, () => socket.connect())
  }
  const revoked = (): void => {
    if (isClosed) return
    log('the server does not know this agent any more')
    options.onRevoked()
  }

  const begin = async (): Promise<void> => {
    const { id } = socket
    const hello = await options.hello()
    if (socket.id !== id || !socket.connected) return
    const answer = await answered(() => socket.timeout(times.answerMs).emitWithAck('agent:hello', hello))
    if (socket.id !== id || !socket.connected) return
    if (answer !== true) {
      log(answer === false ? 'the server refuses what this agent drives' : 'the server did not answer hello')
      // A new connection says hello again.
      socket.disconnect()
      connectLater()
      return
    }
    options.onOpen()
    subscribe()
  }

  socket.on('connect', () => {
    log('connected')
    heardAt = performance.now()
    void begin()
  })
  socket.on('connect_error', (error) => {
    if (error.message === notEnrolled) revoked()
    else {
      log(`no connection: ${error.message}`)
      connectLater()
    }
  })
  socket.on('disconnect', (reason) => {
    log(`disconnected: ${reason}`)
    // What socket.io kept for a better time; reports come again by themselves.
    socket.sendBuffer = []
    serverClock = null
    options.onLost()
    connectLater()
  })
  socket.on('revoked', revoked)
  socket.on('view', show)
  socket.on('tick', (at) => {
    serverClock = { at, here: performance.now() }
  })
  socket.onAny(heard)
  waitForSilence()
  const isAway = () => !socket.connected || performance.now() - heardAt > times.awayMs

  return {
    tell(report) {
      // An unconnected socket would keep the message and send it at a later moment,
      // when it may not be true any more.
      if (!socket.connected) return Promise.resolve('no-answer')
      const asked = socket.timeout(times.answerMs)
      switch (report.event) {
        case 'agent:job':
          return answered(() => asked.emitWithAck('agent:job', report.body))
        case 'agent:printer':
          return answered(() => asked.emitWithAck('agent:printer', report.body))
        case 'agent:panel':
          return answered(() => asked.emitWithAck('agent:panel', report.body))
        case 'agent:scanner':
          return answered(() => asked.emitWithAck('agent:scanner', report.body))
        case 'agent:console':
          return answered(() => asked.emitWithAck('agent:console', report.body))
      }
    },
    scan(scan) {
      // Nobody waits for the answer: the visitor sees on the kiosk what came of it.
      if (!isAway()) socket.emit('agent:scan', scan, () => undefined)
      else log(`${scan.scannerId}: a code was dropped, the server is away`)
    },
    async press(press) {
      if (serverClock === null || isAway()) {
        log(`${press.consoleId}: a press was refused, the server is away`)
        return 'no-answer'
      }
      // A network that stands still delivers the press when it goes on; the server
      // refuses it then, as this side has done already.
      const until = Math.round(serverClock.at + performance.now() - serverClock.here + times.pressMs)
      try {
        return await socket.timeout(times.pressMs).emitWithAck('agent:press', { ...press, until })
      } catch {
        // The only way to fail is the time-out of the acknowledgement.
        return 'no-answer'
      }
    },
    close() {
      isClosed = true
      callOffSilence()
      callOffConnect()
      socket.disconnect()
    },
  }
}

async function answered(ask: () => Promise<AgentAck>): Promise<boolean | 'no-answer'> {
  try {
    const ack = await ask()
    return ack.ok
  } catch {
    // The only way to fail is the time-out of the acknowledgement.
    return 'no-answer'
  }
}
