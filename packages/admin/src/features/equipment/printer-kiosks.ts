import type { DeviceList } from '@chered/protocol/devices'
import type { PrinterId } from '@chered/protocol/ids'

/** Names of the kiosks whose tickets come out of this printer. */
export function kiosksOf(printerId: PrinterId, list: Pick<DeviceList, 'devices'>): string[] {
  return list.devices
    .filter((device) => device.assignment.kind === 'kiosk' && device.assignment.printerId === printerId)
    .map((device) => device.name)
}

/** The printer that a new kiosk most likely has: the first that no kiosk uses yet. */
export function freePrinter(list: DeviceList): PrinterId | null {
  return list.printers.find((printer) => kiosksOf(printer.printerId, list).length === 0)?.printerId ?? null
}

/** `Терминал 2` when `Терминал 1` is taken: the kind's name with the first number that no device has. */
export function freeName(kindName: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.trim().toLocaleLowerCase()))
  for (let n = 1; ; n++) {
    const name = `${kindName} ${n}`
    if (!taken.has(name.toLocaleLowerCase())) return name
  }
}
