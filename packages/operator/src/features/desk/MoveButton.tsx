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
import { useTranslation } from 'react-i18next'
import { KeyHint } from './KeyHint.tsx'
import { keyOfMove, type Move } from './moves.ts'

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
