import type { DeskView } from '@chered/protocol/views'
import { io } from 'socket.io-client'

/** A desk's screen: the whole present view, and a wait for one that says what is asked. */
export async function connectDesk(address: string, deskId: string, cookie: string) {
  const socket = io(address, {
    path: '/live',
    transports: ['websocket'],
    auth: { protocol: 1 },
    extraHeaders: { cookie },
    forceNew: true,
  })
  let view: DeskView | null = null
  let waiting: { readonly says: (view: DeskView) => boolean; readonly resolve: () => void } | null = null
  socket.on('view', ({ body }: { body: DeskView }) => {
    view = body
    if (waiting?.says(body)) {
      waiting.resolve()
      waiting = null
    }
  })
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(undefined))
    socket.once('connect_error', reject)
  })
  const answer = await socket.emitWithAck('subscribe', `desk:${deskId}`)
  if (!answer.ok) throw new Error(`the view of ${deskId} was refused: ${answer.code}`)
  view = answer.message.body
  return {
    shows(says: (view: DeskView) => boolean): Promise<void> {
      if (view !== null && says(view)) return Promise.resolve()
      return new Promise((resolve) => {
        waiting = { says, resolve }
      })
    },
    close: () => socket.disconnect(),
  }
}

/** A connection to the bare server. */
export async function connectEcho(address: string) {
  const socket = io(address, { transports: ['websocket'], forceNew: true })
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)))
  return {
    async roundTrip(): Promise<number> {
      const began = performance.now()
      await socket.emitWithAck('echo', { commandId: began })
      return performance.now() - began
    },
    close: () => socket.disconnect(),
  }
}
