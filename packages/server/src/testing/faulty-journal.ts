import { type Journal, StorageRefused } from '../application/ports.ts'

export type Fault = 'none' | 'storage-full' | 'storage-unavailable' | 'broken'

/** A journal that writes nothing while a fault is set. */
export class FaultyJournal implements Journal {
  fault: Fault = 'none'
  readonly #journal: Journal

  constructor(journal: Journal) {
    this.#journal = journal
  }

  append(turn: Parameters<Journal['append']>[0]): void {
    if (this.fault === 'broken') throw new Error('a journal that cannot be')
    if (this.fault !== 'none') throw new StorageRefused(this.fault, new Error('named fault'))
    this.#journal.append(turn)
  }

  probe(): void {
    if (this.fault === 'broken') throw new Error('a journal that cannot be')
    if (this.fault !== 'none') throw new StorageRefused(this.fault, new Error('named fault'))
    this.#journal.probe()
  }

  latestDay = () => this.#journal.latestDay()
  read: Journal['read'] = (date) => this.#journal.read(date)
  known: Journal['known'] = (id) => this.#journal.known(id)
  readDiary: Journal['readDiary'] = () => this.#journal.readDiary()
}
