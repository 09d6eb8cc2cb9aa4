import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Office } from '@chered/protocol/office'
import { liftWalkInLimit } from '../probes/lift-walk-in-limit.ts'
import type { Hall } from './hall.ts'

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
 * that a no-show can be lived through. Its clock stands at about noon whatever the time of the machine, so that no
 * journey meets midnight, when the day ends.
 */
export function journeyOffice(now: Date): OfficeFile {
  const office = exampleOffice()
  office.timeZone = zoneAtNoon(now)
  office.settings.recallIntervalSeconds = 1
  office.settings.recallsBeforeNoShow = 3
  return office
}

/** A zone without summer time in which it is between 11:30 and 12:30. POSIX counts west as positive. */
export function zoneAtNoon(now: Date): string {
  const hours = 12 - Math.round(now.getUTCHours() + now.getUTCMinutes() / 60)
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}

/** Names as long as real ones get: services are called as the law calls them, an office by its town. */
export function longNames(office: OfficeFile): void {
  office.name = {
    ru: 'Отдел ЗАГС Исполнительного комитета города Набережные Челны',
    tt: 'Яр Чаллы шәһәре Башкарма комитетының ЗАГС бүлеге',
    en: 'Civil registry of the Executive Committee of Naberezhnye Chelny',
  }
  for (const service of office.services) {
    service.name = {
      ru: `${service.name.ru} по совместному заявлению сторон`,
      tt: `${service.name.tt ?? service.name.ru}, ике якның уртак гаризасы буенча`,
      en: `${service.name.en ?? service.name.ru} on a joint application of both sides`,
    }
  }
}

/** Fills the hall with 200 who wait, in all queues; more than the example's schedule grants in a day. */
export async function fullHall(hall: Hall, office: OfficeFile): Promise<void> {
  const staff = { admin: await hall.signIn('admin'), head: await hall.signIn('head') }
  await liftWalkInLimit(async (login, method, path, body) => {
    const { status, body: answer } = await staff[login as keyof typeof staff].request(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`)
    return answer
  })
  const services = office.services.filter(({ channels }) => channels.includes('kiosk'))
  const wanted = Array.from({ length: 200 }, (_, n) => services[n % services.length]?.id ?? '')
  await Promise.all(wanted.map((service) => hall.issue(service)))
}

/** The weekday in that zone, and the one after it, as the file names them. */
export function localDay(now: Date, timeZone: string): { readonly today: string; readonly tomorrow: string } {
  const day = (at: number) =>
    new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(at).toLowerCase()
  return { today: day(now.getTime()), tomorrow: day(now.getTime() + 24 * 3_600_000) }
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
