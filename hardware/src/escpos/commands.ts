/** ESC/POS bytes that a ticket needs. Sources: Epson TM-T88III guide and the GS ( H page of Epson's reference. */
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** ESC @: settings of power-on; automatic status is off after it. */
export const initialise = bytes(0x1b, 0x40)
/** DLE EOT n: answered in real time, even while the printer is off-line. */
export const askStatus = (n: number): Uint8Array => bytes(0x10, 0x04, n)
/** GS a: four status bytes at each change. */
export const automaticStatus = bytes(0x1d, 0x61, 0xff)
/** GS r 1: answered in the order of the buffer, so only after all before it was processed. */
export const askInOrder = bytes(0x1d, 0x72, 0x01)

/** GS ( H, function 48: the four characters come back when everything before is printed. */
export function askProcessId(id: string): Uint8Array {
  const codes = Buffer.from(id, 'latin1')
  if (codes.length !== 4 || codes.some((code) => code < 0x20 || code > 0x7e)) {
    throw new Error(`a process id is four printable characters, not ${JSON.stringify(id)}`)
  }
  return bytes(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...codes)
}

/** GS v 0: `rows` rows of `widthBytes` bytes follow. */
export const rasterHeader = (widthBytes: number, rows: number): Uint8Array =>
  bytes(0x1d, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, rows & 0xff, rows >> 8)

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}
