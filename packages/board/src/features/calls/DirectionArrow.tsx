import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ArrowUpLeft, ArrowUpRight } from 'lucide-react'

const arrows: Readonly<Record<string, typeof ArrowRight>> = {
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
  'up-left': ArrowUpLeft,
  'up-right': ArrowUpRight,
}

/** Which way to walk from this board; nothing when the office did not say. */
export function DirectionArrow({ direction }: { direction: string | null }) {
  const Arrow = direction === null ? undefined : arrows[direction]
  return Arrow ? <Arrow aria-hidden="true" className="i arrow" /> : null
}
