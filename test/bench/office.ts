import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, startProgram } from './program.ts'

export interface BenchOffice extends Program {
  readonly data: string
}

/** A folder for one measurement on the disk where temporary files are. */
export function benchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'chered-bench-'))
}

/** The example office without its day's limit of tickets. */
export function unlimitedOffice(folder: string): string {
  const path = new URL('../../packages/server/example/office.json', import.meta.url)
  const office = JSON.parse(readFileSync(path, 'utf8'))
  office.settings.walkInsPerDay = 100_000_000
  const file = join(folder, 'office.json')
  writeFileSync(file, JSON.stringify(office))
  return file
}

/** The whole server as its people run it, without devices on this PC. */
export async function startOffice(data = benchFolder()): Promise<BenchOffice> {
  const program = await startProgram('packages/server/src/main.ts', {
    CHERED_PORT: '0',
    CHERED_DATA: data,
    CHERED_DEVICES: 'off',
    CHERED_OFFICE: unlimitedOffice(data),
  })
  return {
    ...program,
    data,
    async stop() {
      await program.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

let made = 0
const run = Math.random().toString(36).slice(2, 10)
export const newCommandId = (): string => `bench-${run}-${++made}`

export const json = { 'content-type': 'application/json' }
export const asKiosk = { ...json, authorization: 'Bearer example-kiosk-1' }

export function ticketBody(serviceId = 'birth-registration'): string {
  return JSON.stringify({ commandId: newCommandId(), serviceId, language: 'ru', paper: 'screen' })
}

/** A signed-in specialist with a press for any desk action. */
export async function signIn(
  address: string,
  login: string,
): Promise<(path: string, body?: object) => Promise<Response>> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { ...json, 'x-chered': '1' },
    body: JSON.stringify({ login, password: 'primer-2026' }),
  })
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return (path, body = {}) =>
    fetch(address + path, {
      method: 'POST',
      headers: { ...json, cookie, 'x-chered': '1' },
      body: JSON.stringify({ commandId: newCommandId(), ...body }),
    })
}
