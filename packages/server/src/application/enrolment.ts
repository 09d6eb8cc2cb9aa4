import type {
  CollectedPairing,
  ConfirmPairingBody,
  DeviceAssignment,
  DeviceKind,
  PendingPairing,
  StartedPairing,
} from '@chered/protocol/devices'
import type { DeviceId, PairingId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Clock, DeviceRow, DeviceTable } from './ports.ts'
import { hashOf, matches, randomCode, randomToken, rowId } from './secrets.ts'

const pairingMs = 10 * 60_000
/** A code of six digits is gone after so many wrong ones. */
const wrongCodesAllowed = 5
/** Devices that may wait for confirmation at once: a stranger on the network cannot fill the list. */
const pendingAllowed = 30

export type Enrolled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RefusalCode }

export interface Enrolment {
  start(kind: DeviceKind, name: string | null): Enrolled<StartedPairing>
  collect(id: PairingId, secret: string): Enrolled<CollectedPairing>
  confirm(id: PairingId, body: ConfirmPairingBody, by: string): Enrolled<{ deviceId: DeviceId }>
  /**
   * A device known beforehand, with a token that is given: the example office's,
   * or the agent on the server's own PC, which gets a new one at each start.
   */
  enrol(deviceId: DeviceId, name: string, assignment: DeviceAssignment, token: string): void
  change(deviceId: DeviceId, name: string, assignment: DeviceAssignment, by: string): Enrolled<undefined>
  revoke(deviceId: DeviceId, by: string): Enrolled<undefined>
  /** Also true of a device that has been revoked since. */
  everEnrolled(deviceId: DeviceId): boolean
  deviceOf(token: string): DeviceRow | null
  devices(): readonly DeviceRow[]
  /** Devices that ask to be confirmed. */
  pending(now: number): readonly PendingPairing[]
  seen(deviceId: DeviceId, at: number): void
  /** Drops pairings that ran out, and with them tokens that nobody collected. */
  tick(): void
  onRevoked(listener: (deviceId: DeviceId) => void): () => void
  onReassigned(listener: (deviceId: DeviceId) => void): () => void
  /** A device came, went or changed, or asks to be paired. */
  onChange(listener: () => void): () => void
}

/** Which devices belong to the office: pairing by a code shown on the device, then a revocable token. */
export function openEnrolment(table: DeviceTable, clock: Clock): Enrolment {
  let devices = table.all()
  let byToken = index(devices)
  const recent = new Map<string, DeviceRow>()
  const revoked = new Set<(deviceId: DeviceId) => void>()
  const reassigned = new Set<(deviceId: DeviceId) => void>()
  const changed = new Set<() => void>()
  const refresh = () => {
    devices = table.all()
    byToken = index(devices)
    recent.clear()
    for (const listener of changed) listener()
  }
  const no = (code: RefusalCode) => ({ ok: false as const, code })
  /** A scanner stands at one kiosk: the one that it is given to takes it from the one that had it. */
  const takeScanner = (to: DeviceAssignment, self: DeviceId, by: string) => {
    if (to.kind !== 'kiosk' || to.scannerId === null) return
    for (const { deviceId, name, assignment } of devices) {
      if (deviceId === self || assignment.kind !== 'kiosk' || assignment.scannerId !== to.scannerId) continue
      table.change(deviceId, name, { ...assignment, scannerId: null })
      table.audit(clock.now(), by, 'device-changed', deviceId)
    }
  }

  return {
    start(kind, name) {
      const now = clock.now()
      table.dropExpiredPairings(now)
      if (table.pairings(now).length >= pendingAllowed) return no('too-many-requests')
      const [code, secret] = [randomCode(), randomToken()]
      const pairingId = rowId('pairing', now) as PairingId
      const expiresAt = now + pairingMs
      table.addPairing({
        pairingId,
        kind,
        name,
        codeHash: hashOf(`${pairingId}:${code}`),
        secretHash: hashOf(secret),
        startedAt: now,
        expiresAt,
        wrongCodes: 0,
        deviceId: null,
        token: null,
      })
      for (const listener of changed) listener()
      return { ok: true, value: { pairingId, code, secret, expiresAt } }
    },
    collect(id, secret) {
      const pairing = table.pairing(id)
      if (!pairing || pairing.expiresAt <= clock.now() || !matches(secret, pairing.secretHash)) {
        return no('pairing-unknown')
      }
      const { deviceId, token } = pairing
      if (deviceId === null || token === null) return { ok: true, value: { state: 'waiting' } }
      // Kept until it runs out, so that an answer lost on the way can be asked for again.
      return { ok: true, value: { state: 'confirmed', deviceId, token } }
    },
    confirm(id, body, by) {
      const now = clock.now()
      const pairing = table.pairing(id)
      if (!pairing || pairing.expiresAt <= now || pairing.deviceId !== null) return no('pairing-unknown')
      if (body.assignment.kind !== pairing.kind) return no('bad-request')
      if (!matches(`${id}:${body.code}`, pairing.codeHash)) {
        table.countWrongCode(id)
        if (pairing.wrongCodes + 1 >= wrongCodesAllowed) {
          table.dropPairing(id)
          refresh()
          return no('pairing-unknown')
        }
        return no('pairing-code-wrong')
      }
      const deviceId = rowId(pairing.kind, now) as DeviceId
      const token = randomToken() + randomToken()
      const { name, assignment } = body
      const tokenHash = hashOf(token)
      takeScanner(assignment, deviceId, by)
      table.add({ deviceId, name, assignment, tokenHash, enrolledAt: now, seenAt: null })
      table.confirmPairing(id, deviceId, token)
      table.audit(now, by, 'device-enrolled', deviceId)
      refresh()
      return { ok: true, value: { deviceId } }
    },
    enrol(deviceId, name, assignment, token) {
      const row = { deviceId, name, assignment, tokenHash: hashOf(token) }
      table.add({ ...row, enrolledAt: clock.now(), seenAt: null })
      refresh()
    },
    change(deviceId, name, assignment, by) {
      const device = devices.find((d) => d.deviceId === deviceId)
      if (!device) return no('device-unknown')
      if (device.assignment.kind !== assignment.kind) return no('bad-request')
      takeScanner(assignment, deviceId, by)
      table.change(deviceId, name, assignment)
      table.audit(clock.now(), by, 'device-changed', deviceId)
      refresh()
      for (const listener of reassigned) listener(deviceId)
      return { ok: true, value: undefined }
    },
    revoke(deviceId, by) {
      if (!devices.some((d) => d.deviceId === deviceId)) return no('device-unknown')
      table.revoke(deviceId, clock.now())
      table.audit(clock.now(), by, 'device-revoked', deviceId)
      refresh()
      for (const listener of revoked) listener(deviceId)
      return { ok: true, value: undefined }
    },
    everEnrolled: (deviceId) => table.everEnrolled(deviceId),
    deviceOf(token) {
      const known = recent.get(token)
      if (known) return known
      const device = byToken.get(hashOf(token)) ?? null
      // Only tokens that are right are kept, so there are no more of them than devices.
      if (device) recent.set(token, device)
      return device
    },
    devices: () => devices,
    pending: (now) =>
      table.pairings(now).map(({ pairingId, kind, name, startedAt, expiresAt }) => ({
        pairingId,
        kind,
        name,
        startedAt,
        expiresAt,
      })),
    seen: (deviceId, at) => table.seen(deviceId, at),
    tick: () => table.dropExpiredPairings(clock.now()),
    onRevoked(listener) {
      revoked.add(listener)
      return () => revoked.delete(listener)
    },
    onReassigned(listener) {
      reassigned.add(listener)
      return () => reassigned.delete(listener)
    },
    onChange(listener) {
      changed.add(listener)
      return () => changed.delete(listener)
    },
  }
}

function index(devices: readonly DeviceRow[]): ReadonlyMap<string, DeviceRow> {
  return new Map(devices.map((d) => [d.tokenHash, d]))
}
