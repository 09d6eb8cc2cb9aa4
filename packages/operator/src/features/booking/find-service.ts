import type { Service } from '@chered/protocol/office'
import { officeText } from '@chered/ui/i18n'

/** The Russian letter on the key of a Latin one, for whoever forgot to change the layout. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё'

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}
function otherLayout(text: string): string {
  return Array.from(text, (letter) => russian[latin.indexOf(letter)] ?? letter).join('')
}

/** How well a name answers to what was typed: each part begins a word (0 is best), or stands within one; null: not at all. */
function rank(name: string, typed: string): number | null {
  const words = plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  let sum = 0
  for (const part of plain(typed).split(/\s+/)) {
    const begins = words.findIndex((word) => word.startsWith(part))
    if (begins >= 0) sum += begins
    else if (words.some((word) => word.includes(part))) sum += 100
    else return null
  }
  return sum
}

/**
 * Items whose names answer to the typed letters, the best first, else in the
 * given order; all of them for nothing typed. Letters of the wrong keyboard
 * layout are understood when the right one finds nothing.
 */
export function findByName<T>(items: readonly T[], nameOf: (item: T) => string, typed: string): T[] {
  const text = typed.trim()
  if (text === '') return [...items]
  const found = (query: string) =>
    items
      .map((item, place) => ({ item, place, rank: rank(nameOf(item), query) }))
      .filter((each): each is typeof each & { rank: number } => each.rank !== null)
      .toSorted((a, b) => a.rank - b.rank || a.place - b.place)
      .map(({ item }) => item)
  const direct = found(text)
  return direct.length > 0 ? direct : found(otherLayout(text.toLowerCase()))
}

/** Services by their names in a language. */
export function findServices(services: readonly Service[], typed: string, language: string): Service[] {
  return findByName(services, ({ name }) => officeText(name, language), typed)
}
