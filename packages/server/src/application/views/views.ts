import type { DeskId, DeviceId, ZoneId } from '@chered/protocol/ids'
import type { ViewBodies, ViewKind, ViewMessage } from '@chered/protocol/live'
import { agentView } from './agent-view.ts'
import { boardView } from './board-view.ts'
import type { ViewContext } from './context.ts'
import { desksView, deskView } from './desk-view.ts'
import { faultsView, incidentsView } from './incidents-view.ts'
import { kioskView } from './kiosk-view.ts'
import { receptionView } from './reception-view.ts'
import { supervisionView } from './supervision-view.ts'

/** A view as the server knows it: `self` and zones are resolved. */
export type ViewKey =
  | { readonly kind: 'board'; readonly zoneIds: readonly ZoneId[] }
  | { readonly kind: 'kiosk'; readonly deviceId: DeviceId }
  | { readonly kind: 'agent'; readonly deviceId: DeviceId }
  | { readonly kind: 'desk'; readonly deskId: DeskId }
  | { readonly kind: 'desks' }
  | { readonly kind: 'supervision' }
  | { readonly kind: 'reception' }
  | { readonly kind: 'bookings' }
  | { readonly kind: 'faults' }
  | { readonly kind: 'incidents' }

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
    case 'reception':
    case 'bookings':
    case 'faults':
    case 'incidents':
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
    case 'reception':
      return receptionView(context)
    case 'bookings':
      return { revision: context.diary.seq + context.visitorChanges }
    case 'faults':
      return faultsView(context)
    case 'incidents':
      return incidentsView(context)
  }
}

interface Held {
  readonly key: ViewKey
  readonly text: string
  readonly message: Computed
}

type Computed = Omit<ViewMessage, 'view'>

export interface Views {
  /**
   * The present message of a view; null when there is no such place. `renewed`
   * when others hold an older one: they have to be sent this one too, because
   * the next `renew` will find nothing new.
   */
  present(key: ViewKey): { readonly message: Computed; readonly renewed: boolean } | null
  /** Computes a held view anew; null when it says the same as before. */
  renew(name: string): Computed | null
  /** Nobody looks at it any more. */
  drop(name: string): void
}

/** Views that somebody looks at, each with its version; `n` rises only when the body differs. */
export function openViews(boot: string, context: () => ViewContext): Views {
  const held = new Map<string, Held>()
  let n = 0
  /** What is to be held now: the same object when the body says the same. */
  const compute = (key: ViewKey, known: Held | undefined): Held | null => {
    const now = context()
    const body = viewBody(now, key)
    if (body === null) return null
    const text = JSON.stringify(body)
    if (known?.text === text) return known
    return { key, text, message: { boot, n: ++n, at: now.now, body } }
  }
  return {
    present(key) {
      const name = keyText(key)
      const known = held.get(name)
      const made = compute(key, known)
      if (made === null) return null
      held.set(name, made)
      const message = { ...made.message, at: context().now }
      return { message, renewed: known !== undefined && made !== known }
    },
    renew(name) {
      const known = held.get(name)
      const made = known && compute(known.key, known)
      if (!made || made === known) return null
      held.set(name, made)
      return made.message
    },
    drop(name) {
      held.delete(name)
    },
  }
}
