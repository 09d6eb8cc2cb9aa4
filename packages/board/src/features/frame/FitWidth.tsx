import { type ReactNode, useLayoutEffect, useRef } from 'react'
import './fit-width.css'

/**
 * Gives its only child `--fit`, the factor (at most 1) by which its type has to
 * shrink to stay on one line: `АБ 1012` needs more room than `А 012`.
 */
export function FitWidth({ children, className }: { children: ReactNode; className: string }) {
  const outer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = outer.current
    if (box === null) return
    let alive = true
    const fit = () => {
      const line = box.firstElementChild
      if (!alive || !(line instanceof HTMLElement)) return
      box.style.setProperty('--fit', '1')
      const factor = Math.min(1, box.clientWidth / Math.max(1, line.offsetWidth))
      box.style.setProperty('--fit', factor.toFixed(3))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(box)
    document.fonts.ready.then(fit)
    return () => {
      alive = false
      observer.disconnect()
    }
  })
  return (
    <div ref={outer} className={`fit ${className}`}>
      {children}
    </div>
  )
}
