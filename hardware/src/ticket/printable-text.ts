import { hasGlyph } from './fonts.ts'

const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/**
 * A text as it can be printed: composed letters (`й` is one character, as the
 * font has it), no control characters, and `?` for a character that the font
 * lacks, which is added to `missing`. Without this a missing letter would come
 * from whatever font the PC has, or as an empty box.
 */
export function printableText(text: string, missing: Set<string>): string {
  let printable = ''
  for (const character of text.normalize('NFC').replaceAll(controls, ' ')) {
    if (hasGlyph(character)) printable += character
    else {
      missing.add(character)
      printable += '?'
    }
  }
  return printable.trim()
}
