import type { PanelId } from '@chered/protocol/ids'
import { type BytePort, type OpenPort, PortLost } from '../port/byte-port.ts'
import type { PanelConfig } from './panel-config.ts'
import type { PanelContent } from './panel-content.ts'
import { familyTraits, openSessions } from './panel-family.ts'
import { openPanelPlace, type PanelPlace } from './panel-place.ts'
import type { PanelSession, PanelStatus, SendOutcome } from './panel-session.ts'
import type { PanelTimes } from './panel-times.ts'

export interface PanelBus {
  /** The newest content of a panel; one that was not sent yet is forgotten. */
  show(panelId: PanelId, deskNumber: number, show: PanelContent['show']): void
  /** Puts "no link" on the panels, as far as the line takes it within `farewellMs`, and closes it. */
  close(): Promise<void>
}

/**
 * One line and the panels on it.
 *
 * There is no list of messages, only what each panel has to show at present: it
 * is rendered when its turn comes on the line, so a call that is over cannot be
 * sent, however long the line was away. Writes go one at a time.
 */
export function openPanelBus(
  panels: readonly PanelConfig[],
  ports: {
    readonly openPort: OpenPort
    readonly times: PanelTimes
    readonly onStatus: (panelId: PanelId, status: PanelStatus) => void
  },
): PanelBus {
  const { times } = ports
  const { address } = panels[0]!
  let phase: 'running' | 'farewell' | 'over' = 'running'
  let line: BytePort | null = null
  /** Set when the line must be opened anew though nothing says that it is lost. */
  let renewLine = false
  let unanswered = 0
  let wake = (): void => undefined

  const places = panels.map((config) => openPanelPlace(config, times.freshMs, () => wake()))
  const told = new Map<PanelId, PanelStatus>()
  const tell = (place: PanelPlace, status: PanelStatus): void => {
    const { panelId } = place.config
    if (told.get(panelId) === status) return
    told.set(panelId, status)
    ports.onStatus(panelId, status)
  }

  /** Until something is due, the line is lost, the end begins, or `ms` are over. */
  const woken = async (port: BytePort | null, ms?: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
    const unsubscribe = port?.onClose(() => resolve())
    wake = resolve
    await promise
    wake = () => undefined
    clearTimeout(timer)
    unsubscribe?.()
  }

  const settle = (place: PanelPlace, outcome: SendOutcome): void => {
    unanswered = outcome === 'no-answer' ? unanswered + 1 : 0
    switch (outcome) {
      case 'taken':
        place.repeatAfter(times.refreshMs)
        tell(place, 'showing')
        break
      case 'confirmed':
        place.repeatAfter(times.checkMs)
        tell(place, 'showing')
        break
      case 'no-answer':
        place.repeatAfter(times.retryMs)
        // When every unit is silent the line itself may be dead, and would keep
        // all that is written to it for later.
        if (unanswered > 2 * places.length) renewLine = true
        tell(place, 'unreachable')
        break
      case 'refused':
        place.repeatAfter(times.retryMs)
        tell(place, 'unknown')
        break
    }
  }

  const serve = async (port: BytePort, sessions: readonly PanelSession[]): Promise<void> => {
    while (!port.closed && !renewLine && phase !== 'over') {
      const at = firstDue(places)
      const place = places[at]
      if (place === undefined) {
        if (phase === 'farewell') return
        await woken(port)
      } else if (place.due === 'soon' && mayHoldBytes(place.config)) {
        renewLine = true
      } else {
        settle(place, await sessions[at]!.send(place.take()))
      }
    }
  }

  /** Opens the line and serves it to its end. */
  const connection = async (): Promise<'not-open' | 'lost' | 'renew'> => {
    renewLine = false
    unanswered = 0
    try {
      line = await ports.openPort(address, times)
    } catch (error) {
      if (error instanceof PortLost) return 'not-open'
      throw error
    }
    // What the panels show after a gap is not known: all of them are sent anew.
    for (const place of places) place.makeDue()
    try {
      await serve(line, openSessions(line, panels, times))
    } catch (error) {
      if (!(error instanceof PortLost)) throw error
    } finally {
      await line.close(phase === 'farewell' ? 'deliver' : 'discard')
      line = null
    }
    return renewLine ? 'renew' : 'lost'
  }

  const run = async (): Promise<void> => {
    const [firstMs, longestMs] = times.reconnectMs
    let waitMs = firstMs
    while (phase === 'running') {
      const ended = await connection()
      if (phase !== 'running' || ended === 'renew') continue
      for (const place of places) tell(place, 'unreachable')
      await pauseBeforeReconnect(waitMs)
      waitMs = ended === 'lost' ? firstMs : Math.min(waitMs * 2, longestMs)
    }
  }
  /** A new wish does not hurry a line that is away; only the end cuts the pause short. */
  const pauseBeforeReconnect = async (ms: number): Promise<void> => {
    const until = Date.now() + ms
    for (let left = ms; left > 0 && phase === 'running'; left = until - Date.now()) await woken(null, left)
  }
  const running = run()

  return {
    show(panelId, deskNumber, show) {
      if (phase !== 'running') return
      places.find(({ config }) => config.panelId === panelId)?.want(deskNumber, show)
    },
    async close() {
      for (const place of places) place.want(place.config.deskNumber, { kind: 'link-lost' })
      phase = 'farewell'
      wake()
      const farewell = setTimeout(() => {
        phase = 'over'
        wake()
        void line?.close('discard')
      }, times.farewellMs)
      await running
      clearTimeout(farewell)
      for (const place of places) place.close()
    },
  }
}

/** Changes go before repeats; -1 when nothing is due. */
function firstDue(places: readonly PanelPlace[]): number {
  const changed = places.findIndex(({ due }) => due === 'now')
  return changed >= 0 ? changed : places.findIndex(({ due }) => due === 'soon')
}

/**
 * A one-way panel behind TCP gives no sign when the network between is cut, and
 * the system would deliver all calls of that time together when it returns. So
 * its slow repeat goes through a new connection: that one proves itself.
 */
function mayHoldBytes(config: PanelConfig): boolean {
  return config.address.kind === 'tcp' && !familyTraits[config.family].answers
}
