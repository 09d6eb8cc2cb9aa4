/**
 * How a person in a Russian office reads lit segments; bit 0 is a, bit 7 the
 * point. A shape of digit and letter at once is read as the digit.
 */
const readings: readonly (readonly [number, string])[] = [
  [0b0000000, ' '],
  [0b0111111, '0'],
  [0b0000110, '1'],
  [0b1011011, '2'],
  [0b1001111, '3'],
  [0b1100110, '4'],
  [0b1101101, '5'],
  [0b1111101, '6'],
  [0b0000111, '7'],
  [0b1111111, '8'],
  [0b1101111, '9'],
  [0b1000000, '-'],
  [0b1110111, 'А'],
  [0b0110001, 'Г'],
  [0b1111001, 'Е'],
  [0b1110110, 'Н'],
  [0b0110111, 'П'],
  [0b1110011, 'Р'],
  [0b0111001, 'С'],
  [0b1101110, 'У'],
  [0b0111110, 'U'],
  [0b0111000, 'L'],
  [0b1110001, 'F'],
  [0b0011110, 'J'],
  [0b1010100, 'п'],
]

/** What the firmware of an ASCII panel lights for a character; others stay dark. */
const drawnAscii: ReadonlyMap<string, string> = new Map([
  ['A', 'А'],
  ['E', 'Е'],
  ['H', 'Н'],
  ['P', 'Р'],
  ['C', 'С'],
  ['Y', 'У'],
  ['O', '0'],
  ['n', 'п'],
])

/** One place as it is read; a lone point is `.`, a shape that says nothing is `?`. */
export function readSegments(segments: number): string {
  if (segments === 0x80) return '.'
  return readings.find(([shape]) => shape === (segments & 0x7f))?.[1] ?? '?'
}

export function segmentsOfAscii(code: number): number {
  const character = String.fromCharCode(code)
  if (character === '.') return 0x80
  const wanted = drawnAscii.get(character) ?? character
  return readings.find(([, reading]) => reading === wanted)?.[0] ?? 0
}
