import type { DeviceList } from '@chered/protocol/devices'
import type { ScannerId } from '@chered/protocol/ids'
import type { Device } from './condition.ts'

/** The kiosk that this scanner stands at. */
export function kioskOfScanner(scannerId: ScannerId, list: Pick<DeviceList, 'devices'>): Device | null {
  return (
    list.devices.find(
      ({ assignment }) => assignment.kind === 'kiosk' && assignment.scannerId === scannerId,
    ) ?? null
  )
}

/** The scanner that a new kiosk most likely has: the first that stands at no kiosk yet. */
export function freeScanner(list: DeviceList): ScannerId | null {
  return list.scanners.find(({ scannerId }) => kioskOfScanner(scannerId, list) === null)?.scannerId ?? null
}
