import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPanelEmulator, type PanelEmulator } from '@chered/hardware/emulators/panels/open-panel-emulator'
import {
  openPrinterEmulator,
  type PrinterEmulator,
} from '@chered/hardware/emulators/printer/open-printer-emulator'
import { openPort } from '@chered/hardware/port/open-port'
import { hasPtyPairs, openPtyPair } from '@chered/hardware/testing/pty-pair'

export { hasPtyPairs }

/** A printer and the panel over desk 1, each at the end of a serial line. */
export interface SerialDevices {
  readonly printer: PrinterEmulator
  readonly panel: PanelEmulator
  /** What the program has to be told to drive them. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Pseudo-terminals stand for the lines, so the driver opens them as it opens real ones. */
export async function openSerialDevices(): Promise<SerialDevices> {
  const folder = await mkdtemp(join(tmpdir(), 'chered-e2e-agent-'))
  const [toPrinter, toPanel] = await Promise.all([openPtyPair(), openPtyPair()])
  const line = await openPort(
    { kind: 'serial', path: toPrinter.b, baud: 115_200 },
    { openMs: 5_000, stallMs: 5_000 },
  )
  const printer = await openPrinterEmulator({ model: 'epson', dots: 576, line })
  const panel = await openPanelEmulator({ family: 'cd5220', listen: { kind: 'serial', path: toPanel.b } })
  const config = join(folder, 'agent.json')
  // A pseudo-terminal has no handshake lines.
  const printerAddress = { kind: 'serial', path: toPrinter.a, rtscts: false }
  await writeFile(
    config,
    JSON.stringify({
      printers: [{ printerId: 'printer-1', name: 'Принтер терминала 1', address: printerAddress }],
      panels: [
        {
          panelId: 'panel-1',
          deskNumber: 1,
          family: 'cd5220',
          address: { kind: 'serial', path: toPanel.a },
        },
      ],
    }),
  )
  return {
    printer,
    panel,
    environment: { CHERED_AGENT_CONFIG: config },
    async close() {
      await Promise.all([printer.close(), panel.close()])
      await Promise.all([toPrinter.close(), toPanel.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
