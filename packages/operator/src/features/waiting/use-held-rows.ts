import type { VisitId } from '@chered/protocol/ids'
import { useEffect, useRef, useState } from 'react'
import { asGiven, heldRows, type ShownRow } from './held-rows.ts'

/** A pointer that rests so long is not about to press. */
const REST_MS = 8000

/**
 * Rows that do not move under the pointer: they keep their places from the
 * moment something points or focuses among them until it leaves or rests.
 * `keep` holds them regardless, for a confirmation that is open in a row.
 */
export function useHeldRows<R extends { readonly visitId: VisitId }>(rows: readonly R[], keep: boolean) {
  const [held, setHeld] = useState(false)
  const [shown, setShown] = useState<readonly ShownRow<R>[]>(() => asGiven(rows))
  const [from, setFrom] = useState(rows)
  const [wasHeld, setWasHeld] = useState(false)
  const holding = held || keep
  if (from !== rows || wasHeld !== holding) {
    setFrom(rows)
    setWasHeld(holding)
    setShown(holding ? heldRows(shown, rows) : asGiven(rows))
  }
  const list = useRef<HTMLOListElement>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(rest.current), [])
  useEffect(() => {
    if (!held) return
    // A browser may not tell that a pointer left when the element under it has
    // been removed meanwhile, as the row's button is after a call.
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !list.current?.contains(event.target)) setHeld(false)
    }
    document.addEventListener('pointermove', elsewhere)
    document.addEventListener('pointerdown', elsewhere)
    return () => {
      document.removeEventListener('pointermove', elsewhere)
      document.removeEventListener('pointerdown', elsewhere)
    }
  }, [held])
  const hold = () => {
    clearTimeout(rest.current)
    rest.current = setTimeout(() => setHeld(false), REST_MS)
    setHeld(true)
  }
  const release = () => {
    clearTimeout(rest.current)
    setHeld(false)
  }
  return { list, shown, holding, hold, release }
}
