import type { ScannerId } from '@chered/protocol/ids'
import type { OpenPort } from '../port/byte-port.ts'
import { openPort } from '../port/open-port.ts'
import { type LineStatus, openScanner } from './open-scanner.ts'
import { type ScannerConfig, ScannerConfigList } from './scanner-config.ts'
import { type ScannerTimes, usualScannerTimes } from './scanner-times.ts'

export interface Scanners {
  close(): Promise<void>
}

/**
 * Reads the scanners of this PC: `onCode` gets each code once and at once,
 * `onStatus` each change of a line. Throws when the configuration is wrong (see
 * `ScannerConfigList`).
 */
export function openScanners(
  config: readonly ScannerConfig[],
  listeners: {
    readonly onStatus: (scannerId: ScannerId, status: LineStatus) => void
    readonly onCode: (scannerId: ScannerId, text: string) => void
  },
  given: {
    readonly openPort?: OpenPort
    readonly times?: Partial<ScannerTimes>
    readonly now?: () => number
  } = {},
): Scanners {
  const scanners = ScannerConfigList.parse(config).map((one) =>
    openScanner(one, {
      openPort: given.openPort ?? openPort,
      times: { ...usualScannerTimes, ...given.times },
      now: given.now ?? (() => performance.now()),
      onStatus: (status) => listeners.onStatus(one.scannerId, status),
      onCode: (text) => listeners.onCode(one.scannerId, text),
    }),
  )
  return {
    async close() {
      await Promise.all(scanners.map((scanner) => scanner.close()))
    },
  }
}
