import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ticketText } from '@chered/protocol/ticket-text'
import { temporaryFolder } from '@chered/server/testing/temporary-folder'
import type { Pool } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { askAt, liftWalkInLimit } from '../probes/lift-walk-in-limit.ts'
import { readJournal } from './journal-on-disk.ts'
import { killAgainAndAgain } from './killing.ts'
import { zoneAtNoon } from './quiet-office.ts'
import { randomOf } from './random.ts'
import { openVictim } from './victim.ts'
import { type Acknowledged, isDeath, type Witness } from './witness.ts'

/** A run is repeated with CRASH_SEED; what the machine does between two presses is not in the seed. */
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)
const timeZone = zoneAtNoon()

const folders: ReturnType<typeof temporaryFolder>[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})
function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder.path
}

/** The example office in a zone where it is about noon, as a file. */
function exampleAtNoon(folder: string): string {
  const example = new URL('../../packages/server/example/office.json', import.meta.url)
  const file = join(folder, 'office.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(example, 'utf8')), timeZone }))
  return file
}

interface At {
  readonly pool: Pool
  readonly witness: Witness
  readonly alive: () => boolean
}

interface Told {
  readonly visitId: string
  readonly token: string
  readonly ticket: { readonly letter: string; readonly number: number }
}

/** Whom an answer or an event sends to this desk. A specialist's screen knows that after a power cut, too. */
function calledTo(desk: string, told: { deskId?: string; visitId?: string }): string | null {
  return told.deskId === desk && told.visitId !== undefined ? told.visitId : null
}

/** Every ticket that somebody was told of is on record once and is theirs; no number came twice; nothing is there that nobody asked for. */
function expectNothingLost(folder: string, witness: Witness, told: readonly Told[]): void {
  const disk = readJournal(folder)
  expect(disk.integrity).toBe('ok')
  expect(disk.seqs).toEqual(disk.seqs.map((_, i) => i + 1))
  expect(witness.unsure).toEqual([])
  const lost = [...witness.acknowledged.keys()].filter((commandId) => !disk.commands.has(commandId))
  expect(lost).toEqual([])
  const plain = ({ visitId, token, ticket }: Told) => `${ticketText(ticket)} ${visitId} ${token}`
  expect(disk.issued.map(plain).toSorted()).toEqual(told.map(plain).toSorted())
  const numbers = disk.issued.map(({ ticket }) => ticketText(ticket))
  expect(new Set(numbers).size).toBe(numbers.length)
  const called = disk.called.map(({ visitId }) => visitId)
  expect(new Set(called).size).toBe(called.length)
}

/** Store and keeper behind bare HTTP. */
async function killLean(kills: number, random: () => number): Promise<{ lives: number; tickets: number }> {
  const folder = newFolder()
  const command = (at: At, body: object) => at.witness.press(at.pool, '/', { command: body })
  const takeTickets = (serviceId: string) => async (at: At) => {
    const issue = {
      type: 'issue-ticket',
      serviceId,
      planned: [],
      language: 'ru',
      channel: 'kiosk',
      categoryId: null,
      appointment: null,
      print: null,
    }
    while (at.alive()) await command(at, issue)
  }
  const serve = (desk: number) => async (at: At) => {
    const press = { deskId: `desk-${desk}`, staffId: `staff-${desk}` }
    await command(at, { type: 'open-desk', ...press, primary: ['passport', 'lawyer'], secondary: [] })
    let front = at.witness.latest((text) =>
      calledTo(`desk-${desk}`, JSON.parse(text).recorded[0]?.event ?? {}),
    )
    while (at.alive()) {
      if (front !== null) {
        await command(at, { type: 'start', ...press, visitId: front })
        await command(at, { type: 'finish', ...press, visitId: front, outcome: 'done' })
      }
      const called = await command(at, { type: 'call-next', ...press })
      front = called && calledTo(`desk-${desk}`, JSON.parse(called.text).recorded[0].event)
    }
  }
  const { witness, lives } = await killAgainAndAgain({
    program: 'test/crash/child.ts',
    environment: { CHERED_DATA: folder, CRASH_TIME_ZONE: timeZone },
    kills,
    random,
    answers: 60,
    clients: [
      ...['passport', 'passport', 'passport', 'lawyer', 'lawyer'].map(takeTickets),
      ...[1, 2].map(serve),
    ],
  })
  const events = [...witness.acknowledged.values()].flatMap(({ text }) => JSON.parse(text).recorded)
  const told: Told[] = events.map(({ event }) => event).filter(({ type }) => type === 'VisitIssued')
  expectNothingLost(folder, witness, told)
  return { lives, tickets: told.length }
}

test(`the store killed hundreds of times under load loses no ticket and gives no number twice (seed ${seed})`, async () => {
  const lanes = [seed, seed + 1].map(async (laneSeed) => {
    const random = randomOf(laneSeed)
    let [lives, tickets] = [0, 0]
    for (let day = 0; day < 4; day++) {
      const killed = await killLean(30, random)
      lives += killed.lives
      tickets += killed.tickets
    }
    return { lives, tickets }
  })
  const done = await Promise.all(lanes)
  expect(done.reduce((sum, lane) => sum + lane.lives, 0)).toBeGreaterThan(200)
  expect(done.reduce((sum, lane) => sum + lane.tickets, 0)).toBeGreaterThan(1000)
}, 300_000)

test(`the whole program killed under load loses no ticket, no call and no sign-in (seed ${seed})`, async () => {
  const folder = newFolder()
  const program = 'packages/server/src/main.ts'
  const environment = {
    CHERED_DATA: folder,
    CHERED_OFFICE: exampleAtNoon(folder),
    CHERED_PORT: '0',
    CHERED_DEVICES: 'off',
    CHERED_PUBLIC_URL: 'http://office.test',
  }
  const first = openVictim(program, environment)
  await liftWalkInLimit(askAt((await first.address) ?? ''))
  await first.kill()
  const cookies = new Map<string, string>()
  /** Null when the program died before it answered. */
  const session = async ({ pool }: At, login: string): Promise<Record<string, string> | null> => {
    const known = cookies.get(login)
    if (known !== undefined) return { 'x-chered': '1', cookie: known }
    try {
      const { statusCode, headers, body } = await pool.request({
        method: 'POST',
        path: '/api/session',
        headers: { 'content-type': 'application/json', 'x-chered': '1' },
        body: JSON.stringify({ login, password: 'primer-2026' }),
      })
      await body.dump()
      expect(statusCode).toBe(200)
      const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
      cookies.set(login, cookie)
      return { 'x-chered': '1', cookie }
    } catch (error) {
      if (isDeath(error)) return null
      throw error
    }
  }
  const takeTickets = async (at: At) => {
    const ticket = { serviceId: 'birth-registration', language: 'ru', paper: 'screen' }
    while (at.alive()) {
      await at.witness.press(at.pool, '/api/tickets', ticket, { authorization: 'Bearer example-kiosk-1' })
    }
  }
  const serve = (desk: number) => async (at: At) => {
    const headers = await session(at, `specialist${desk}`)
    if (headers === null) return
    const press = (action: string, more = {}): Promise<Acknowledged | null> =>
      at.witness.press(at.pool, `/api/desks/desk-${desk}/${action}`, more, headers)
    await press('open')
    let front = at.witness.latest((text) => calledTo(`desk-${desk}`, text === '' ? {} : JSON.parse(text)))
    while (at.alive()) {
      if (front !== null) {
        await press('start', { visitId: front })
        await press('finish', { visitId: front })
      }
      const called = await press('call-next')
      front = called && calledTo(`desk-${desk}`, JSON.parse(called.text))
    }
  }
  const { witness } = await killAgainAndAgain({
    program,
    environment,
    kills: 12,
    random: randomOf(seed + 2),
    answers: 200,
    clients: [takeTickets, takeTickets, takeTickets, serve(1), serve(3)],
  })
  const told = [...witness.acknowledged.values()]
    .filter(({ text }) => text !== '')
    .map(({ text }) => JSON.parse(text))
    .filter((answer): answer is Told => 'token' in answer)
  expect(told.length).toBeGreaterThan(50)
  expectNothingLost(folder, witness, told)
}, 240_000)
