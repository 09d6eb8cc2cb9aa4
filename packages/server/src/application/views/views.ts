import type { DeskId, DeviceId, ZoneId } from '@chered/protocol/ids'
import type { ViewBodies, ViewKind, ViewMessage } from '@chered/protocol/live'
import { agentView } from './agent-view.ts'
import { boardView } from './board-view.ts'
import type { ViewContext } from './context.ts'
import { desksView, deskView } from './desk-view.ts'
import { kioskView } from './kiosk-view.ts'
import { supervisionView } from './supervision-view.ts'

/** A view as the server knows it: `self` and zones are resolved. */
export type ViewKey =
  | { readonly kind: 'board'; readonly zoneIds: readonly ZoneId[] }
  | { readonly kind: 'kiosk'; readonly deviceId: DeviceId }
  | { readonly kind: 'agent'; readonly deviceId: DeviceId }
  | { readonly kind: 'desk'; readonly deskId: DeskId }
  | { readonly kind: 'desks' }
  | { readonly kind: 'supervision' }

export function keyText(key: ViewKey): string {
  switch (key.kind) {
    case 'board':
      return `board:${key.zoneIds.join('+')}`
    case 'kiosk':
    case 'agent':
      return `${key.kind}:${key.deviceId}`
    case 'desk':
      return `desk:${key.deskId}`
    case 'desks':
    case 'supervision':
      return key.kind
  }
}

/** The body of a view, or null when there is no such place. */
export function viewBody(context: ViewContext, key: ViewKey): ViewBodies[ViewKind] | null {
  switch (key.kind) {
    case 'board':
      return boardView(context, key.zoneIds)
    case 'kiosk':
      return kioskView(context, key.deviceId)
    case 'agent':
      return agentView(context, key.deviceId)
    case 'desk':
      return deskView(context, key.deskId)
    case 'desks':
      return desksView(context)
    case 'supervision':
      return supervisionView(context)
  }
}

interface Held {
  readonly key: ViewKey
  text: string
  message: Omit<ViewMessage, 'view'>
}

export interface Views {
  /** The present message of a view, computed when nobody holds it yet. */
  present(key: ViewKey): Omit<ViewMessage, 'view'> | null
  /** Computes a held view anew; null when it says the same as before. */
  renew(text: string): Omit<ViewMessage, 'view'> | null
  /** Nobody looks at it any more. */
  drop(text: string): void
}

/** Views that somebody looks at, each with its version; `n` rises only when the body differs. */
export function openViews(boot: string, context: () => ViewContext): Views {
  const held = new Map<string, Held>()
  let n = 0
  const compute = (key: ViewKey) => {
    const now = context()
    const body = viewBody(now, key)
    return body === null ? null : { body, at: now.now, text: JSON.stringify(body) }
  }
  return {
    present(key) {
      const name = keyText(key)
      const made = compute(key)
      if (made === null) return null
      const known = held.get(name)
      if (known && known.text === made.text) return { ...known.message, at: made.at }
      const message = { boot, n: ++n, at: made.at, body: made.body }
      held.set(name, { key, text: made.text, message })
      return message
    },
    renew(name) {
      const known = held.get(name)
      if (!known) return null
      const made = compute(known.key)
      if (made === null || made.text === known.text) return null
      known.text = made.text
      known.message = { boot, n: ++n, at: made.at, body: made.body }
      return known.message
    },
    drop(name) {
      held.delete(name)
    },
  }
}
