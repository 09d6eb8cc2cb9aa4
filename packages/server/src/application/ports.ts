import type { CommandId, DayDate } from '@chered/protocol/ids'
import type { Actor, Recorded } from '../domain/day/events.ts'

/** What use cases need from outside the hall: time, chance, and a place that keeps what happened. */

export interface Clock {
  /** Wall clock, ms since 1970. It may jump; the day keeps recorded time from running backwards. */
  now(): number
}

export interface Entry {
  readonly date: DayDate
  readonly recorded: Recorded
  readonly actor: Actor
}

/** A command that caused events, to be known again by its id. */
export interface CommandMark {
  readonly id: CommandId
  /** Type and aim of the command: an id that comes back with another aim is a client's mistake. */
  readonly fingerprint: string
  readonly date: DayDate
  readonly first: number
  readonly count: number
}

/** What one turn writes, all or nothing. */
export interface Turn {
  readonly entries: readonly Entry[]
  readonly marks: readonly CommandMark[]
}

export interface Journal {
  /** The latest day that was begun, ended or not. */
  latestDay(): { readonly date: DayDate; readonly ended: boolean } | null
  /** Events of one day in order. */
  read(date: DayDate): IterableIterator<Recorded>
  known(id: CommandId): { readonly fingerprint: string; readonly recorded: readonly Recorded[] } | null
  /** Durable when it returns. Throws `StorageRefused` when nothing could be written; then nothing was. */
  append(turn: Turn): void
}

export class StorageRefused extends Error {
  override readonly name = 'StorageRefused'
  readonly code: 'storage-full' | 'storage-unavailable'
  constructor(code: 'storage-full' | 'storage-unavailable', cause: unknown) {
    super(code, { cause })
    this.code = code
  }
}
