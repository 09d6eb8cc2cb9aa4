import { type Listen, type ListenAddress, openDeviceLine } from '../panels/device-line.ts'

/**
 * `noise`: the line crackles before each code. `cut`: a code breaks off in the
 * middle and has no end. `double`: each code is read twice at a stroke. `silent`:
 * the beam is on and nothing is sent. `unplugged`: the cable is out.
 */
export const scannerFaults = ['noise', 'cut', 'double', 'silent', 'unplugged'] as const
export type ScannerFault = (typeof scannerFaults)[number]

export interface ScannerEmulator {
  readonly address: ListenAddress
  faults(): ScannerFault[]
  setFault(fault: ScannerFault, on: boolean): Promise<void>
  /** Holds a code to the scanner; the bytes leave at once or, with some faults, not at all. */
  scan(text: string): void
  close(): Promise<void>
}

/** A break, a spoilt letter and half of a code that was never read. */
const crackle = Uint8Array.of(0x00, 0xff, 0x7f, 0x41, 0x9c, 0x35)

/**
 * A code scanner without the lamp: sends what is held to it, as UTF-8 between the
 * prefix and the end that its setting sheet has set up. It never listens.
 */
export async function openScannerEmulator(options: {
  readonly listen: Listen
  /** Sent before each code; nothing when left out. */
  readonly prefix?: string
  /** Sent after each code; CR when left out. */
  readonly end?: string
}): Promise<ScannerEmulator> {
  const { prefix = '', end = '\r' } = options
  const faults = new Set<ScannerFault>()
  const line = await openDeviceLine(options.listen, () => undefined)
  const encoder = new TextEncoder()

  const send = (text: string): void => {
    const code = encoder.encode(prefix + text)
    if (faults.has('noise')) line.send(crackle)
    if (faults.has('cut')) line.send(code.subarray(0, Math.ceil(code.length / 2)))
    else line.send(Buffer.concat([code, encoder.encode(end)]))
  }

  return {
    address: line.address,
    faults: () => scannerFaults.filter((fault) => faults.has(fault)),
    async setFault(fault, on) {
      if (on) faults.add(fault)
      else faults.delete(fault)
      if (fault === 'unplugged') await line.cut(on)
    },
    scan(text) {
      if (faults.has('silent')) return
      send(text)
      if (faults.has('double')) send(text)
    },
    close: line.close,
  }
}
