import type { AgentPress, ConsoleWish } from '@chered/protocol/agent'
import type { ConsoleStatus } from '@chered/protocol/devices'
import type { ConsoleId } from '@chered/protocol/ids'
import type { OpenPort } from '../port/byte-port.ts'
import { openPort } from '../port/open-port.ts'
import { type ConsoleBus, type ConsolePlace, openConsoleBus } from './console-bus.ts'
import { type ConsoleConfig, ConsoleConfigList, consoleLine } from './console-config.ts'
import { lampsOf, type PressSignal } from './console-lamps.ts'
import { type ConsoleTimes, usualConsoleTimes } from './console-times.ts'

/** A press as it is told: which console, what the key orders, and the state of the desk that its lamps told of. */
export type ConsolePress = Pick<AgentPress, 'consoleId' | 'key' | 'turn'>

export interface Consoles {
  /** What the lamps have to tell from now on; a console without a wish shows trouble. */
  show(wishes: readonly ConsoleWish[]): void
  /** Nobody knows any more what is so: every console shows trouble, and takes no press. */
  linkLost(): void
  /** Puts trouble on the consoles and closes the lines. */
  close(): Promise<void>
}

/**
 * Drives the button consoles of this PC. `onPress` gets each press once and at
 * once, and says whether it had its effect; the lamps tell that to whoever
 * pressed. A press that nobody can take at this moment is refused by the lamps
 * and forgotten: replayed later it would meet another hall.
 *
 * `onStatus` tells each change: `working` while the console answers,
 * `unreachable` when the line or the answer is missing, `unknown` when it answers
 * and does not obey. Throws when the configuration is wrong (see `ConsoleConfigList`).
 */
export function openConsoles(
  config: readonly ConsoleConfig[],
  listeners: {
    readonly onStatus: (consoleId: ConsoleId, status: ConsoleStatus) => void
    readonly onPress: (press: ConsolePress) => Promise<'done' | 'refused'>
  },
  given: {
    readonly openPort?: OpenPort
    readonly times?: Partial<ConsoleTimes>
    readonly now?: () => number
  } = {},
): Consoles {
  const times = { ...usualConsoleTimes, ...given.times }
  const now = given.now ?? (() => performance.now())
  const consoles = ConsoleConfigList.parse(config)
  const wishes = new Map<ConsoleId, ConsoleWish>()
  const places = consoles.map((one) =>
    openPlace(one, { times, now, wish: () => wishes.get(one.consoleId) ?? null, onPress: listeners.onPress }),
  )
  const ports = { openPort: given.openPort ?? openPort, times, now, onStatus: listeners.onStatus }
  const buses: ConsoleBus[] = linesOf(places).map((onLine) => openConsoleBus(onLine, ports))

  return {
    show(newest) {
      wishes.clear()
      for (const wish of newest) wishes.set(wish.consoleId, wish)
    },
    linkLost: () => wishes.clear(),
    async close() {
      wishes.clear()
      await Promise.all(buses.map((bus) => bus.close()))
    },
  }
}

function openPlace(
  config: ConsoleConfig,
  ports: {
    readonly times: ConsoleTimes
    readonly now: () => number
    readonly wish: () => ConsoleWish | null
    readonly onPress: (press: ConsolePress) => Promise<'done' | 'refused'>
  },
): ConsolePlace {
  const { times, now } = ports
  const { consoleId } = config
  const keys = new Map(Object.entries(config.keys).map(([key, order]) => [Number(key), order]))
  let signal: { readonly kind: PressSignal; readonly until: number } = { kind: 'none', until: 0 }
  let isAsking = false
  const tell = (kind: 'refused' | 'done'): void => {
    signal = { kind, until: now() + (kind === 'done' ? times.doneMs : times.refusedMs) }
  }
  const press = async (key: number): Promise<void> => {
    const wish = ports.wish()
    const order = keys.get(key)
    // One at a time: the second was pressed before anybody saw what the first did.
    if (wish === null || order === undefined || isAsking) return tell('refused')
    isAsking = true
    try {
      tell(await ports.onPress({ consoleId, key: order, turn: wish.turn }))
    } finally {
      isAsking = false
    }
  }
  return {
    config,
    events: { onKey: (key) => void press(key), onChord: () => tell('refused') },
    lamps: () => lampsOf(ports.wish(), now() < signal.until ? signal.kind : 'none'),
  }
}

/** Consoles that hang on the same line, together. */
function linesOf(places: readonly ConsolePlace[]): ConsolePlace[][] {
  const lines = new Map<string, ConsolePlace[]>()
  for (const place of places) {
    const line = consoleLine(place.config)
    lines.set(line, [...(lines.get(line) ?? []), place])
  }
  return [...lines.values()]
}
