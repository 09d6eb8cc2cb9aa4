import {
  ArrowRightLeft,
  BellRing,
  Check,
  ChevronsRight,
  DoorClosed,
  DoorOpen,
  Hourglass,
  LayoutGrid,
  type LucideIcon,
  Pause,
  Play,
  Undo2,
  UserX,
  Volume2,
  X,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type ShownKey, useActionKey } from '../keys/use-action-key.ts'
import { KeyHint } from './KeyHint.tsx'
import { actionOfMove, type Move } from './moves.ts'

const icons: Record<Move, LucideIcon> = {
  open: DoorOpen,
  'choose-desk': LayoutGrid,
  'call-next': BellRing,
  recall: Volume2,
  start: Play,
  'no-show': UserX,
  'put-back': Undo2,
  finish: Check,
  'next-service': ChevronsRight,
  'finish-visit': Check,
  hold: Hourglass,
  'hold-now': Hourglass,
  'pass-on': ArrowRightLeft,
  'pass-now': ArrowRightLeft,
  'take-back': Undo2,
  'close-now': DoorClosed,
  'cancel-sheet': X,
  break: Pause,
  'begin-break': Pause,
  resume: Play,
}

/** The key of a move as this person has it: for the eye and for a screen reader; null when it has none. */
export function useMoveKey(move: Move): ShownKey | null {
  const key = useActionKey(actionOfMove[move])
  return move === 'cancel-sheet' ? { text: 'Esc', shortcut: 'Escape' } : key
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
  /** Said instead of the move's own word. */
  word?: string | undefined
  ref?: React.Ref<HTMLButtonElement>
}) {
  const { t } = useTranslation()
  const Icon = icons[props.move]
  const key = useMoveKey(props.move)
  const word = props.word ?? t(`move.${props.move}`)
  return (
    <button
      type="button"
      ref={props.ref}
      className={`${props.className}${props.busy ? ' busy' : ''}`}
      aria-disabled={props.off || props.waits}
      aria-busy={props.busy}
      aria-keyshortcuts={key?.shortcut}
      onClick={(event) => {
        // The second click of a double click lands on the same place, where
        // the next action stands by then.
        if (event.detail > 1) return
        props.press(props.move)
      }}
    >
      {props.busy ? <span className="spinner" aria-hidden="true" /> : <Icon aria-hidden="true" />}
      <span className="word" title={word}>
        {word}
      </span>
      {key && <KeyHint name={key.text} />}
    </button>
  )
}
