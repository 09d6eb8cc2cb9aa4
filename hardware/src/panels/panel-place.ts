import type { PanelConfig } from './panel-config.ts'
import type { PanelContent } from './panel-content.ts'
import { familyTraits } from './panel-family.ts'

/**
 * What one panel has to show, and when it is to be sent. `now`: a change or a
 * new connection; `soon`: a repeat, which waits for changes of other panels on
 * the bus; `later`: a timer runs, or the content is on the line at the moment.
 */
export interface PanelPlace {
  readonly config: PanelConfig
  readonly due: 'now' | 'soon' | 'later'
  /** The newest content; the one before it is forgotten. */
  want(deskNumber: number, show: PanelContent['show']): void
  /** Content to be sent now; until the next change the place counts as `later`. */
  take(): PanelContent
  makeDue(): void
  /** Makes it `soon` after `ms`, unless it became due while it was being sent. */
  repeatAfter(ms: number): void
  close(): void
}

/** `onDue` is called at each change of `due` to something that has to be sent. */
export function openPanelPlace(config: PanelConfig, freshMs: number, onDue: () => void): PanelPlace {
  // Until the server has spoken nothing is known; what stands there from before must go.
  let content: PanelContent = {
    deskNumber: config.deskNumber,
    show: { kind: 'link-lost' },
    fresh: false,
  }
  let due: 'now' | 'soon' | 'later' = 'now'
  let repeatTimer: NodeJS.Timeout | undefined
  let freshTimer: NodeJS.Timeout | undefined

  const become = (next: 'now' | 'soon'): void => {
    clearTimeout(repeatTimer)
    if (due !== 'now') due = next
    onDue()
  }

  return {
    config,
    get due() {
      return due
    },
    want(deskNumber, show) {
      const same = content.deskNumber === deskNumber && JSON.stringify(content.show) === JSON.stringify(show)
      if (same) return
      const fresh = show.kind === 'called' && familyTraits[config.family].blinks
      content = { deskNumber, show, fresh }
      clearTimeout(freshTimer)
      if (fresh) {
        freshTimer = setTimeout(() => {
          content = { ...content, fresh: false }
          become('soon')
        }, freshMs)
      }
      become('now')
    },
    take() {
      clearTimeout(repeatTimer)
      due = 'later'
      return content
    },
    makeDue() {
      become('now')
    },
    repeatAfter(ms) {
      if (due !== 'later') return
      clearTimeout(repeatTimer)
      repeatTimer = setTimeout(() => become('soon'), ms)
    },
    close() {
      clearTimeout(repeatTimer)
      clearTimeout(freshTimer)
    },
  }
}
