import type { CollectedPairing, DeviceKind, StartedPairing } from '@chered/protocol/devices'
import { request } from './api.ts'

/**
 * Where a device keeps its token. One browser can be several devices (a kiosk
 * and two boards on one PC for trying things out), so the key has the kind and
 * an optional `?seat=` of the address.
 */
function key(kind: DeviceKind): string {
  const seat = new URLSearchParams(location.search).get('seat') ?? ''
  return `chered-device:${kind}:${seat}`
}

/**
 * The token of this device, or null when it has to be paired. A token in the
 * address (`#enrol=…`, as the example office's links have) is kept and removed
 * from the address bar.
 */
export function storedToken(kind: DeviceKind): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('enrol')
  if (given) {
    localStorage.setItem(key(kind), given)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return localStorage.getItem(key(kind))
}

export function keepToken(kind: DeviceKind, token: string): void {
  localStorage.setItem(key(kind), token)
}

export function forgetToken(kind: DeviceKind): void {
  localStorage.removeItem(key(kind))
}

export type Pairing =
  | { readonly state: 'starting' }
  | { readonly state: 'waiting'; readonly code: string; readonly expiresAt: number }
  | { readonly state: 'no-server' }

/**
 * Asks the server for a code, tells it to `show`, and waits until the
 * administrator has confirmed it; a code that ran out is replaced by itself.
 * Resolves with the token; `signal` ends the waiting.
 */
export async function pair(
  kind: DeviceKind,
  show: (pairing: Pairing) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  while (!signal.aborted) {
    const started = await request<StartedPairing>('POST', '/api/devices/pairings', { kind })
    if (!started.ok) {
      show({ state: 'no-server' })
      await pause(2000)
      continue
    }
    const { pairingId, code, secret, expiresAt } = started.value
    show({ state: 'waiting', code, expiresAt })
    while (!signal.aborted) {
      await pause(1500)
      const path = `/api/devices/pairings/${pairingId}/collect`
      const collected = await request<CollectedPairing>('POST', path, { secret })
      if (collected.ok && collected.value.state === 'confirmed') return collected.value.token
      if (!collected.ok && collected.code === 'pairing-unknown') break
      if (!collected.ok) show({ state: 'no-server' })
      else show({ state: 'waiting', code, expiresAt })
    }
  }
  return null
}
