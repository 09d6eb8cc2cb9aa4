import { useEffect, useState } from 'react'
import { placeOf, type Session } from './session.ts'

/** Longer than the pause between the two touches of a double press. */
const settleMs = 400

/** What stands on the screen, as one word: two sessions with the same word look the same. */
function screenOf({ stage, askedAt }: Session): string {
  if (stage.kind !== 'choosing') return stage.kind
  const place = placeOf(stage.places)
  const which = place.kind === 'question' ? place.questionId : place.kind === 'service' ? place.serviceId : ''
  return `${stage.places.length}:${place.kind}:${which}:${stage.page}:${askedAt === null ? '' : 'asked'}`
}

/**
 * True for a moment after the screen has changed: keys do not react then, so
 * the second touch of a double press cannot hit what has just appeared under
 * the finger. The heading of a new screen takes the focus, to be read out.
 */
export function useSettling(session: Session, asked: boolean): boolean {
  const screen = screenOf(session)
  const { size, theme, reach } = session.wishes
  const look = `${screen} ${size} ${theme} ${reach} ${asked}`
  const [settled, setSettled] = useState(look)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(look), settleMs)
    return () => clearTimeout(timer)
  }, [look])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is the reason to move the focus
  useEffect(() => {
    const place = asked ? '.still button' : 'main h1'
    document.querySelector<HTMLElement>(place)?.focus({ preventScroll: true })
  }, [screen, asked])
  return settled !== look
}
