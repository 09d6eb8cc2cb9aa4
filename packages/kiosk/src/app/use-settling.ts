import { useEffect, useState } from 'react'
import type { Session } from './session.ts'
import { type Place, placeOf } from './stage.ts'

/** Longer than the pause between the two touches of a double press. */
const settleMs = 400

/** What stands on the screen, as one word: two sessions with the same word look the same. */
function screenOf({ stage, askedAt }: Session): string {
  const asked = askedAt === null ? '' : 'asked'
  if (stage.kind === 'held') return `held:${stage.step}:${stage.page}:${asked}`
  if (stage.kind === 'alone') return `alone:${stage.paper}`
  if (stage.kind !== 'choosing') return stage.kind
  const place = placeOf(stage.places)
  return `${stage.places.length}:${place.kind}:${whichOf(place)}:${stage.page}:${asked}`
}

function whichOf(place: Place): string {
  switch (place.kind) {
    case 'question':
      return place.questionId
    case 'service':
      return place.serviceId
    case 'times':
      return `${place.date} ${place.news}`
    case 'check-in':
      return `${place.by} ${place.news?.code}`
    case 'found':
      return `${place.bookings.length}`
    case 'missed':
      return `${place.news?.code}`
    case 'missed-which':
      return `${place.number}`
    case 'claim':
    case 'info':
    case 'count':
    case 'days':
      return ''
  }
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
