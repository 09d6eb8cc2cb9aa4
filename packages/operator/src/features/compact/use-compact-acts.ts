import type { DeskId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { DeskView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskActs, firstHeld, isComplete } from '../desk/desk-acts.ts'
import { blockedMove, type Move, mainMove, type Pressed, pressedKey, sideMoves } from '../desk/moves.ts'
import { useOrders } from '../desk/orders.ts'
import { type Sheet, sheetFits } from '../desk/sheet.ts'
import type { Situation } from '../desk/situation.ts'
import { minutesOf } from '../hold/hold-plan.ts'
import { keyOf } from '../keys/key-text.ts'
import { useKeys } from '../keys/keys-store.ts'
import type { PassOn } from '../pass-on/use-pass-on.ts'

export interface CompactButtonFacts {
  readonly move: Move
  readonly word: string | undefined
  readonly off: boolean
  readonly busy: boolean
  readonly press: () => void
}

/** Whom to pass a visitor to is chosen on the large screen. */
const nowhere: PassOn = { shown: [], candidate: null }

/**
 * The moves of the main screen, with its keys and its orders. There is no room
 * for sheets: a break and a hold are the usual ones, pressed twice (a number
 * chooses another reason), and passing on goes to the large screen.
 */
export function useCompactActs(props: {
  deskId: DeskId
  situation: Situation
  view: DeskView
  office: Office | null
  fresh: boolean
  now: number
  onExpand: () => void
}) {
  const { t } = useTranslation()
  const { deskId, situation, view, office, fresh, now, onExpand } = props
  const running = useOrders((s) => s.running)
  const keys = useKeys((s) => s.keys)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  if (sheet !== null && !sheetFits(sheet, situation)) setSheet(null)
  const { held } = view
  const desk = { deskId, situation, office, fresh, held, sheet, passOn: nowhere, setSheet, onLeave: onExpand }
  const acts = deskActs(desk)
  const press = (move: Move) => (move === 'pass-on' ? onExpand() : acts.press(move))
  const act = (pressed: Pressed) =>
    pressed.kind === 'move' && pressed.move === 'pass-on' ? onExpand() : acts.act(pressed)

  const kind = sheet?.kind ?? null
  const facts = {
    fresh,
    now,
    callsNeeded: office?.settings.recallsBeforeNoShow ?? 0,
    complete: isComplete(sheet, office, nowhere),
  }
  const minutes = sheet?.kind === 'hold' ? minutesOf(sheet.plan, office) : null
  const main = mainMove(situation, kind)
  const button = (move: Move): CompactButtonFacts => ({
    move,
    word:
      move === 'hold-now' && office !== null && minutes
        ? t('hold.until', { time: clockTime(now + minutes * 60_000, office.timeZone) })
        : undefined,
    off: running !== null || blockedMove(move, situation, facts) !== null,
    busy: running !== null && move === main,
    press: () => press(move),
  })
  const holds = (office?.holdReasons.length ?? 0) > 0
  const sides: readonly Move[] =
    situation.kind === 'free' && kind === null ? ['break'] : sideMoves(situation, kind, holds)
  return {
    sheet,
    main: button(main),
    sides: sides.map(button),
    onKey(event: KeyboardEvent) {
      const key = keyOf(event)
      if (key === null) return
      const ids = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id) ?? []
      const known = {
        keys,
        sheet: kind,
        outcomes: ids(office?.outcomes),
        holdReasons: ids(office?.holdReasons),
        notes: [],
        held: firstHeld(held) !== null,
      }
      act(pressedKey(key, situation, known))
    },
  }
}
