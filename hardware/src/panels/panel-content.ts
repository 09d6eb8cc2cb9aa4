import type { PanelShow } from '@chered/protocol/agent'

/**
 * What stands on a panel, before it becomes lines or digits. `link-lost` is
 * ours: nobody says what is so, and an old number is worse than none.
 */
export interface PanelContent {
  readonly deskNumber: number
  readonly show: PanelShow | { readonly kind: 'link-lost' }
  /** The first seconds of a call. */
  readonly fresh: boolean
}

/** Steps of brightness that every family has; the family maps them to its own values. */
export type Brightness = 1 | 2 | 3 | 4

/** Dim when closed, full when somebody is called: the change itself draws the eye. */
export function brightnessOf(content: PanelContent): Brightness {
  switch (content.show.kind) {
    case 'called':
      return 4
    case 'closed':
      return 1
    case 'free':
    case 'serving':
    case 'paused':
    case 'link-lost':
      return 2
  }
}
