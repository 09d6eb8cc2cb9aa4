/**
 * Text into PC866, the code page of Russian text panels. Node decodes it but has
 * no encoder. Only what a panel may have to show is here: ASCII, the Russian
 * letters and №. A character that the page lacks becomes `?`.
 */
export function encodePc866(text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => codeIn866(character) ?? 0x3f)
}

/** Whether the page has every character of the text. */
export function fitsPc866(text: string): boolean {
  return [...text].every((character) => codeIn866(character) !== null)
}

/** First character of a run, last character, code of the first. */
const runs: readonly (readonly [string, string, number])[] = [
  [' ', '~', 0x20],
  ['А', 'п', 0x80],
  ['р', 'я', 0xe0],
  ['Ё', 'Ё', 0xf0],
  ['ё', 'ё', 0xf1],
  ['№', '№', 0xfc],
]

function codeIn866(character: string): number | null {
  for (const [first, last, code] of runs) {
    if (character >= first && character <= last) return code + character.charCodeAt(0) - first.charCodeAt(0)
  }
  return null
}
