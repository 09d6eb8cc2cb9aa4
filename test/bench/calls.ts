import { io, type Socket } from 'socket.io-client'
import { Client } from 'undici'
import { median, quantile } from './figures.ts'
import { asKiosk, json, signIn, startOffice, ticketBody } from './office.ts'
import { startProgram } from './program.ts'

const boards = 200
const callsTo200 = 60
const callsTo1 = 200

interface BoardMessage {
  readonly body: { readonly calls: readonly { readonly callId: number }[] }
}

/** (b) From sending "call next" to the last board having it, against bare socket.io and HTTP. */
export async function calls(): Promise<{
  callPerBroadcast200: number
  callPerHopP50: number
  callPerHopP95: number
}> {
  const office = await startOffice()
  const bare = await startProgram('test/bench/bare/broadcast.ts', {})
  const echo = await startProgram('test/bench/bare/echo.ts', {})
  const http = new Client(office.address)
  try {
    const press = await signIn(office.address, 'specialist1')
    await press('/api/desks/desk-1/open')
    const cookie = await cookieOf(office.address)
    const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const answer = await http.request({
        method: 'POST',
        path,
        headers: { ...json, 'x-chered': '1', cookie, ...headers },
        body: JSON.stringify(body),
      })
      const text = await answer.body.text()
      if (answer.statusCode >= 300) throw new Error(`${path} answered ${answer.statusCode}: ${text}`)
      return text === '' ? null : JSON.parse(text)
    }
    const seen = new Map<number, { left: number; resolve: () => void }>()
    let latest: unknown = null
    const sockets = await connectAll(boards, office.address, '/live', (socket) => {
      let known = 0
      socket.on('view', ({ body }: BoardMessage) => {
        latest = body
        const newest = body.calls[0]?.callId ?? 0
        if (newest <= known) return
        known = newest
        const waiting = seen.get(newest)
        if (waiting && --waiting.left === 0) waiting.resolve()
      })
    })

    let commandNumber = 0
    let callId = 0
    const id = () => `call-${process.pid}-${++commandNumber}-xxxx`
    const oneCall = async (listeners: number): Promise<number> => {
      await fetch(`${office.address}/api/tickets`, { method: 'POST', headers: asKiosk, body: ticketBody() })
      const next = ++callId
      const all = new Promise<void>((resolve) => seen.set(next, { left: listeners, resolve }))
      const began = performance.now()
      const answer = post('/api/desks/desk-1/call-next', { commandId: id() })
      await all
      const took = performance.now() - began
      const { visitId } = await answer
      await post('/api/desks/desk-1/start', { commandId: id(), visitId })
      await post('/api/desks/desk-1/finish', { commandId: id(), visitId })
      return took
    }

    const broadcast = await openBareBroadcast(bare.address, boards)
    for (let n = 0; n < 10; n++) {
      await oneCall(boards)
      await broadcast.send(latest)
    }
    const to200: number[] = []
    for (let n = 0; n < callsTo200; n++) {
      const limit = await broadcast.send(latest)
      to200.push((await oneCall(boards)) / limit)
    }
    for (const socket of sockets.slice(1)) socket.disconnect()
    broadcast.keepOne()

    const echoClient = new Client(echo.address)
    const ours: number[] = []
    const limit: number[] = []
    for (let n = 0; n < callsTo1; n++) {
      const began = performance.now()
      const answer = await echoClient.request({
        method: 'POST',
        path: '/echo',
        headers: json,
        body: JSON.stringify({ commandId: id() }),
      })
      await answer.body.text()
      const roundTrip = performance.now() - began
      limit.push(roundTrip + (await broadcast.hop(latest)))
      ours.push(await oneCall(1))
    }
    await echoClient.close()
    sockets[0]?.disconnect()
    broadcast.close()
    console.log(
      `  one board: call p50 ${median(ours).toFixed(2)} p95 ${quantile(ours, 0.95).toFixed(2)}, ` +
        `bare p50 ${median(limit).toFixed(2)} p95 ${quantile(limit, 0.95).toFixed(2)} (ms, this run only)`,
    )
    return {
      callPerBroadcast200: median(to200),
      callPerHopP50: median(ours) / median(limit),
      callPerHopP95: quantile(ours, 0.95) / quantile(limit, 0.95),
    }
  } finally {
    await http.close()
    await office.stop()
    await bare.stop()
    await echo.stop()
  }
}

async function cookieOf(address: string): Promise<string> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { ...json, 'x-chered': '1' },
    body: JSON.stringify({ login: 'specialist1', password: 'primer-2026' }),
  })
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function connectAll(
  count: number,
  address: string,
  path: string,
  each: (socket: Socket) => void,
): Promise<Socket[]> {
  const auth = { protocol: 1, token: 'example-board-1' }
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = io(address, { path, transports: ['websocket'], auth, forceNew: true })
      each(socket)
      await new Promise((resolve) => socket.once('connect', () => resolve(undefined)))
      if (path === '/live') await socket.emitWithAck('subscribe', 'board:self')
      return socket
    }),
  )
}

/** 200 clients of a server that does nothing but broadcast. */
async function openBareBroadcast(address: string, count: number) {
  let left = 0
  let arrived: (at: bigint) => void = () => undefined
  let listening = count
  const sockets = await connectAll(count, address, '/socket.io', (socket) => {
    socket.on('view', ({ sentAt }: { sentAt: string }) => {
      if (--left === 0) arrived(BigInt(sentAt))
    })
  })
  const control = sockets[0] as Socket
  const one = (payload: unknown) => {
    left = listening
    const all = new Promise<bigint>((resolve) => {
      arrived = resolve
    })
    control.emit('send', payload)
    return all
  }
  return {
    /** From asking for it to the last client having it, ms. */
    async send(payload: unknown): Promise<number> {
      const began = performance.now()
      await one(payload)
      return performance.now() - began
    },
    /** From the server's sending to one client's having it, ms. */
    async hop(payload: unknown): Promise<number> {
      const sentAt = await one(payload)
      return Number(process.hrtime.bigint() - sentAt) / 1e6
    },
    keepOne() {
      for (const socket of sockets.slice(1)) socket.disconnect()
      listening = 1
    },
    close: () => control.disconnect(),
  }
}
