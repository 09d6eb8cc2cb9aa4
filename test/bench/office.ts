import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAt, liftWalkInLimit } from '../probes/lift-walk-in-limit.ts'
import { type Program, startProgram } from './program.ts'

export interface BenchOffice extends Program {
  readonly data: string
}

/** A folder for one measurement on the disk where temporary files are. */
export function benchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'chered-bench-'))
}

/** The whole server as its people run it, without devices on this PC and without a limit of tickets. */
export async function startOffice(data = benchFolder()): Promise<BenchOffice> {
  const program = await startProgram('packages/server/src/main.ts', {
    CHERED_PORT: '0',
    CHERED_DATA: data,
    CHERED_DEVICES: 'off',
  })
  await liftWalkInLimit(askAt(program.address))
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
