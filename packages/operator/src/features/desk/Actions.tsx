import type { Office } from '@chered/protocol/office'
import { clockTime } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesOf } from '../hold/hold-plan.ts'
import type { PassOn } from '../pass-on/use-pass-on.ts'
import { MoveButton } from './MoveButton.tsx'
import { blockedMove, type Move, mainMove, sideMoves } from './moves.ts'
import type { Order } from './orders.ts'
import { StatusRow } from './StatusRow.tsx'
import './actions.css'
import type { Sheet } from './sheet.ts'
import type { Situation } from './situation.ts'

/** The move that an order under way belongs to, so that its button shows it. */
function moveOf(order: Order | null): Move | null {
  switch (order?.action) {
    case undefined:
    case 'call':
    case 'plan':
    case 'claim':
      return null
    case 'pause':
      return 'begin-break'
    case 'hold':
      return 'hold-now'
    case 'pass-on':
      return 'pass-now'
    case 'close':
      return 'close-now'
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
  deskNumber: number
  fresh: boolean
  sheet: Sheet | null
  passOn: PassOn
  complete: boolean
  running: Order | null
  press: (move: Move) => void
}) {
  const { situation, sheet, press, office } = props
  const now = useNow()
  const main = useRef<HTMLButtonElement>(null)
  const sheetKind = sheet?.kind ?? null
  const mainWord = useMainWord(sheet, office, props.passOn, now)
  // Whoever has left a sheet is where the next action is.
  useEffect(() => {
    if (sheetKind === null) main.current?.focus({ preventScroll: true })
  }, [sheetKind])
  const facts = {
    fresh: props.fresh,
    now,
    callsNeeded: office?.settings.recallsBeforeNoShow ?? 0,
    complete: props.complete,
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
      <StatusRow {...props} />
      <div className="row">
        <MoveButton {...button(mainMove(situation, sheetKind))} className="big" word={mainWord} ref={main} />
        {sideMoves(situation, sheetKind, (office?.holdReasons.length ?? 0) > 0).map((move) => (
          <MoveButton key={move} {...button(move)} className="side" />
        ))}
      </div>
    </div>
  )
}

/** The main button of a sheet says what exactly it is going to do. */
function useMainWord(
  sheet: Sheet | null,
  office: Office | null,
  { candidate }: PassOn,
  now: number,
): string | undefined {
  const { t } = useTranslation()
  switch (sheet?.kind) {
    case 'hold': {
      const minutes = minutesOf(sheet.plan, office)
      if (office === null || minutes === null || minutes === undefined) return undefined
      return t('hold.until', { time: clockTime(now + minutes * 60_000, office.timeZone) })
    }
    case 'pass-on': {
      const { target } = candidate ?? {}
      const toDesk = target?.kind === 'desk' || target?.kind === 'staff'
      return toDesk ? t('pass.toDesk', { number: target.desks[0] }) : undefined
    }
    default:
      return undefined
  }
}
