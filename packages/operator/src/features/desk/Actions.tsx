import type { Office } from '@chered/protocol/office'
import { useNow } from '@chered/ui/use-now'
import { useEffect, useRef } from 'react'
import { MoveButton } from './MoveButton.tsx'
import { blockedMove, type Move, mainMove, sideMoves } from './moves.ts'
import type { Order } from './orders.ts'
import { StatusRow } from './StatusRow.tsx'
import './actions.css'
import type { Situation } from './situation.ts'

/** The move that an order under way belongs to, so that its button shows it. */
function moveOf(order: Order | null): Move | null {
  switch (order?.action) {
    case undefined:
    case 'close':
    case 'call':
      return null
    case 'pause':
      return 'begin-break'
    default:
      return order?.action ?? null
  }
}

/**
 * The one next action in its fixed place, the others beside it, and above them
 * what is so or the choice that belongs to it.
 */
export function Actions(props: {
  situation: Situation
  office: Office | null
  fresh: boolean
  breakSheet: boolean
  running: Order | null
  press: (move: Move) => void
}) {
  const { situation, breakSheet, press } = props
  const now = useNow()
  const main = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    main.current?.focus({ preventScroll: true })
  }, [])
  const facts = {
    fresh: props.fresh,
    now,
    callsNeeded: props.office?.settings.recallsBeforeNoShow ?? 0,
  }
  const running = moveOf(props.running)
  const button = (move: Move) => ({
    move,
    off: blockedMove(move, situation, facts) !== null,
    busy: props.running !== null && running === move,
    waits: props.running !== null,
    press,
  })
  return (
    <div className="acts">
      <StatusRow
        situation={situation}
        office={props.office}
        breakSheet={breakSheet}
        running={props.running}
        press={press}
      />
      <div className="row">
        <MoveButton {...button(mainMove(situation, breakSheet))} className="big" ref={main} />
        {sideMoves(situation).map((move) => (
          <MoveButton key={move} {...button(move)} className="side" />
        ))}
      </div>
    </div>
  )
}
