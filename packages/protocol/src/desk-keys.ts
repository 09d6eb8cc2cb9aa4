/**
 * Keys of the specialist's workplace. Plain data and pure functions, without
 * the validation library, because the screen needs them at run time.
 *
 * An action that gets a key is one line of `defaultKeys`; everything else (what
 * the server takes, the dialog of keys, the hints on buttons) follows from it.
 */
export const defaultKeys = {
  'call-next': 'F2',
  recall: 'F3',
  start: 'F4',
  'no-show': 'F6',
  hold: 'F7',
  'take-back': 'Shift+F7',
  'pass-on': 'F8',
  finish: 'F9',
  'finish-visit': 'Shift+F9',
  break: 'F10',
  services: 'Insert',
  payment: 'Shift+F3',
  'one-more': 'NumpadAdd',
  'one-less': 'NumpadSubtract',
} as const satisfies Readonly<Record<string, DeskKey>>

export type KeyedAction = keyof typeof defaultKeys
export const keyedActions = Object.keys(defaultKeys) as readonly KeyedAction[]

/**
 * Keys that an action may have. Those that a browser or the system keeps are
 * not among them (F1 help, F5 reload, F11 full screen, F12 tools, Shift+F10 the
 * context menu, everything with Ctrl and Alt), nor letters and digits: those
 * are typed, and choose in lists.
 */
export const offeredKeys = [
  'F2',
  'F3',
  'F4',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'Shift+F2',
  'Shift+F3',
  'Shift+F4',
  'Shift+F6',
  'Shift+F7',
  'Shift+F8',
  'Shift+F9',
  'Insert',
  'NumpadAdd',
  'NumpadSubtract',
  'NumpadMultiply',
  'NumpadDivide',
] as const
export type DeskKey = (typeof offeredKeys)[number]

/** What a person has chosen otherwise than the defaults. */
export type OwnKeys = Readonly<Partial<Record<KeyedAction, DeskKey>>>
/** The key of each action; null where another action of this person has taken it. */
export type DeskKeys = Readonly<Record<KeyedAction, DeskKey | null>>

/**
 * The keys of somebody with these choices. A default gives way to a choice, so
 * that an action which a newer program adds takes no key that somebody uses.
 */
export function keysWith(own: OwnKeys): DeskKeys {
  const chosen = new Set<DeskKey>(Object.values(own))
  return Object.fromEntries(
    keyedActions.map((action) => {
      const usual = defaultKeys[action]
      return [action, own[action] ?? (chosen.has(usual) ? null : usual)]
    }),
  ) as DeskKeys
}

/** The action that has this key already, apart from `action` itself. */
export function holderOf(keys: DeskKeys, key: DeskKey, action: KeyedAction): KeyedAction | null {
  return keyedActions.find((other) => other !== action && keys[other] === key) ?? null
}

/** Two actions to which these choices, with the defaults of the rest, give the same key; null when all differ. */
export function keyClash(own: OwnKeys): { readonly key: DeskKey; readonly action: KeyedAction } | null {
  const keys: DeskKeys = { ...defaultKeys, ...own }
  for (const action of keyedActions) {
    const key = keys[action]
    if (key !== null && holderOf(keys, key, action) !== null) return { key, action }
  }
  return null
}

/** Only what differs from the defaults. */
export function ownOf(keys: DeskKeys): OwnKeys {
  return Object.fromEntries(
    keyedActions.flatMap((action) => {
      const key = keys[action]
      return key === null || key === defaultKeys[action] ? [] : [[action, key]]
    }),
  )
}
