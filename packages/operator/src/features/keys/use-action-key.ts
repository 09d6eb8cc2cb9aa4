import type { KeyedAction } from '@chered/protocol/desk-keys'
import { keyText, shortcutOf } from './key-text.ts'
import { useKeys } from './keys-store.ts'

/** A key as it stands on a button and as a screen reader is told of it. */
export interface ShownKey {
  readonly text: string
  readonly shortcut: string
}

/** The key that this person has for an action; null when there is none. */
export function useActionKey(action: KeyedAction | undefined): ShownKey | null {
  const keys = useKeys((s) => s.keys)
  const key = action === undefined ? null : keys[action]
  return key === null ? null : { text: keyText(key), shortcut: shortcutOf(key) }
}
