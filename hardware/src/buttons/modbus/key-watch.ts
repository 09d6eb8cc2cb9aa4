/**
 * `rest`: up since a moment, and not trusted yet. `armed`: the next contact is a
 * press. `down`: pressed, or found so when nobody saw how it came to that.
 */
type KeyState =
  | { readonly kind: 'rest'; readonly since: number }
  | { readonly kind: 'armed' }
  | { readonly kind: 'down' }

type KeyChange = { readonly kind: 'press'; readonly at: number } | { readonly kind: 'chord' }

export interface KeyWatch {
  /**
   * The contacts as they are at `now` (ms of a clock that never goes back): which
   * key has just gone down (`at` is its place in the list), or that several have.
   */
  observe(contacts: readonly boolean[], now: number): KeyChange | null
  /** Nobody looked for a while: a key that is down then was not pressed now. */
  forget(): void
}

/**
 * Contacts into presses. The first contact counts at once, because a key is down
 * for two or three looks only; after it the key has to be up for `releaseMs`
 * before it counts again. So neither bouncing nor a key that is held or stuck
 * gives a second press, and a stuck key leaves the others alone.
 */
export function openKeyWatch(releaseMs: number): KeyWatch {
  let keys: readonly KeyState[] | null = null
  return {
    observe(contacts, now) {
      const before = keys
      keys = contacts.map((on, at): KeyState => {
        const state = before?.[at]
        if (on) return { kind: 'down' }
        if (state === undefined || state.kind === 'down') return { kind: 'rest', since: now }
        return state.kind === 'rest' && now - state.since >= releaseMs ? { kind: 'armed' } : state
      })
      const pressed = contacts.flatMap((on, at) => (on && before?.[at]?.kind === 'armed' ? [at] : []))
      const [first] = pressed
      if (first === undefined) return null
      return pressed.length > 1 ? { kind: 'chord' } : { kind: 'press', at: first }
    },
    forget() {
      keys = null
    },
  }
}
