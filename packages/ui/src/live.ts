import type {
  ClientToServer,
  ServerToClient,
  SubscribeAnswer,
  ViewBodies,
  ViewKind,
  ViewMessage,
} from '@chered/protocol/live'
import type { RefusalCode } from '@chered/protocol/refusals'
import { useEffect } from 'react'
import { io, type Socket } from 'socket.io-client'
import { create } from 'zustand'

/** A server that has been silent for so long is lost; it ticks every second. */
const SILENCE_MS = 3000

/**
 * `connecting` before the first word of the server; `online` while it speaks;
 * `lost` after three seconds of silence. Views stay in the store when the link
 * is lost, so a screen can still show them, with their age and never as fresh.
 */
export type Link = 'connecting' | 'online' | 'lost'

interface LiveState {
  readonly link: Link
  /** Server's clock minus ours, ms. */
  readonly offsetMs: number
  /** Server's clock at the last word heard; null before the first. */
  readonly heardAt: number | null
  /** The server now runs another build than the one that loaded this page. */
  readonly outdated: boolean
  /** The device's token was refused or revoked. */
  readonly revoked: boolean
  readonly views: Readonly<Record<string, ViewMessage>>
  readonly refused: Readonly<Record<string, RefusalCode>>
}

export const useLive = create<LiveState>(() => ({
  link: 'connecting',
  offsetMs: 0,
  heardAt: null,
  outdated: false,
  revoked: false,
  views: {},
  refused: {},
}))

let socket: Socket<ServerToClient, ClientToServer> | null = null
let watch: ReturnType<typeof setInterval> | null = null
let heard = 0
let build: string | null = null
const wanted = new Map<string, number>()
const scanListeners = new Set<(text: string, at: number) => void>()

/** The server's present time, ms; our own clock until it has spoken. */
export function serverNow(): number {
  return Date.now() + useLive.getState().offsetMs
}

function hear(at: number): void {
  heard = performance.now()
  const state = useLive.getState()
  const offsetMs = at - Date.now()
  // Small differences are the network's; following them would make clocks tremble.
  const steady = Math.abs(offsetMs - state.offsetMs) < 250 && state.heardAt !== null
  useLive.setState({ link: 'online', heardAt: at, offsetMs: steady ? state.offsetMs : offsetMs })
}

function ask(name: string): void {
  socket?.emit('subscribe', name, (answer: SubscribeAnswer) => {
    if (answer.ok) {
      take(answer.message)
      return
    }
    useLive.setState((s) => ({ refused: { ...s.refused, [name]: answer.code } }))
  })
}

function take(message: ViewMessage): void {
  if (!wanted.has(message.view)) return
  const known = useLive.getState().views[message.view]
  if (known && known.boot === message.boot && known.n > message.n) return
  useLive.setState((s) => {
    const { [message.view]: _, ...refused } = s.refused
    return { views: { ...s.views, [message.view]: message }, refused }
  })
}

/**
 * Opens the live connection: with a device's token, or with the session cookie
 * when `token` is null. Calling it again replaces the connection. It reconnects
 * by itself for ever, and asks for every wanted view anew each time.
 */
export function connectLive(token: string | null): void {
  disconnectLive()
  const opened: Socket<ServerToClient, ClientToServer> = io({
    path: '/live',
    auth: { protocol: 1, ...(token === null ? {} : { token }) },
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    timeout: 4000,
  })
  socket = opened
  opened.on('connect', () => {
    for (const name of wanted.keys()) ask(name)
  })
  opened.on('connect_error', (error) => {
    if (error.message === 'device-not-enrolled') useLive.setState({ revoked: true })
    // A handshake that the server refused (it is starting or stopping) is not repeated by socket.io itself.
    if (!opened.active) setTimeout(() => socket === opened && opened.connect(), 2000)
  })
  opened.on('disconnect', (reason) => {
    useLive.setState({ link: 'lost' })
    // The server closed the session on purpose; socket.io then does not come back by itself.
    if (reason === 'io server disconnect') opened.connect()
  })
  opened.on('revoked', () => useLive.setState({ revoked: true }))
  opened.on('view', (message) => {
    hear(message.at)
    take(message)
  })
  opened.on('scanned', (text, at) => {
    for (const listener of [...scanListeners]) listener(text, at)
  })
  opened.on('tick', (at, running) => {
    hear(at)
    build ??= running
    if (build !== running) useLive.setState({ outdated: true })
  })
  watch = setInterval(() => {
    const { link } = useLive.getState()
    if (link === 'online' && performance.now() - heard > SILENCE_MS) useLive.setState({ link: 'lost' })
    if (link === 'connecting' && performance.now() - heard > SILENCE_MS) useLive.setState({ link: 'lost' })
  }, 500)
  heard = performance.now()
}

export function disconnectLive(): void {
  if (watch !== null) clearInterval(watch)
  watch = null
  socket?.disconnect()
  socket = null
  useLive.setState({ link: 'connecting', views: {}, refused: {}, revoked: false })
}

/**
 * Codes that are held to this kiosk's scanner from now on, with the server's
 * clock. They are no view: whoever does not listen at that moment misses them.
 * Outlives reconnections; returns the way to stop.
 */
export function onScanned(listener: (text: string, at: number) => void): () => void {
  scanListeners.add(listener)
  return () => scanListeners.delete(listener)
}

/** What a screen knows of one view. `fresh` is false from the moment the link is lost. */
export interface Seen<K extends ViewKind> {
  readonly body: ViewBodies[K]
  readonly at: number
  readonly fresh: boolean
}

/**
 * The whole present view `kind` or `kind:id`, or null until the first one came.
 * Subscribes while the component is mounted; `null` as id waits.
 */
export function useView<K extends ViewKind>(kind: K, id: string | null | undefined): Seen<K> | null {
  const name = id === null ? null : id === undefined ? kind : `${kind}:${id}`
  useEffect(() => {
    if (name === null) return
    wanted.set(name, (wanted.get(name) ?? 0) + 1)
    if (socket?.connected) ask(name)
    return () => {
      const left = (wanted.get(name) ?? 1) - 1
      if (left > 0) {
        wanted.set(name, left)
        return
      }
      wanted.delete(name)
      socket?.emit('unsubscribe', name)
      useLive.setState((s) => {
        const { [name]: _, ...views } = s.views
        return { views }
      })
    }
  }, [name])
  const message = useLive((s) => (name === null ? undefined : s.views[name]))
  const link = useLive((s) => s.link)
  if (!message) return null
  return { body: message.body as ViewBodies[K], at: message.at, fresh: link === 'online' }
}

/** Why the server does not give a view, when it does not. */
export function useRefusedView(kind: ViewKind, id?: string | null): RefusalCode | null {
  const name = id ? `${kind}:${id}` : kind
  return useLive((s) => s.refused[name] ?? null)
}
