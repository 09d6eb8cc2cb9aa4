import type { ConsoleKey } from '@chered/protocol/devices'
import { ConsoleId, PanelId, PrinterId, ScannerId } from '@chered/protocol/ids'
import { type LampName, lampNames } from './buttons/console-device.ts'
import {
  type ConsoleModel,
  type EmulatedConsole,
  openConsoleEmulatorBus,
} from './buttons/open-console-emulator.ts'
import { type EmulatedPanel, openPanelEmulatorBus, type PanelModel } from './panels/open-panel-emulator.ts'
import { openPrinterEmulator, type PrinterEmulator } from './printer/open-printer-emulator.ts'
import { openScannerEmulator, type ScannerEmulator } from './scanner/open-scanner-emulator.ts'

const host = '127.0.0.1'

interface TcpAddress {
  readonly kind: 'tcp'
  readonly host: string
  readonly port: number
}

/** A printer as the agent's configuration wants it. */
export interface PrinterPlace {
  readonly printerId: PrinterId
  readonly name: string
  readonly profile: 'epson'
  readonly address: TcpAddress
  readonly dots: number
  readonly layout: 'full'
}

/** A panel as the agent's configuration wants it; options left out have their usual values. */
export type PanelPlace = {
  readonly panelId: PanelId
  readonly deskNumber: number
  readonly address: TcpAddress
} & (
  | { readonly family: 'cd5220' | 'epson-dmd' }
  | {
      readonly family: 'modbus-rtu'
      readonly unit: number
      readonly digits: number
      readonly map: { readonly kind: 'segments'; readonly register: number; readonly bits: string }
    }
)

/** A scanner as the agent's configuration wants it. */
export interface ScannerPlace {
  readonly scannerId: ScannerId
  readonly name: string
  readonly address: TcpAddress
  readonly prefix: string
}

/** A console as the agent's configuration wants it. */
export type ConsolePlace = {
  readonly consoleId: ConsoleId
  readonly deskNumber: number
  readonly address: TcpAddress
  readonly unit: number
  readonly keys: Readonly<Record<string, ConsoleKey>>
} & (
  | { readonly kind: 'own-frame' }
  | {
      readonly kind: 'modbus'
      readonly framing: 'rtu' | 'tcp'
      readonly lamps: Readonly<Record<LampName, number>>
    }
)

/** Keys of a full console, in the order in which they stand on it. */
const fullKeys: readonly ConsoleKey[] = ['call', 'recall', 'start', 'finish', 'no-show', 'hold', 'break']

/** STX: a noise before it takes no code along. */
const scannerPrefix = '\u0002'

export interface EmulatedOffice {
  readonly printer: { readonly place: PrinterPlace; readonly emulator: PrinterEmulator }
  readonly panels: readonly { readonly place: PanelPlace; readonly emulated: EmulatedPanel }[]
  readonly scanner: { readonly place: ScannerPlace; readonly emulator: ScannerEmulator }
  readonly consoles: readonly { readonly place: ConsolePlace; readonly emulated: EmulatedConsole }[]
  close(): Promise<void>
}

/**
 * The devices of the example office, each line on a TCP port of its own: the
 * kiosk's printer and code scanner, text panels over desks 1–3 and two digit panels
 * on one bus over desks 4 and 5; full button consoles at desks 1–3 on one bus, a
 * Modbus console at desk 4 and one of a single button at desk 5 on another.
 */
export async function openEmulatedOffice(): Promise<EmulatedOffice> {
  const printer = await openPrinterEmulator({ model: 'epson', dots: 576, host, port: 0 })
  const buses = await Promise.all([
    openBus([{ deskNumber: 1, model: { family: 'cd5220' } }]),
    openBus([{ deskNumber: 2, model: { family: 'cd5220' } }]),
    openBus([{ deskNumber: 3, model: { family: 'epson-dmd' } }]),
    openBus([
      { deskNumber: 4, model: { family: 'modbus-rtu', unit: 4, digits: 4, model: 'led-485' } },
      { deskNumber: 5, model: { family: 'modbus-rtu', unit: 5, digits: 4, model: 'led-485' } },
    ]),
  ])
  const scanner = await openScannerEmulator({
    listen: { kind: 'tcp', host, port: 0 },
    prefix: scannerPrefix,
  })
  const consoleBuses = await Promise.all([
    openConsoleBus(
      [1, 2, 3].map((deskNumber) => ({
        deskNumber,
        model: { kind: 'own-frame', unit: deskNumber },
        keys: fullKeys,
      })),
    ),
    openConsoleBus([
      { deskNumber: 4, model: { kind: 'modbus', unit: 4, inputs: 8, framing: 'rtu' }, keys: fullKeys },
      { deskNumber: 5, model: { kind: 'modbus', unit: 5, inputs: 8, framing: 'rtu' }, keys: ['next-step'] },
    ]),
  ])
  return {
    printer: {
      emulator: printer,
      place: {
        printerId: PrinterId.parse('printer-1'),
        name: 'Принтер терминала 1',
        profile: 'epson',
        address: overTcp(printer.address),
        dots: 576,
        layout: 'full',
      },
    },
    panels: buses.flatMap((bus) => bus.panels),
    scanner: {
      emulator: scanner,
      place: {
        scannerId: ScannerId.parse('scanner-1'),
        name: 'Сканер терминала 1',
        address: overTcp(scanner.address),
        prefix: scannerPrefix,
      },
    },
    consoles: consoleBuses.flatMap((bus) => bus.consoles),
    async close() {
      await Promise.all([
        printer.close(),
        scanner.close(),
        ...[...buses, ...consoleBuses].map((bus) => bus.close()),
      ])
    },
  }
}

async function openBus(wanted: readonly { readonly deskNumber: number; readonly model: PanelModel }[]) {
  const bus = await openPanelEmulatorBus({
    listen: { kind: 'tcp', host, port: 0 },
    panels: wanted.map(({ model }) => model),
  })
  const address = overTcp(bus.address)
  const panels = wanted.map(({ deskNumber, model }, at) => ({
    place: placeOf(model, deskNumber, address),
    emulated: bus.panels[at]!,
  }))
  return { panels, close: bus.close }
}

async function openConsoleBus(
  wanted: readonly {
    readonly deskNumber: number
    readonly model: ConsoleModel
    readonly keys: readonly ConsoleKey[]
  }[],
) {
  const bus = await openConsoleEmulatorBus({
    listen: { kind: 'tcp', host, port: 0 },
    consoles: wanted.map(({ model }) => model),
  })
  const address = overTcp(bus.address)
  const consoles = wanted.map(({ deskNumber, model, keys }, at) => ({
    place: consolePlace(model, deskNumber, keys, address),
    emulated: bus.consoles[at]!,
  }))
  return { consoles, close: bus.close }
}

function consolePlace(
  model: ConsoleModel,
  deskNumber: number,
  orders: readonly ConsoleKey[],
  address: TcpAddress,
): ConsolePlace {
  // The board numbers its keys from 1, a module its inputs from 0.
  const first = model.kind === 'modbus' ? 0 : 1
  const keys = Object.fromEntries(orders.map((order, at) => [String(at + first), order]))
  const consoleId = ConsoleId.parse(`console-${deskNumber}`)
  const place = { consoleId, deskNumber, address, unit: model.unit, keys }
  if (model.kind === 'own-frame') return { ...place, kind: model.kind }
  const [free, called, serving, trouble, done] = lampNames.map((_, coil) => coil)
  return {
    ...place,
    kind: model.kind,
    framing: model.framing,
    lamps: { free: free!, called: called!, serving: serving!, trouble: trouble!, done: done! },
  }
}

function placeOf(model: PanelModel, deskNumber: number, address: TcpAddress): PanelPlace {
  const place = { panelId: PanelId.parse(`panel-${deskNumber}`), deskNumber, address }
  if (model.family !== 'modbus-rtu') return { ...place, family: model.family }
  return {
    ...place,
    family: model.family,
    unit: model.unit ?? 1,
    digits: model.digits ?? 4,
    // LED-485 keeps raw segments from register 0x80 on.
    map: { kind: 'segments', register: 0x80, bits: 'abcdefgp' },
  }
}

function overTcp(address: { readonly kind: string }): TcpAddress {
  if (address.kind !== 'tcp') throw new Error(`an emulated device listens on ${address.kind}, not on tcp`)
  return address as TcpAddress
}
