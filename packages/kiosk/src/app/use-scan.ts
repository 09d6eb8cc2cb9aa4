import { onScanned } from '@chered/ui/live'
import { useEffect, useEffectEvent } from 'react'

/** Between two keys of a scanner; fingers are slower, but for two keys that roll over each other. */
export const burstGapMs = 50
export const shortestScan = 4
/** The same limit as for scanners on a line. */
export const longestScan = 512
/** So many keys without a pause are no hand's work, whatever has the focus. */
export const unmistakable = 8
/** The same code again within this is the same paper still in the hand. */
const repeatMs = 1_500

/** A key as it went down. */
export interface WedgeKey {
  /**
   * `character`: as the layout gives it, and as the key stands on a US keyboard.
   * `end`: Enter or Tab. `part`: belongs to a character or to none (Shift, a
   * control combination). `other`: what no scanner sends, a held key too.
   */
  readonly key:
    | { readonly kind: 'character'; readonly typed: string; readonly pressed: string }
    | { readonly kind: 'end' | 'part' | 'other' }
  /** Milliseconds of a clock that never goes back. */
  readonly at: number
  /** Whether a text field has the focus. */
  readonly inField: boolean
}

/** Keys that followed each other at once, so far. */
export interface Burst {
  readonly typed: string
  readonly pressed: string
  readonly length: number
  readonly lastAt: number
}

export interface WedgeStep {
  readonly burst: Burst | null
  /** The key is the scanner's and must do nothing else. */
  readonly isTaken: boolean
  readonly scan: string | null
}

/**
 * Tells a keyboard-wedge scanner from fingers by the time between keys.
 *
 * The first key of a burst is known for one only when the second comes, so it is
 * never taken. In a text field nothing is taken but the end of an unmistakable
 * burst: two keys that roll over each other are typing, not a scan.
 */
export function wedgeStep(burst: Burst | null, { key, at, inField }: WedgeKey): WedgeStep {
  const going = burst !== null && at - burst.lastAt < burstGapMs ? burst : null
  const isTaken = going !== null && !inField
  switch (key.kind) {
    case 'character': {
      const { typed, pressed, length } = going ?? { typed: '', pressed: '', length: 0 }
      const isFull = length >= longestScan
      return {
        burst: {
          typed: isFull ? typed : typed + key.typed,
          pressed: isFull ? pressed : pressed + key.pressed,
          length: length + 1,
          lastAt: at,
        },
        isTaken,
        scan: null,
      }
    }
    case 'part':
      return { burst: going && { ...going, lastAt: at }, isTaken, scan: null }
    case 'end': {
      const enough = inField ? unmistakable : shortestScan
      const isScan = going !== null && going.length >= enough && going.length <= longestScan
      return { burst: null, isTaken: isTaken || isScan, scan: isScan ? scanText(going) : null }
    }
    case 'other':
      return { burst: null, isTaken: false, scan: null }
  }
}

/**
 * A scanner presses the keys of a US keyboard, whatever layout the system has:
 * with the Russian one `A1/` arrives as `Ф1.`. Codes are ASCII, so a character
 * beyond it gives the layout away.
 */
function scanText({ typed, pressed }: Burst): string {
  return /^[\x20-\x7e]*$/.test(typed) ? typed : pressed
}

/** Each pair is a key without and with Shift, as on a US keyboard. */
const usKeys: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  ...Object.fromEntries([...')!@#$%^&*('].map((shifted, n) => [`Digit${n}`, `${n}${shifted}`])),
  ...Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((c) => [`Key${c}`, c.toLowerCase() + c])),
}

type KeyFacts = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

/** What a key that went down is to the reader of scans. */
export function wedgeKeyOf(event: KeyFacts): WedgeKey['key'] {
  // A held key repeats as fast as a scanner types.
  if (event.repeat) return { kind: 'other' }
  if (event.key === 'Enter' || event.key === 'Tab') return { kind: 'end' }
  if (event.ctrlKey || event.altKey || event.metaKey) return { kind: 'part' }
  if (['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph'].includes(event.key)) return { kind: 'part' }
  if ([...event.key].length !== 1) return { kind: 'other' }
  const pressed = usKeys[event.code]?.[event.shiftKey ? 1 : 0] ?? event.key
  return { kind: 'character', typed: event.key, pressed }
}

type TextField = HTMLInputElement | HTMLTextAreaElement

const textInputs = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number'])

function textFieldOf(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target
  return target instanceof HTMLInputElement && textInputs.has(target.type) ? target : null
}

/** Puts back what stood in the field before the scanner typed into it, so that its owner hears of it. */
function restore(field: TextField, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  // The element's own setter is React's, which would take the change for one already known.
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Listens for a keyboard-wedge scanner; the keys of a scan reach nothing else. Returns the way to stop. */
export function listenToWedge(tell: (text: string) => void): () => void {
  let burst: Burst | null = null
  let before: { readonly field: TextField; readonly value: string } | null = null
  const takenKeys = new Set<string>()

  const take = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  const down = (event: KeyboardEvent): void => {
    const field = textFieldOf(event.target)
    const key = wedgeKeyOf(event)
    const step = wedgeStep(burst, { key, at: event.timeStamp, inField: field !== null })
    const begins = key.kind === 'character' && step.burst?.length === 1
    if (begins) before = field && { field, value: field.value }
    burst = step.burst
    if (step.isTaken) {
      take(event)
      takenKeys.add(event.code)
    }
    if (step.scan === null) return
    if (before !== null) restore(before.field, before.value)
    tell(step.scan)
  }
  // A button is pressed by the release of the space bar.
  const up = (event: KeyboardEvent): void => {
    if (takenKeys.delete(event.code)) take(event)
  }
  // Before any other listener: what belongs to a scan must not move the session on.
  addEventListener('keydown', down, true)
  addEventListener('keyup', up, true)
  return () => {
    removeEventListener('keydown', down, true)
    removeEventListener('keyup', up, true)
  }
}

/**
 * Codes that a visitor holds up while the component is mounted, from the scanner
 * on the agent's line and from one that types. The same code again within 1.5 s
 * counts once. `handler` may change with each render; two components that use it
 * at once both get the code.
 */
export function useScan(handler: (text: string) => void): void {
  const scanned = useEffectEvent(handler)
  useEffect(() => {
    let last: { readonly text: string; readonly at: number } | null = null
    const tell = (spaced: string): void => {
      const text = spaced.trim()
      const at = performance.now()
      const isRepeat = last?.text === text && at - last.at < repeatMs
      last = { text, at }
      if (text !== '' && !isRepeat) scanned(text)
    }
    const stops = [onScanned(tell), listenToWedge(tell)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}
