import { openCd5220Device } from './cd5220-device.ts'
import { type Listen, type ListenAddress, openDeviceLine } from './device-line.ts'
import { openEpsonDmdDevice } from './epson-dmd-device.ts'
import { type ModbusModel, openModbusDevice } from './modbus-device.ts'
import type { PanelDevice, PanelLook } from './panel-device.ts'

export type PanelModel =
  | { readonly family: 'cd5220'; readonly columns?: number }
  | { readonly family: 'epson-dmd'; readonly columns?: number }
  | {
      readonly family: 'modbus-rtu'
      readonly unit?: number
      readonly model?: ModbusModel
      readonly digits?: number
    }

/**
 * `silent`: the electronics hang, nothing changes and nothing is answered.
 * `unplugged`: the line is cut, for every panel on it. `garbage`: noise on the
 * line spoils what the panel hears and says.
 */
export const panelFaults = ['silent', 'unplugged', 'garbage'] as const
export type PanelFault = (typeof panelFaults)[number]

export interface EmulatedPanel {
  readonly model: PanelModel
  /** What stands there now, one string a line (digits: one string, a character a place). */
  lines(): string[]
  look(): PanelLook
  faults(): PanelFault[]
  /** Called when the look or the faults have changed. */
  onChange(listener: () => void): () => void
  setFault(fault: PanelFault, on: boolean): Promise<void>
}

export interface PanelEmulator extends EmulatedPanel {
  readonly address: ListenAddress
  close(): Promise<void>
}

/** One panel alone on its line: the device's side of the bytes, written from the makers' tables. */
export async function openPanelEmulator(
  panel: PanelModel & { readonly listen: Listen },
): Promise<PanelEmulator> {
  const { listen, ...model } = panel
  const bus = await openPanelEmulatorBus({ listen, panels: [model] })
  return { ...bus.panels[0]!, address: bus.address, close: bus.close }
}

/** Several panels on one line, as Modbus units are. */
export async function openPanelEmulatorBus(bus: {
  readonly listen: Listen
  readonly panels: readonly PanelModel[]
}): Promise<{
  readonly address: ListenAddress
  readonly panels: readonly EmulatedPanel[]
  close(): Promise<void>
}> {
  const cut = { on: false }
  const places = bus.panels.map((model) => openPlace(model))
  const line = await openDeviceLine(bus.listen, (bytes) => {
    for (const place of places) {
      const answer = place.hear(bytes)
      if (answer) line.send(answer)
    }
  })
  const panels = places.map(
    (place): EmulatedPanel => ({
      model: place.model,
      lines: () => [...place.device.look().lines],
      look: () => place.device.look(),
      faults: () => panelFaults.filter((fault) => (fault === 'unplugged' ? cut.on : place.faults.has(fault))),
      onChange: place.onChange,
      async setFault(fault, on) {
        if (fault === 'unplugged') {
          cut.on = on
          await line.cut(on)
          for (const one of places) one.changed()
        } else {
          if (on) place.faults.add(fault)
          else place.faults.delete(fault)
          place.changed()
        }
      },
    }),
  )
  return { address: line.address, panels, close: line.close }
}

function openPlace(model: PanelModel) {
  const device = openDevice(model)
  const faults = new Set<Exclude<PanelFault, 'unplugged'>>()
  const listeners = new Set<() => void>()
  let seen = JSON.stringify(device.look())
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }
  return {
    model,
    device,
    faults,
    changed,
    hear(bytes: Uint8Array): Uint8Array | null {
      if (faults.has('silent')) return null
      const answer = device.hear(faults.has('garbage') ? spoilt(bytes) : bytes)
      const now = JSON.stringify(device.look())
      if (now !== seen) {
        seen = now
        changed()
      }
      return faults.has('garbage') ? Uint8Array.of(0xff, 0x01, 0x06, 0x00, 0x55, 0xaa) : answer
    },
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function openDevice(model: PanelModel): PanelDevice {
  switch (model.family) {
    case 'cd5220':
      return openCd5220Device(model.columns ?? 20)
    case 'epson-dmd':
      return openEpsonDmdDevice(model.columns ?? 20)
    case 'modbus-rtu':
      return openModbusDevice(model.unit ?? 1, model.model ?? 'led-485', model.digits ?? 4)
  }
}

/** Every third byte with two bits turned over. */
function spoilt(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at % 3 === 2 ? byte ^ 0x21 : byte))
}
