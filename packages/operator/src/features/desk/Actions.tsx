import type { Office } from '@chered/protocol/office'
import { useNow } from '@chered/ui/use-now'
import {
  BellRing,
  Check,
  DoorOpen,
  LayoutGrid,
  type LucideIcon,
  Pause,
  Play,
  Undo2,
  UserX,
  Volume2,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './KeyHint.tsx'
import { blockedMove, keyOfMove, type Move, mainMove, sideMoves } from './moves.ts'
import type { Order } from './orders.ts'
import { StatusRow } from './StatusRow.tsx'
import './actions.css'
import type { Situation } from './situation.ts'

const icons: Record<Move, LucideIcon> = {
  open: DoorOpen,
  'choose-desk': LayoutGrid,
  'call-next': BellRing,
  recall: Volume2,
  start: Play,
  'no-show': UserX,
  'put-back': Undo2,
  finish: Check,
  break: Pause,
  'begin-break': Pause,
  resume: Play,
}

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

/** A button with its word, icon and key. Blocked ones stay reachable: a press tells the reason. */
export function MoveButton(props: {
  move: Move
  className: string
  off: boolean
  busy: boolean
  /** Another order is under way, so a press would do nothing. */
  waits: boolean
  press: (move: Move) => void
  ref?: React.Ref<HTMLButtonElement>
}) {
  const { t } = useTranslation()
  const Icon = icons[props.move]
  const key = keyOfMove[props.move]
  return (
    <button
      type="button"
      ref={props.ref}
      className={`${props.className}${props.busy ? ' busy' : ''}`}
      aria-disabled={props.off || props.waits}
      aria-busy={props.busy}
      aria-keyshortcuts={key}
      onClick={(event) => {
        // The second click of a double click lands on the same place, where
        // the next action stands by then.
        if (event.detail > 1) return
        props.press(props.move)
      }}
    >
      {props.busy ? <span className="spinner" aria-hidden="true" /> : <Icon aria-hidden="true" />}
      <span className="word">{t(`move.${props.move}`)}</span>
      {key && <KeyHint name={key} />}
    </button>
  )
}
