import { useSession } from '@chered/ui/staff/session'
import { useEffect, useRef } from 'react'
import { isOffered, keyOf } from '../keys/key-text.ts'
import { type KeyFacts, type Pressed, pressedKey } from './moves.ts'
import type { Situation } from './situation.ts'

/**
 * The keyboard of the desk: one press, one action. A held key acts once, and
 * the browser's own meanings of function keys (help, search, address line,
 * menu) stay out of the way in every state: a specialist who presses F3 too
 * early gets no search box. A dialog over the screen has the keyboard alone.
 */
export function useDeskKeys(situation: Situation, facts: KeyFacts, act: (pressed: Pressed) => void): void {
  const latest = useRef({ situation, facts, act })
  useEffect(() => {
    latest.current = { situation, facts, act }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event)
      if (key === null || event.defaultPrevented) return
      if (useSession.getState().state !== 'signed-in') return
      if (document.querySelector('[aria-modal="true"]') !== null) return
      // What is typed into a field is a part of it.
      if (event.key.length === 1 && isField(event.target)) return
      if (isOffered(key) && event.key.length > 1) event.preventDefault()
      if (event.repeat) {
        // A held Enter presses a focused button again and again, and the main
        // button has become another one by then.
        const onButton = event.target instanceof Element && event.target.closest('button') !== null
        if (onButton && event.key === 'Enter') event.preventDefault()
        return
      }
      const now = latest.current
      const pressed = pressedKey(key, now.situation, now.facts)
      // A choice may bring up a field with the focus in it: the digit is not for that field.
      if (pressed.kind !== 'nothing' && event.key.length === 1) event.preventDefault()
      now.act(pressed)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('select, input:not([type="radio"], [type="checkbox"])')
}
