import type { Server as HttpServer } from 'node:http'
import {
  AgentConsoleReport,
  AgentHello,
  AgentJobReport,
  AgentPanelReport,
  AgentPress,
  AgentPrinterReport,
  AgentScan,
  AgentScannerReport,
} from '@chered/protocol/agent'
import type { DeskId, DeviceId, ScannerId, StaffId, ZoneId } from '@chered/protocol/ids'
import {
  type ClientToServer,
  LiveAuth,
  type ServerToClient,
  type SubscribeAnswer,
  type ViewMessage,
  ViewName,
} from '@chered/protocol/live'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Session } from '@chered/protocol/staff'
import { Server, type Socket } from 'socket.io'
import type { z } from 'zod'
import type { ConsoleDesk } from '../application/console-desk.ts'
import type { Enrolment } from '../application/enrolment.ts'
import type { DeviceRow } from '../application/ports.ts'
import { keyText, type ViewKey, type Views } from '../application/views/views.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'

/** `later`: it could not be written down just now. */
type Taken = boolean | 'later'

/** What the gateway tells the devices' side; kept apart from it by this port. */
export interface DeviceEvents {
  connected(deviceId: DeviceId): void
  disconnected(deviceId: DeviceId): void
  hello(agentId: DeviceId, hello: AgentHello): Promise<boolean>
  printerReport(agentId: DeviceId, report: AgentPrinterReport): boolean
  panelReport(agentId: DeviceId, report: AgentPanelReport): boolean
  scannerReport(agentId: DeviceId, report: AgentScannerReport): boolean
  consoleReport(agentId: DeviceId, report: AgentConsoleReport): boolean
  /** The kiosk that a scan is for; null when no kiosk that is there has this agent's scanner. */
  kioskOfScanner(agentId: DeviceId, scannerId: ScannerId): DeviceId | null
  jobReport(agentId: DeviceId, report: AgentJobReport): Promise<Taken>
}

export interface GatewayParts {
  readonly http: HttpServer
  readonly views: Views
  readonly enrolment: Enrolment
  readonly devices: DeviceEvents
  readonly consoles: ConsoleDesk
  readonly sessionOf: (cookie: string | undefined) => Session | null
  readonly rules: () => OfficeRules
  readonly now: () => number
  readonly build: string
  readonly onBroken: (error: unknown) => void
}

/** All views of a kind, or the view of one desk. */
export type Changed = ViewKey['kind'] | `desk:${DeskId}`

export interface Gateway {
  /**
   * Something changed that these views may show, a kind of them or a single
   * desk's; they are sent where they differ. `now` is for what somebody waits
   * to see (a call); what nobody acts on within a blink is gathered, so that a
   * rush costs one view a beat.
   */
  changed(views: readonly Changed[], pace: 'now' | 'soon'): void
  /** Staff whose session has ended lose their views. */
  sessionsEnded(staffId: StaffId): void
  connections(): number
  close(): Promise<void>
}

type Who =
  | { readonly kind: 'device'; readonly device: DeviceRow }
  | { readonly kind: 'staff'; readonly session: Session }

interface SocketData {
  who: Who
}

type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

const tickMs = 1000
const gatherMs = 150
const sessionsCheckedMs = 20_000
const separator = ' '

/**
 * The live connection: who connects is known before a view is given, each view
 * is computed once for each change and sent once to its room.
 */
export function openGateway(parts: GatewayParts): Gateway {
  const { views, enrolment, devices } = parts
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>(parts.http, {
    path: '/live',
    transports: ['websocket'],
    serveClient: false,
    // Dead peers are noticed within seconds: a board that lost power is a trouble on the screen.
    pingInterval: 4000,
    pingTimeout: 6000,
    maxHttpBufferSize: 256 * 1024,
    allowRequest: (request, decide) => decide(null, sameOrigin(request.headers)),
  })

  io.use((socket, next) => {
    const who = recognise(socket.handshake.auth, socket.handshake.headers.cookie)
    if (typeof who === 'string') {
      next(new Error(who))
      return
    }
    socket.data.who = who
    next()
  })

  function recognise(auth: unknown, cookie: string | undefined): Who | RefusalCode {
    const given = LiveAuth.safeParse(auth)
    if (!given.success) return 'bad-request'
    if (given.data.token !== undefined) {
      const device = enrolment.deviceOf(given.data.token)
      return device ? { kind: 'device', device } : 'device-not-enrolled'
    }
    const session = parts.sessionOf(cookie)
    if (!session || session.mustChangePassword) return 'not-signed-in'
    return { kind: 'staff', session }
  }

  io.on('connection', (socket: LiveSocket) => {
    const { who } = socket.data
    socket.emit('tick', parts.now(), parts.build)
    socket.on('subscribe', (view, answer) => {
      if (typeof answer !== 'function') return
      try {
        answer(subscribe(socket, view))
      } catch (error) {
        parts.onBroken(error)
        answer({ ok: false, code: 'internal' })
      }
    })
    socket.on('unsubscribe', (asked) => {
      // Only rooms of views: those by which the server reaches a device or a person are not to be left.
      const view = ViewName.safeParse(asked)
      if (!view.success) return
      for (const room of socket.rooms) if (placeOf(room)?.view === view.data) socket.leave(room)
    })
    if (who.kind === 'staff') {
      socket.join(`staff${separator}${who.session.staffId}`)
      return
    }
    const { deviceId, assignment } = who.device
    socket.join(`device${separator}${deviceId}`)
    devices.connected(deviceId)
    socket.on('disconnect', () => {
      // Nobody waits for this, and a disk that is full must not end the hall.
      try {
        devices.disconnected(deviceId)
      } catch (error) {
        parts.onBroken(error)
      }
    })
    if (assignment.kind === 'agent') listenToAgent(socket, deviceId)
  })

  function listenToAgent(socket: LiveSocket, agentId: DeviceId): void {
    const on = <T>(schema: z.ZodType<T>, take: (value: T) => Taken | Promise<Taken>) => {
      return async (value: unknown, answer: unknown) => {
        const reply = typeof answer === 'function' ? answer : () => undefined
        const parsed = schema.safeParse(value)
        try {
          const taken = parsed.success && (await take(parsed.data))
          // Without an answer the agent says it again later.
          if (taken !== 'later') reply({ ok: taken })
        } catch (error) {
          parts.onBroken(error)
          reply({ ok: false })
        }
      }
    }
    socket.on(
      'agent:hello',
      on(AgentHello, (hello) => devices.hello(agentId, hello)),
    )
    socket.on(
      'agent:printer',
      on(AgentPrinterReport, (report) => devices.printerReport(agentId, report)),
    )
    socket.on(
      'agent:panel',
      on(AgentPanelReport, (report) => devices.panelReport(agentId, report)),
    )
    socket.on(
      'agent:scanner',
      on(AgentScannerReport, (report) => devices.scannerReport(agentId, report)),
    )
    socket.on(
      'agent:scan',
      on(AgentScan, ({ scannerId, text }) => {
        const kiosk = devices.kioskOfScanner(agentId, scannerId)
        if (kiosk === null) return false
        io.to(`device${separator}${kiosk}`).emit('scanned', text, parts.now())
        return true
      }),
    )
    socket.on(
      'agent:console',
      on(AgentConsoleReport, (report) => devices.consoleReport(agentId, report)),
    )
    socket.on('agent:press', async (value, answer) => {
      if (typeof answer !== 'function') return
      const press = AgentPress.safeParse(value)
      try {
        if (press.success) answer(await parts.consoles.press(agentId, press.data))
        else answer({ outcome: 'refused', code: 'bad-request' })
      } catch (error) {
        parts.onBroken(error)
        answer({ outcome: 'refused', code: 'internal' })
      }
    })
    socket.on(
      'agent:job',
      on(AgentJobReport, (report) => devices.jobReport(agentId, report)),
    )
  }

  function subscribe(socket: LiveSocket, asked: unknown): SubscribeAnswer {
    const view = ViewName.safeParse(asked)
    if (!view.success) return { ok: false, code: 'bad-request' }
    const key = keyFor(socket.data.who, view.data, parts.rules())
    if (typeof key === 'string') return { ok: false, code: key }
    const present = views.present(key)
    if (present === null) return { ok: false, code: 'not-found' }
    const name = keyText(key)
    if (present.renewed) broadcast(name, present.message)
    socket.join(`${view.data}${separator}${name}`)
    return { ok: true, message: { view: view.data, ...present.message } }
  }

  /** Rooms by the view that they are for: a press would otherwise look through those of every screen. */
  const looking = new Map<string, Set<string>>()
  io.sockets.adapter.on('create-room', (room: string) => {
    const name = placeOf(room)?.name
    if (name === undefined) return
    looking.set(name, (looking.get(name) ?? new Set()).add(room))
  })
  io.sockets.adapter.on('delete-room', (room: string) => {
    const name = placeOf(room)?.name
    const rooms = name === undefined ? undefined : looking.get(name)
    if (name === undefined || !rooms?.delete(room) || rooms.size > 0) return
    looking.delete(name)
    views.drop(name)
  })

  /** Rooms are named by what the screen asked for and by what that is, so that `board:self` of two zones differ. */
  function broadcast(name: string, message: Omit<ViewMessage, 'view'>): void {
    for (const room of looking.get(name) ?? []) {
      const place = placeOf(room)
      if (place) io.to(room).emit('view', { view: place.view, ...message })
    }
  }

  function send(changed: Changed): void {
    const names = [...looking.keys()].filter((name) => name === changed || name.startsWith(`${changed}:`))
    for (const name of names) {
      const message = views.renew(name)
      if (message) broadcast(name, message)
    }
  }

  const gathering = new Map<Changed, NodeJS.Timeout>()
  const guarded = (changed: Changed) => {
    try {
      send(changed)
    } catch (error) {
      parts.onBroken(error)
    }
  }

  const stopRevoked = enrolment.onRevoked((deviceId) => {
    const room = io.to(`device${separator}${deviceId}`)
    room.emit('revoked')
    room.disconnectSockets(true)
  })
  // Another zone or printer: the device comes back at once and sees its new place.
  const stopReassigned = enrolment.onReassigned((deviceId) => {
    io.to(`device${separator}${deviceId}`).disconnectSockets(true)
  })
  const ticking = setInterval(() => io.emit('tick', parts.now(), parts.build), tickMs)
  // A session that has run out loses its views as well as its presses.
  const checking = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) {
      const { who } = socket.data
      const over = who.kind === 'staff' && parts.sessionOf(socket.handshake.headers.cookie) === null
      if (over) socket.disconnect(true)
    }
  }, sessionsCheckedMs)

  return {
    changed(changed, pace) {
      for (const each of changed) {
        if (pace === 'now') {
          clearTimeout(gathering.get(each))
          gathering.delete(each)
          guarded(each)
        } else if (!gathering.has(each)) {
          const timer = setTimeout(() => {
            gathering.delete(each)
            guarded(each)
          }, gatherMs)
          gathering.set(each, timer)
        }
      }
    },
    sessionsEnded(staffId) {
      io.to(`staff${separator}${staffId}`).disconnectSockets(true)
    },
    connections: () => io.sockets.sockets.size,
    async close() {
      stopRevoked()
      stopReassigned()
      clearInterval(ticking)
      clearInterval(checking)
      for (const timer of gathering.values()) clearTimeout(timer)
      io.disconnectSockets(true)
      await io.close()
    },
  }
}

/** The view that a room is for: what was asked, and what that is. Null for the server's own rooms. */
function placeOf(room: string): { readonly view: string; readonly name: string } | null {
  const at = room.indexOf(separator)
  const view = room.slice(0, at)
  return at > 0 && ViewName.safeParse(view).success ? { view, name: room.slice(at + 1) } : null
}

/** Which view is meant, or why it is not given. A device sees itself only; staff what their roles need. */
function keyFor(who: Who, view: string, rules: OfficeRules): ViewKey | RefusalCode {
  const [kind = '', id = ''] = view.split(':')
  if (who.kind === 'device') {
    const { deviceId, assignment } = who.device
    if (kind !== assignment.kind || (id !== 'self' && id !== deviceId)) return 'not-permitted'
    return assignment.kind === 'board'
      ? { kind: 'board', zoneIds: assignment.zoneIds }
      : { kind: assignment.kind, deviceId }
  }
  const { roles } = who.session
  const may = (...needed: readonly string[]) => roles.some((role) => needed.includes(role))
  switch (kind) {
    case 'board': {
      const known = rules.office.zones.some((zone) => zone.id === id)
      return known ? { kind: 'board', zoneIds: [id as ZoneId] } : 'not-found'
    }
    case 'desk':
      if (!may('specialist', 'administrator', 'head', 'reception')) return 'not-permitted'
      return { kind: 'desk', deskId: id as DeskId }
    case 'desks':
      return { kind: 'desks' }
    case 'supervision':
      return may('administrator', 'head', 'reception') ? { kind: 'supervision' } : 'not-permitted'
    case 'reception':
      return may('reception', 'administrator') ? { kind: 'reception' } : 'not-permitted'
    case 'bookings': {
      const sees = may('reception', 'contactCentre', 'specialist', 'administrator', 'head')
      return sees ? { kind: 'bookings' } : 'not-permitted'
    }
    case 'faults':
      return { kind: 'faults' }
    case 'incidents':
      return may('administrator', 'head') ? { kind: 'incidents' } : 'not-permitted'
    case 'kiosk':
    case 'agent':
      return may('administrator') ? { kind, deviceId: id as DeviceId } : 'not-permitted'
    default:
      return 'bad-request'
  }
}

/** A page of another site may not open the socket with our cookie; programs send no origin. */
function sameOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean {
  if (headers.origin === undefined) return true
  try {
    return new URL(headers.origin).host === headers.host
  } catch {
    return false
  }
}
