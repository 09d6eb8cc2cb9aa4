/** Lamps in the order in which both kinds of console number them. */
export const lampNames = ['free', 'called', 'serving', 'trouble', 'done'] as const
export type LampName = (typeof lampNames)[number]

/** What an eye sees on a console. */
export interface ConsoleLook {
  readonly lamps: Readonly<Record<LampName, boolean>>
  /** Two places; empty when they are dark, null when the console has none. */
  readonly digits: string | null
  /** Keys that are down. */
  readonly held: readonly number[]
}

/** The electronics of one console: bytes of the line in, frames out. */
export interface ConsoleDevice {
  /** Every byte of the line, whoever it is meant for; each answer is one frame. */
  hear(bytes: Uint8Array): Uint8Array[]
  down(key: number): void
  up(key: number): void
  look(): ConsoleLook
}

/** Lamps out of a bit each, the first in bit 0. */
export function lampsOfBits(bits: number): Record<LampName, boolean> {
  const [free = false, called = false, serving = false, trouble = false, done = false] = lampNames.map(
    (_, bit) => (bits & (1 << bit)) !== 0,
  )
  return { free, called, serving, trouble, done }
}
