import type { Lamps } from './console-lamps.ts'

/**
 * What became of one question. `refused`: the console answered and did not obey.
 * `no-answer`: it said nothing that could be understood in its time.
 */
export type ExchangeOutcome = 'answered' | 'refused' | 'no-answer'

/** One console on one open line. Rejects with `PortLost` when the line goes away. */
export interface ConsoleSession {
  /** Sets the lamps and asks for keys, in whatever frames the kind has; tells the presses that it hears. */
  exchange(lamps: Lamps): Promise<ExchangeOutcome>
}

/** What people do at a console. */
export interface KeyEvents {
  /** A key went down, by its number on the console; once for each time. */
  readonly onKey: (key: number) => void
  /** Several keys went down together, so nobody can say which one was meant. */
  readonly onChord: () => void
}
