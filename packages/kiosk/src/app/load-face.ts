/** A letter of each part that the languages need: Russian, Tatar and Kazakh, Latin with figures. */
const sample = 'Яә A1'

/**
 * Fetches the typeface at once instead of with the first letter that needs it: a
 * kiosk that loses the server right after its page came still has its own letters.
 * One variable file per part holds all weights.
 */
export function loadFace(): void {
  // Without it the letters of the system stand in.
  document.fonts.load('1em "Golos Text Variable"', sample).catch(() => undefined)
}
