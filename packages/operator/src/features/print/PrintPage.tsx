import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import './print.css'

/** A sheet of A4, or a slip of 80 mm from a receipt printer. */
export type PaperKind = 'a4' | 'slip'

/**
 * What is in here goes to the browser's print dialogue as soon as it is there,
 * in place of the screen; `onDone` when the dialogue has been closed.
 */
export function PrintPage(props: { paper: PaperKind; children: ReactNode; onDone: () => void }) {
  const done = useRef(props.onDone)
  useEffect(() => {
    done.current = props.onDone
  })
  useEffect(() => {
    const after = () => done.current()
    window.addEventListener('afterprint', after)
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return createPortal(<div className={`print-page ${props.paper}`}>{props.children}</div>, document.body)
}
