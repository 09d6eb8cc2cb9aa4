import { type DeskKey, type DeskKeys, holderOf, type KeyedAction } from '@chered/protocol/desk-keys'
import { isOffered, type KeyPress, keyOf } from './key-text.ts'

/** What became of a key that was pressed for an action. */
export type Picked =
  | { readonly kind: 'taken-over'; readonly keys: DeskKeys }
  /** Another action has it; the two may change places. */
  | { readonly kind: 'held'; readonly key: DeskKey; readonly by: KeyedAction }
  /** The browser or the system keeps it, or it is one that types or moves the focus. */
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'cancelled' }
  /** Shift alone: the key itself is still to come. */
  | { readonly kind: 'still-pressing' }

const modifiers: readonly string[] = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']

/** The keys after `press` was made for `action`, or why they stay. */
export function pickKey(keys: DeskKeys, action: KeyedAction, press: KeyPress): Picked {
  if (modifiers.includes(press.key)) return { kind: 'still-pressing' }
  if (press.key === 'Escape') return { kind: 'cancelled' }
  const key = keyOf(press)
  if (key === null || !isOffered(key)) return { kind: 'not-offered' }
  const by = holderOf(keys, key, action)
  return by === null ? { kind: 'taken-over', keys: { ...keys, [action]: key } } : { kind: 'held', key, by }
}

/** Two actions change places: `action` takes the key of `by`, which takes what `action` had. */
export function swapKeys(keys: DeskKeys, action: KeyedAction, by: KeyedAction): DeskKeys {
  return { ...keys, [action]: keys[by], [by]: keys[action] }
}
