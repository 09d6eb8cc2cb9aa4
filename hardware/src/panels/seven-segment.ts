/**
 * Seven-segment glyphs: bit 0 is segment a (top), then clockwise b, c, d, e, f,
 * bit 6 is g (middle), bit 7 the point.
 *
 * Only characters that a passer-by reads right are here. В looks like 8, Д and К
 * like nothing: a queue with such a letter shows its digits alone. Б has the
 * shape of 6 and О of 0, which is told apart by the place: letters stand first.
 */
const glyphs: ReadonlyMap<string, number> = new Map([
  [' ', 0x00],
  ['-', 0x40],
  ['.', 0x80],
  ['0', 0x3f],
  ['1', 0x06],
  ['2', 0x5b],
  ['3', 0x4f],
  ['4', 0x66],
  ['5', 0x6d],
  ['6', 0x7d],
  ['7', 0x07],
  ['8', 0x7f],
  ['9', 0x6f],
  ['А', 0x77],
  ['Б', 0x7d],
  ['Г', 0x31],
  ['Е', 0x79],
  ['Н', 0x76],
  ['О', 0x3f],
  ['П', 0x37],
  ['Р', 0x73],
  ['С', 0x39],
  ['У', 0x6e],
  ['A', 0x77],
  ['C', 0x39],
  ['E', 0x79],
  ['F', 0x71],
  ['H', 0x76],
  ['J', 0x1e],
  ['L', 0x38],
  ['O', 0x3f],
  ['P', 0x73],
  ['U', 0x3e],
  ['Y', 0x6e],
])

/** Queue letters that seven segments can draw, Cyrillic and Latin. */
export const drawableLetters: string = [...glyphs.keys()].filter((glyph) => /\p{L}/u.test(glyph)).join('')

/** Segments of a character, or null when it cannot be drawn. */
export function segmentsOf(character: string): number | null {
  return glyphs.get(character) ?? null
}

/** Latin look-alikes of drawable Cyrillic letters, for firmware that takes ASCII and draws it itself. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['А', 'A'],
  ['Е', 'E'],
  ['Н', 'H'],
  ['О', 'O'],
  ['Р', 'P'],
  ['С', 'C'],
  ['У', 'Y'],
])

/** Queue letters that can be sent as ASCII to firmware that draws `asciiLetters`. */
export function drawableAsAscii(asciiLetters: string): string {
  return [...drawableLetters].filter((letter) => asciiLetters.includes(asciiOf(letter) ?? '\0')).join('')
}

/** ASCII of a character that looks the same on seven segments; null when there is none. */
export function asciiOf(character: string): string | null {
  return /^[ -~]$/.test(character) ? character : (lookAlikes.get(character) ?? null)
}
