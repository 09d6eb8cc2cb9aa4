import { drawableLetters } from './seven-segment.ts'

/**
 * Queue letters that a panel cannot show, for the warning at set-up. `letters`
 * is what the panel can draw, null when it can draw any.
 *
 * On a digit panel a prefix of two letters counts as undrawable whatever they
 * are: with three digits it has no room, so the digits stand alone there.
 */
export function undrawableLetters(queueLetters: string[], letters: string | null): string[] {
  if (letters === null) return []
  const hasDigitsOnly = [...letters].every((letter) => drawableLetters.includes(letter))
  const room = hasDigitsOnly ? 1 : 2
  const undrawable = queueLetters.filter(
    (prefix) => prefix.length > room || [...prefix].some((letter) => !letters.includes(letter)),
  )
  return [...new Set(undrawable)]
}
