import type { Language } from '@chered/protocol/text'
import type { BoardView } from '@chered/protocol/views'
import { Info } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { boardLanguages } from './languages.ts'
import { useTexts } from './use-texts.ts'

/** Part of the board's unit that a notice moves by in a second: a word takes about two to pass. */
const UNITS_PER_SECOND = 110

interface Piece {
  readonly id: string
  readonly language: Language
  readonly text: string
  readonly quiet: boolean
}

/** Notices of the office in both languages; they stand when they fit and run when they do not. */
export function Ticker({ view }: { view: BoardView }) {
  const texts = useTexts()
  const { first, second } = boardLanguages(view)
  const pieces = view.notices.flatMap((notice, n): Piece[] => {
    const main = texts.office(first, notice)
    const other = second === null ? main : texts.office(second, notice)
    const piece = { id: `${n}-${first}`, language: first, text: main, quiet: false }
    if (second === null || other === main) return [piece]
    return [piece, { id: `${n}-${second}`, language: second, text: other, quiet: true }]
  })
  const content = JSON.stringify(pieces)
  const window_ = useRef<HTMLDivElement>(null)
  const [run, setRun] = useState<{ seconds: number } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the words change
  useLayoutEffect(() => {
    const box = window_.current
    const line = box?.firstElementChild?.firstElementChild
    if (!box || !(line instanceof HTMLElement)) return
    const measure = () => {
      if (line.offsetWidth <= box.clientWidth) {
        setRun(null)
        return
      }
      const unit = Number.parseFloat(getComputedStyle(box).fontSize) / 36
      const seconds = Math.round(line.offsetWidth / (unit * UNITS_PER_SECOND))
      setRun((was) => (was?.seconds === seconds ? was : { seconds }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    observer.observe(line)
    return () => observer.disconnect()
  }, [content])

  if (pieces.length === 0) return null
  return (
    <footer className="ticker" data-runs={run !== null}>
      <Info aria-hidden="true" className="i" />
      <div className="ticker-window" ref={window_}>
        <div
          className="ticker-belt"
          style={run === null ? undefined : { animationDuration: `${run.seconds}s` }}
        >
          <Line pieces={pieces} />
          {run !== null && (
            <div aria-hidden="true">
              <Line pieces={pieces} />
            </div>
          )}
        </div>
      </div>
    </footer>
  )
}

function Line({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p className="ticker-line">
      {pieces.map((piece) => (
        <span key={piece.id} lang={piece.language} className={piece.quiet ? 'second' : undefined}>
          {piece.text}
        </span>
      ))}
    </p>
  )
}
