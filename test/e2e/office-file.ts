import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Office } from '@chered/protocol/office'

type Written<T> = T extends string
  ? string
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer E)[]
      ? Written<E>[]
      : { -readonly [K in keyof T]: Written<T[K]> }

/** An office as its file says it: plain text where the program has branded ids. */
export type OfficeFile = Written<Office>

const example = fileURLToPath(new URL('../../packages/server/example/office.json', import.meta.url))

/** A fresh copy of the example office. */
export function exampleOffice(): OfficeFile {
  return JSON.parse(readFileSync(example, 'utf8')) as OfficeFile
}

/**
 * The office of most journeys: the example, with so short a pause between calls
 * that a no-show can be lived through, and enough tickets for a full hall. Its
 * clock stands at about noon whatever the time of the machine, so that no
 * journey meets midnight, when the day ends.
 */
export function journeyOffice(now: Date): OfficeFile {
  const office = exampleOffice()
  office.timeZone = zoneAtNoon(now)
  office.settings.recallIntervalSeconds = 1
  office.settings.recallsBeforeNoShow = 2
  office.settings.walkInsPerDay = 1000
  return office
}

/** A zone without summer time in which it is between 11:30 and 12:30. POSIX counts west as positive. */
export function zoneAtNoon(now: Date): string {
  const hours = 12 - Math.round(now.getUTCHours() + now.getUTCMinutes() / 60)
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}

/** Writes it where the program can read it; `remove` takes it away again. */
export async function writeOfficeFile(
  office: OfficeFile,
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'chered-e2e-office-'))
  const path = join(folder, 'office.json')
  await writeFile(path, JSON.stringify(office))
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}
