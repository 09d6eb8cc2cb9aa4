import type { ConsoleStatus } from '@chered/protocol/devices'
import type { ConsoleId } from '@chered/protocol/ids'
import { type BytePort, type OpenPort, PortLost } from '../port/byte-port.ts'
import type { ConsoleConfig } from './console-config.ts'
import type { Lamps } from './console-lamps.ts'
import type { ConsoleSession, ExchangeOutcome, KeyEvents } from './console-session.ts'
import type { ConsoleTimes } from './console-times.ts'
import { openModbusSessions } from './modbus/session.ts'
import { openOwnSessions } from './own-frame/session.ts'

/** One console on a line: what it is, what it has to show, whom to tell. */
export interface ConsolePlace {
  readonly config: ConsoleConfig
  readonly events: KeyEvents
  /** The lamps as they have to be at this moment; asked for at each turn, so never a moment old. */
  readonly lamps: () => Lamps
}

export interface ConsoleBus {
  /** Asks everybody once more, as far as the line takes it within `farewellMs`, and closes it. */
  close(): Promise<void>
}

/** So many questions in a row without an answer are more than noise. */
const unansweredAllowed = 3

/**
 * One line and the consoles on it, asked in turn: keys come in and lamps go out
 * in the same exchange, so what a console shows is put right at every turn.
 */
export function openConsoleBus(
  consoles: readonly ConsolePlace[],
  ports: {
    readonly openPort: OpenPort
    readonly times: ConsoleTimes
    /** Milliseconds of a clock that never goes back. */
    readonly now: () => number
    readonly onStatus: (consoleId: ConsoleId, status: ConsoleStatus) => void
  },
): ConsoleBus {
  const { times, now } = ports
  const { address } = consoles[0]!.config
  const closing = Promise.withResolvers<void>()
  let phase: 'running' | 'farewell' | 'over' = 'running'
  let line: BytePort | null = null

  const told = new Map<ConsoleId, ConsoleStatus>()
  const tell = ({ config: { consoleId } }: ConsolePlace, status: ConsoleStatus): void => {
    if (phase !== 'running' || told.get(consoleId) === status) return
    told.set(consoleId, status)
    ports.onStatus(consoleId, status)
  }

  /** Asks until the line is lost, or has been silent for so long that it has to be opened anew. */
  const serve = async (port: BytePort): Promise<void> => {
    const sessions = openSessions(port, consoles, times, now)
    const turns = consoles.map((place, at) => ({ place, session: sessions[at]!, dueAt: 0, unanswered: 0 }))
    const settle = (turn: (typeof turns)[number], outcome: ExchangeOutcome): void => {
      turn.unanswered = outcome === 'no-answer' ? turn.unanswered + 1 : 0
      const isAway = turn.unanswered >= unansweredAllowed
      turn.dueAt = now() + (isAway || outcome === 'refused' ? times.retryMs : times.pollMs)
      if (outcome === 'refused') tell(turn.place, 'unknown')
      else if (outcome === 'answered') tell(turn.place, 'working')
      else if (isAway) tell(turn.place, 'unreachable')
    }
    let heardAt = now()
    while (!port.closed && phase === 'running' && now() - heardAt <= times.renewMs) {
      const turn = turns.reduce((a, b) => (b.dueAt < a.dueAt ? b : a))
      const waitMs = turn.dueAt - now()
      if (waitMs > 0) {
        await pause(waitMs, closing.promise)
        continue
      }
      const outcome = await turn.session.exchange(turn.place.lamps())
      if (outcome !== 'no-answer') heardAt = now()
      settle(turn, outcome)
    }
    if (phase !== 'farewell') return
    for (const { place, session, unanswered } of turns) {
      if (unanswered < unansweredAllowed) await session.exchange(place.lamps())
    }
  }

  /** Opens the line and serves it to its end. */
  const connection = async (): Promise<'not-open' | 'lost'> => {
    try {
      line = await ports.openPort(address, times)
    } catch (error) {
      if (error instanceof PortLost) return 'not-open'
      throw error
    }
    try {
      await serve(line)
    } catch (error) {
      if (!(error instanceof PortLost)) throw error
    } finally {
      await line.close(phase === 'farewell' ? 'deliver' : 'discard')
      line = null
    }
    return 'lost'
  }

  const run = async (): Promise<void> => {
    const [firstMs, longestMs] = times.reconnectMs
    let waitMs = firstMs
    while (phase === 'running') {
      const ended = await connection()
      if (phase !== 'running') return
      for (const place of consoles) tell(place, 'unreachable')
      await pause(waitMs, closing.promise)
      waitMs = ended === 'lost' ? firstMs : Math.min(waitMs * 2, longestMs)
    }
  }
  const running = run()

  return {
    async close() {
      phase = 'farewell'
      closing.resolve()
      const farewell = setTimeout(() => {
        phase = 'over'
        void line?.close('discard')
      }, times.farewellMs)
      await running
      clearTimeout(farewell)
    },
  }
}

function openSessions(
  port: BytePort,
  consoles: readonly ConsolePlace[],
  times: ConsoleTimes,
  now: () => number,
): ConsoleSession[] {
  const own = consoles.flatMap(({ config, events }) =>
    config.kind === 'own-frame' ? [{ config, events }] : [],
  )
  if (own.length === consoles.length) return openOwnSessions(port, own, times, now)
  const units = consoles.flatMap(({ config, events }) =>
    config.kind === 'modbus' ? [{ config, events }] : [],
  )
  if (units.length === consoles.length) return openModbusSessions(port, units, times, now)
  throw new Error('consoles of two kinds share a line')
}

/** Waits `ms`, or until `cut`. */
async function pause(ms: number, cut: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, ms)
  await Promise.race([over.promise, cut])
  clearTimeout(timer)
}
