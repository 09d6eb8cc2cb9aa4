/** Table for the Modbus checksum, one entry a byte value. */
const crcTable = Uint16Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ ((value & 1) * 0xa001)
  return value
})

function checksum(bytes: readonly number[]): number {
  return bytes.reduce((crc, byte) => (crc >>> 8) ^ crcTable[(crc ^ byte) & 0xff]!, 0xffff)
}

/** A frame with its checksum, low byte first. */
export function sealed(bytes: readonly number[]): Uint8Array {
  const crc = checksum(bytes)
  return Uint8Array.of(...bytes, crc & 0xff, crc >> 8)
}

/** Real units end a frame at 3.5 characters of silence; over TCP a little more has to count. */
const silenceMs = 25

/**
 * Cuts the bytes of a bus into requests without their checksum. Noise is skipped
 * byte by byte; what stays incomplete over a silence is thrown away.
 */
export function openRtuFrames(): (bytes: Uint8Array) => number[][] {
  let heard: number[] = []
  let lastAt = 0
  return (bytes) => {
    if (performance.now() - lastAt > silenceMs) heard = []
    lastAt = performance.now()
    heard.push(...bytes)
    const frames: number[][] = []
    while (heard.length >= 8) {
      const length = requestLength(heard)
      if (length !== null && heard.length < length) break
      if (length !== null && checksum(heard.slice(0, length)) === 0) {
        frames.push(heard.slice(0, length - 2))
        heard = heard.slice(length)
      } else {
        heard = heard.slice(1)
      }
    }
    return frames
  }
}

/** Null for a function that no panel knows. */
function requestLength(heard: readonly number[]): number | null {
  switch (heard[1]) {
    case 3:
    case 4:
    case 6:
      return 8
    case 16:
      return 9 + heard[6]!
    default:
      return null
  }
}
