import type { DeviceList } from '@chered/protocol/devices'
import type { Office } from '@chered/protocol/office'
import type { Refused } from '@chered/ui/api'
import { staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'

/** What the server last answered to a request, and why it does not answer now, when it does not. */
export interface Asked<T> {
  readonly value: T | null
  readonly refused: Refused | null
}

interface AdminState {
  readonly office: Asked<Office>
  readonly devices: Asked<DeviceList>
}

const nothing = { value: null, refused: null }

/** What this workplace knows beside the live views: the office's settings and the list of devices. */
export const useAdmin = create<AdminState>(() => ({ office: nothing, devices: nothing }))

/** Asks for the office again; the last known one stays when the server does not answer. */
export async function loadOffice(): Promise<void> {
  const answer = await staffRequest<Office>('GET', '/api/office')
  useAdmin.setState(({ office }) => ({
    office: answer.ok ? { value: answer.value, refused: null } : { ...office, refused: answer },
  }))
}

let asking: Promise<void> | null = null
let again = false

/**
 * Asks for the devices again. Calls that come while one request is under way
 * share one more request after it, so the answer is never older than the call.
 */
export function loadDevices(): Promise<void> {
  if (asking) {
    again = true
    return asking
  }
  asking = (async () => {
    do {
      again = false
      const answer = await staffRequest<DeviceList>('GET', '/api/devices')
      useAdmin.setState(({ devices }) => ({
        devices: answer.ok ? { value: answer.value, refused: null } : { ...devices, refused: answer },
      }))
    } while (again)
    asking = null
  })()
  return asking
}

/** Nothing of the former person's view stays when somebody else signs in. */
export function forgetAdmin(): void {
  useAdmin.setState({ office: nothing, devices: nothing })
}
