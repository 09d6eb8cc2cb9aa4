import { useEffect, useState } from 'react'
import { steadyNow } from '../store.ts'

/** Whole seconds until the moment `at` of the kiosk's clock, never below 0. */
export function useSecondsUntil(at: number): number {
  const left = () => Math.max(0, Math.ceil((at - steadyNow()) / 1000))
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is made of `at` alone
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 250)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}

const radius = 18
const round = 2 * Math.PI * radius

/** The share of the time that is left, as an arc that shortens clockwise. */
export function TimeRing({ left, of, className }: { left: number; of: number; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r={radius} />
      <circle
        className="ring-left"
        cx="22"
        cy="22"
        r={radius}
        strokeDasharray={round}
        strokeDashoffset={round * (1 - Math.min(1, left / of))}
        transform="rotate(-90 22 22)"
      />
    </svg>
  )
}

/** How long this screen stays, in the clock's place. */
export function Leave({ seconds, of, words }: { seconds: number; of: number; words: string }) {
  return (
    <div className="leave">
      <span>{words}</span>
      <TimeRing left={seconds} of={of} />
    </div>
  )
}
