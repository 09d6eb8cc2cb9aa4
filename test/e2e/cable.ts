import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A network cable between one screen and the server. */
export interface Cable {
  /** The server, as the screen at this end of the cable knows it. */
  readonly address: string
  /**
   * Pulls the cable: bytes stop on both ways and nobody is told, as when a
   * switch loses its power. New connections hang likewise.
   */
  pull(): void
  /** What the screen says arrives, what the server says does not: an answer that is lost on its way. */
  pullReplies(): void
  /** Plugs it in again; what was under way is reset, new connections work. */
  plug(): void
  close(): Promise<void>
}

export async function openCable(server: () => string): Promise<Cable> {
  const ends = new Map<Socket, 'server' | 'screen'>()
  let pulled = false
  let deaf = false
  const listening = createServer((near) => {
    const { hostname, port } = new URL(server())
    const far = connect(Number(port), hostname)
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      end.on('close', () => {
        ends.delete(end)
        // A pulled cable tells nobody that the other side has gone.
        if (!pulled) other.destroy()
      })
      // Resets and refusals are what a cable carries; `close` follows.
      end.on('error', () => undefined)
    }
    near.pipe(far)
    far.pipe(near)
    if (pulled) for (const end of [near, far]) hold(end)
    else if (deaf) hold(far)
    ends.set(far, 'server').set(near, 'screen')
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as AddressInfo

  function hold(end: Socket): void {
    end.unpipe()
    end.pause()
  }
  function reset(): void {
    for (const end of [...ends.keys()]) end.destroy()
  }
  return {
    address: `http://127.0.0.1:${port}`,
    pull() {
      pulled = true
      for (const end of ends.keys()) hold(end)
    },
    pullReplies() {
      deaf = true
      for (const [end, side] of ends) if (side === 'server') hold(end)
    },
    plug() {
      pulled = false
      deaf = false
      reset()
    },
    close() {
      pulled = false
      const closed = new Promise<void>((resolve) => listening.close(() => resolve()))
      reset()
      return closed
    },
  }
}
