import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react'
import { clickSound } from './press-sound.ts'

/** The face stays sunk so long before the screen answers: long enough to be felt, too short to wait for. */
const feltMs = 90

/** One press at a time for the whole screen: a second finger does nothing while the first is being answered. */
let answering = false
function answer(now: boolean): void {
  answering = now
  document.documentElement.toggleAttribute('data-answering', now)
}

type Props = Omit<ComponentProps<'button'>, 'onClick' | 'type'> & {
  readonly onPress: () => void
  readonly children: ReactNode
}

/**
 * A key. It acts on pointer-down, so a long press counts and a finger that
 * slips off has pressed already; the click that follows is not a second press.
 * A click without a pointer (keyboard, assistive technology) has no detail.
 */
export function Touch({ onPress, className, children, ...rest }: Props) {
  const [pressed, setPressed] = useState(false)
  const release = useRef<(() => void) | null>(null)
  useEffect(() => () => release.current?.(), [])

  const press = () => {
    if (answering) return
    answer(true)
    clickSound()
    setPressed(true)
    setTimeout(() => {
      answer(false)
      onPress()
    }, feltMs)
  }
  const hold = () => {
    const up = () => {
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
      release.current = null
      setTimeout(() => setPressed(false), feltMs)
    }
    release.current?.()
    release.current = up
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
  }
  return (
    <button
      {...rest}
      type="button"
      className={`touch ${className ?? ''}`}
      data-pressed={pressed || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        press()
        hold()
      }}
      onClick={(event) => {
        if (event.detail !== 0) return
        press()
        setTimeout(() => setPressed(false), feltMs * 2)
      }}
    >
      {children}
    </button>
  )
}
