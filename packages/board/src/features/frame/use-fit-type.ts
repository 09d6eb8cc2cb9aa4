import { type RefObject, useLayoutEffect } from 'react'

const STEP = 0.04
const LEAST = 0.56

/** A line of letters may be a little higher than the line that it stands in. */
function isCut(element: Element): boolean {
  const loose = Number.parseFloat(getComputedStyle(element).fontSize) * 0.15
  return element.scrollHeight > element.clientHeight + loose || element.scrollWidth > element.clientWidth + 1
}

/**
 * Gives the box `--fit`, the largest factor (at most 1) for its type at which
 * nothing in it is cut: an office's full name is five times as long as a short
 * one. `words` are what it says, to measure again when they change.
 */
export function useFitType(box: RefObject<HTMLElement | null>, words: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words need other room
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    let alive = true
    const fit = () => {
      if (!alive) return
      const parts = [element, ...element.querySelectorAll('[lang]')]
      for (let factor = 1; factor >= LEAST; factor -= STEP) {
        element.style.setProperty('--fit', factor.toFixed(2))
        if (!parts.some(isCut)) return
      }
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element.parentElement ?? element)
    document.fonts.ready.then(fit)
    return () => {
      alive = false
      observer.disconnect()
    }
  }, [box, words])
}
