import { type DeskKey, offeredKeys } from '@chered/protocol/desk-keys'

/** What a person pressed, as far as its meaning goes. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/**
 * The name of a key, as the choices of keys and the moves know it: `Shift+F7`,
 * `NumpadDivide`, or what is typed. Null with Ctrl, Alt and the system's key: those
 * are never ours. The keys of the number pad are told apart from those that
 * type the same sign.
 */
export function keyOf(press: KeyPress): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  if (isOffered(press.code) && press.code.startsWith('Numpad')) return press.code
  const named = press.key.length > 1 && press.key !== 'Shift'
  return press.shiftKey && named ? `Shift+${press.key}` : press.key
}

export function isOffered(key: string): key is DeskKey {
  return (offeredKeys as readonly string[]).includes(key)
}

const signs: Readonly<Partial<Record<DeskKey, string>>> = {
  Insert: 'Ins',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  NumpadMultiply: 'Num ×',
  NumpadDivide: 'Num ÷',
}

/** A key as it stands on a button. */
export function keyText(key: DeskKey): string {
  return signs[key] ?? key.replace('Shift+', '⇧')
}

const spoken: Readonly<Partial<Record<DeskKey, string>>> = {
  NumpadAdd: 'Plus',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
}

/** A key for `aria-keyshortcuts`. */
export function shortcutOf(key: DeskKey): string {
  return spoken[key] ?? key
}
