import { PanelId, PrinterId } from '@chered/protocol/ids'
import { type EmulatedPanel, openPanelEmulatorBus, type PanelModel } from './panels/open-panel-emulator.ts'
import { openPrinterEmulator, type PrinterEmulator } from './printer/open-printer-emulator.ts'

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

export interface EmulatedOffice {
  readonly printer: { readonly place: PrinterPlace; readonly emulator: PrinterEmulator }
  readonly panels: readonly { readonly place: PanelPlace; readonly emulated: EmulatedPanel }[]
  close(): Promise<void>
}

/**
 * The devices of the example office, each on a TCP port of its own: the kiosk's
 * printer, text panels over desks 1–3 and two digit panels on one bus over desks
 * 4 and 5.
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
    async close() {
      await Promise.all([printer.close(), ...buses.map((bus) => bus.close())])
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
