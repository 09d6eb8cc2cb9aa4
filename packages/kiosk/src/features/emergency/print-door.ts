import type { PrinterStatus } from '@chered/protocol/devices'
import type { DoorPrint, DoorPrinters, DoorResult } from '@chered/protocol/door'
import type { PrintDoor } from '@chered/protocol/emergency'

/** The agent answers at once, or this PC has none. */
const statusMs = 1500
/** The longest that a printer may take; by then the number has long been on the screen. */
const printMs = 60_000

/** How the printer is by the word of this PC's agent; unreachable when nobody answers. */
export async function doorStatus(door: PrintDoor): Promise<PrinterStatus> {
  const answer = await ask<DoorPrinters>(door, 'GET', '/printers', statusMs)
  const found = answer?.printers.find(({ printerId }) => printerId === door.printerId)
  return found?.status ?? { state: 'not-ready', problem: 'unreachable' }
}

/** Prints one ticket, asked once and never again: silence means that it may have come out. */
export async function printAtDoor(
  door: PrintDoor,
  order: Omit<DoorPrint, 'printerId'>,
): Promise<DoorResult['state']> {
  const body: DoorPrint = { ...order, printerId: door.printerId }
  const answer = await ask<DoorResult>(door, 'POST', '/tickets', printMs, body)
  return answer?.state ?? 'unknown'
}

async function ask<T>(
  { port, secret }: PrintDoor,
  method: 'GET' | 'POST',
  path: string,
  withinMs: number,
  body?: unknown,
): Promise<T | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(withinMs),
    })
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    // Nobody there, or silent: what that means the caller says.
    return null
  }
}
