import { brotliDecompressSync } from 'node:zlib'

/**
 * The characters that a WOFF2 font file itself has, read from its `cmap`
 * (WOFF2: W3C Recommendation of 2018, section 4; cmap formats 4 and 12:
 * OpenType). Pixels alone cannot tell: a letter that the font lacks is quietly
 * drawn from a system font here and as a box on the kiosk.
 */
export function charactersOf(woff2: Uint8Array): Set<number> {
  return charactersOfCmap(cmapTable(woff2))
}

const woff2Signature = 0x774f4632
const headerBytes = 48
const arbitraryTag = 63
const tagCmap = 0
const tagGlyf = 10
const tagLoca = 11

function cmapTable(file: Uint8Array): DataView {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (view.getUint32(0) !== woff2Signature) throw new Error('not a WOFF2 font')
  const tables = view.getUint16(12)
  const compressedBytes = view.getUint32(20)
  let at = headerBytes
  let offset = 0
  let cmap: { offset: number; length: number } | null = null

  // UIntBase128: seven bits a byte, the highest bit says that more follow.
  const variable = (): number => {
    let value = 0
    for (;;) {
      const byte = view.getUint8(at++)
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
  }

  for (let i = 0; i < tables; i++) {
    const flags = view.getUint8(at++)
    const tag = flags & 0x3f
    const transform = flags >> 6
    if (tag === arbitraryTag) at += 4
    const originalLength = variable()
    // glyf and loca are transformed unless they say 3; the others only when they say so.
    const isTransformed = tag === tagGlyf || tag === tagLoca ? transform !== 3 : transform !== 0
    const length = isTransformed ? variable() : originalLength
    if (tag === tagCmap) cmap = { offset, length }
    offset += length
  }
  if (cmap === null) throw new Error('the font has no cmap')
  const body = brotliDecompressSync(file.subarray(at, at + compressedBytes))
  return new DataView(body.buffer, body.byteOffset + cmap.offset, cmap.length)
}

function charactersOfCmap(cmap: DataView): Set<number> {
  const found = new Set<number>()
  const subtables = cmap.getUint16(2)
  for (let i = 0; i < subtables; i++) {
    const at = cmap.getUint32(4 + i * 8 + 4)
    const format = cmap.getUint16(at)
    if (format === 4) addSegments(cmap, at, found)
    if (format === 12) addGroups(cmap, at, found)
  }
  return found
}

function addSegments(cmap: DataView, at: number, found: Set<number>): void {
  const segments = cmap.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  for (let i = 0; i < segments; i++) {
    const end = cmap.getUint16(ends + i * 2)
    const start = cmap.getUint16(starts + i * 2)
    const delta = cmap.getUint16(deltas + i * 2)
    const rangeOffset = cmap.getUint16(offsets + i * 2)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw =
        rangeOffset === 0 ? code : cmap.getUint16(offsets + i * 2 + rangeOffset + (code - start) * 2)
      const glyph = rangeOffset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) found.add(code)
    }
  }
}

function addGroups(cmap: DataView, at: number, found: Set<number>): void {
  const groups = cmap.getUint32(at + 12)
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + i * 12
    const end = cmap.getUint32(group + 4)
    const firstGlyph = cmap.getUint32(group + 8)
    for (let code = cmap.getUint32(group), n = 0; code <= end; code++, n++) {
      if (firstGlyph + n !== 0) found.add(code)
    }
  }
}
