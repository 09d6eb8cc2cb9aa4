import { digitPlaces } from '../digit-places.ts'
import type { ModbusRtuConfig, RegisterMap } from '../panel-config.ts'
import { brightnessOf, type PanelContent } from '../panel-content.ts'
import { asciiOf, drawableAsAscii, drawableLetters, segmentsOf } from '../seven-segment.ts'

/** One write: function 06 for a single register, 10 (hex) for several. */
export type RegisterWrite =
  | { readonly fc: 6; readonly register: number; readonly value: number }
  | { readonly fc: 16; readonly register: number; readonly values: readonly number[] }

/** Queue letters that a panel with this map can draw. */
export function lettersOfMap(map: RegisterMap): string {
  switch (map.kind) {
    case 'segments':
      return drawableLetters
    case 'ascii':
      return drawableAsAscii(map.draws)
    case 'number':
      return ''
  }
}

/** The writes that make a panel show the content, brightness before digits. */
export function registerWrites(content: PanelContent, config: ModbusRtuConfig): RegisterWrite[] {
  const writes: RegisterWrite[] = []
  if (config.brightness) {
    const { register, levels } = config.brightness
    writes.push({ fc: 6, register, value: levels[brightnessOf(content) - 1]! })
  }
  const places = digitPlaces(content, config.digits, lettersOfMap(config.map))
  writes.push(placesWrite(places, config.map))
  return writes
}

function placesWrite(places: readonly string[], map: RegisterMap): RegisterWrite {
  switch (map.kind) {
    case 'segments': {
      const bytes = places.map((place) => wired(drawn(place), map.bits))
      const values: number[] = []
      for (let at = 0; at < bytes.length; at += 2) values.push((bytes[at]! << 8) | (bytes[at + 1] ?? 0))
      return { fc: 16, register: map.register, values }
    }
    case 'ascii':
      return { fc: 16, register: map.register, values: places.map((place) => asciiCode(place, map.draws)) }
    case 'number': {
      const text = places.join('').trim()
      const value = /^\d+$/.test(text) ? Number(text) : map.blank
      // The register holds a signed number; what it cannot hold is not shown cut.
      return { fc: 6, register: map.register, value: value > 0x7fff ? map.blank : value }
    }
  }
}

function drawn(place: string): number {
  const segments = segmentsOf(place)
  if (segments === null) throw new Error(`seven segments cannot draw ${JSON.stringify(place)}`)
  return segments
}

/** Segments in the bit order of the maker's wiring. */
function wired(segments: number, bits: string): number {
  let byte = 0
  for (const [bit, segment] of [...bits].entries()) {
    if (segments & (1 << 'abcdefgp'.indexOf(segment))) byte |= 1 << bit
  }
  return byte
}

/** П of ПАУЗ has no capital look-alike in ASCII, but a small n is drawn as a small п. */
function asciiCode(place: string, draws: string): number {
  const ascii = place === 'П' ? 'n' : (asciiOf(place) ?? ' ')
  return (draws.includes(ascii) ? ascii : ' ').charCodeAt(0)
}
