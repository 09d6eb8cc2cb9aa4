import type { ReactNode } from 'react'
import { useKiosk } from '../store.ts'
import { Dock, type Way } from './Dock.tsx'
import { Topbar } from './Topbar.tsx'

interface Props {
  /** Which arrangement of paper and tray; the styles know each by this name. */
  readonly layout: 'start' | 'question' | 'service' | 'words' | 'ticket' | 'number'
  /** A screen with an arrangement of its own within its layout. */
  readonly part?: 'pad' | 'count' | 'days' | 'times' | 'summary' | 'booked' | 'found' | 'claim'
  /** Stands over the heading: the answer that led here. */
  readonly chosen?: ReactNode
  readonly heading: ReactNode
  /** Characters of the heading; long ones are set smaller. */
  readonly headingLength: number
  /** One line under the heading. */
  readonly under?: ReactNode
  /** More to read: documents, hours, a ticket. */
  readonly matter?: ReactNode
  /** What can be touched, over the dock. */
  readonly keys?: ReactNode
  /** How the visitor leaves; `null` draws no dock. */
  readonly way: Way | null
  /** Stands in the clock's place. */
  readonly leave?: ReactNode
}

/**
 * Every screen: paper above, to read; a tray below, to touch. Nothing outside
 * the tray reacts, so low reach is the same tray, lower, and a landscape screen
 * has it beside the paper.
 */
export function Frame(props: Props) {
  const reach = useKiosk((s) => s.session.wishes.reach)
  const { layout, part, chosen, heading, headingLength, under, matter, keys, way, leave } = props
  const length = headingLength <= 20 ? 'short' : headingLength <= 34 ? 'medium' : 'long'
  return (
    <main className="kiosk" data-layout={layout} data-part={part} data-reach={reach}>
      <div className="read">
        <Topbar leave={leave} />
        <div className="ask">
          {chosen}
          <h1 tabIndex={-1} data-length={length}>
            {heading}
          </h1>
          {under}
        </div>
      </div>
      {matter && <div className="matter">{matter}</div>}
      {(keys || way) && (
        <div className="tray">
          {keys && <div className="keys">{keys}</div>}
          {way && <Dock way={way} />}
        </div>
      )}
    </main>
  )
}
