import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'
import { charactersOf } from './font-coverage.ts'

/**
 * Golos Text from its package, never a system font: those differ from PC to PC
 * and hide gaps. The package splits the face into files by script; Ә Җ Қ live in
 * cyrillic-ext, Ұ № in cyrillic, ₽ ₸ in latin-ext, so all of them are registered,
 * each under a family of its own, and a font string names them all in order.
 */
const subsets = ['cyrillic', 'cyrillic-ext', 'latin', 'latin-ext'] as const
/** Thin strokes vanish on heat: nothing on paper is lighter than 500. */
export const weights = [500, 600, 700] as const
export type Weight = (typeof weights)[number]

const families = subsets.map((subset) => `"Chered Ticket ${subset}"`).join(', ')

/** Files of the face: one for each script and weight. */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url)
  return weights.flatMap((weight) =>
    subsets.map((subset) =>
      require.resolve(`@fontsource/golos-text/files/golos-text-${subset}-${weight}-normal.woff2`),
    ),
  )
}

let covered: ReadonlySet<number> | null = null

/** Registers the face with the canvas, once a process; throws when a file of the package is missing. */
export function registerTicketFonts(): void {
  if (covered !== null) return
  const perWeight = weights.map(() => new Set<number>())
  for (const [i, file] of fontFiles().entries()) {
    const bytes = readFileSync(file)
    const subset = subsets[i % subsets.length]!
    if (!GlobalFonts.register(bytes, `Chered Ticket ${subset}`)) {
      throw new Error(`the ticket font was not accepted: ${subset}`)
    }
    for (const code of charactersOf(bytes)) perWeight[Math.floor(i / subsets.length)]!.add(code)
  }
  covered = perWeight.reduce((all, one) => all.intersection(one))
}

/** A canvas font string; `size` in dots. */
export function ticketFont(size: number, weight: Weight): string {
  return `${weight} ${size}px ${families}`
}

/** Does the face have this character, in every weight? */
export function hasGlyph(character: string): boolean {
  registerTicketFonts()
  return covered!.has(character.codePointAt(0)!)
}
