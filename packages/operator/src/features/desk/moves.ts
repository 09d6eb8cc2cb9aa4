import { outcomes, pauseReasons } from '@chered/protocol/choices'
import type { Situation } from './situation.ts'

/** What the specialist can do with one press, apart from marks that stay on the screen. */
export type Move =
  | 'open'
  | 'choose-desk'
  | 'call-next'
  | 'recall'
  | 'start'
  | 'no-show'
  | 'put-back'
  | 'finish'
  | 'break'
  | 'begin-break'
  | 'resume'

/** The key of each move, shown on its button. Others are reached by Tab and Enter. */
export const keyOfMove: Readonly<Partial<Record<Move, string>>> = {
  'call-next': 'F2',
  recall: 'F3',
  start: 'F4',
  'no-show': 'F6',
  finish: 'F9',
  break: 'F10',
  'begin-break': 'F10',
  resume: 'F10',
}

/**
 * Keys whose meaning in a browser (help, search, address line, menu) must not
 * come up here, in any state: a specialist who presses F3 too early gets no
 * search box.
 */
export const ownKeys: ReadonlySet<string> = new Set(['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'])

/** The one next action; its button stays in its place and takes this word. */
export function mainMove(situation: Situation, breakSheet: boolean): Move {
  switch (situation.kind) {
    case 'closed':
      return 'open'
    case 'taken':
      return 'choose-desk'
    case 'paused':
      return 'resume'
    case 'free':
      return breakSheet ? 'begin-break' : 'call-next'
    case 'called':
      return 'start'
    case 'serving':
      return 'finish'
  }
}

/** The actions beside the main one. */
export function sideMoves(situation: Situation): readonly Move[] {
  switch (situation.kind) {
    case 'called':
      return ['recall', 'no-show']
    case 'closed':
      return ['choose-desk']
    case 'taken':
    case 'paused':
    case 'free':
    case 'serving':
      return []
  }
}

/** Why a move that stands on the screen would now be refused; null when it would not. */
export type Blocked =
  | { readonly why: 'no-link' }
  | { readonly why: 'nobody-waiting' }
  | { readonly why: 'too-soon'; readonly seconds: number }
  | { readonly why: 'too-few-calls'; readonly calls: number; readonly needed: number }
  | { readonly why: 'desk-busy' }
  | { readonly why: 'desk-paused' }
  | { readonly why: 'desk-closed' }

/**
 * Whether a move is blocked, by what the view says. `fresh` is whether the link
 * works; `now` the server's time; `callsNeeded` the office's number of calls
 * before a no-show. The server decides all the same.
 */
export function blockedMove(
  move: Move,
  situation: Situation,
  facts: { readonly fresh: boolean; readonly now: number; readonly callsNeeded: number },
): Blocked | null {
  if (!facts.fresh && move !== 'choose-desk') return { why: 'no-link' }
  switch (move) {
    case 'call-next':
      return situation.kind === 'free' && situation.next === null ? { why: 'nobody-waiting' } : null
    case 'recall': {
      if (situation.kind !== 'called') return null
      const seconds = Math.ceil((situation.visit.recallFrom - facts.now) / 1000)
      return seconds > 0 ? { why: 'too-soon', seconds } : null
    }
    case 'no-show': {
      if (situation.kind !== 'called' || situation.visit.mayBeNoShow) return null
      return { why: 'too-few-calls', calls: situation.visit.callNumber, needed: facts.callsNeeded }
    }
    case 'break':
      switch (situation.kind) {
        case 'called':
        case 'serving':
          return { why: 'desk-busy' }
        case 'paused':
          return { why: 'desk-paused' }
        case 'closed':
        case 'taken':
          return { why: 'desk-closed' }
        case 'free':
          return null
      }
      return null
    default:
      return null
  }
}

/** What a key asks for in a situation. */
export type Pressed =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'outcome'; readonly outcome: (typeof outcomes)[number] }
  | { readonly kind: 'pause-reason'; readonly reason: (typeof pauseReasons)[number] }
  | { readonly kind: 'close-sheet' }
  | { readonly kind: 'nothing' }

const nothing: Pressed = { kind: 'nothing' }

/** The meaning of a key: F2 call, F3 repeat, F4 start, F6 no-show, F9 finish, F10 break or back, 1–4 a choice. */
export function pressedKey(key: string, situation: Situation, breakSheet: boolean): Pressed {
  const sheet = breakSheet && situation.kind === 'free'
  if (key === 'Escape') return sheet ? { kind: 'close-sheet' } : nothing
  const digit = /^[1-4]$/.test(key) ? Number(key) - 1 : -1
  if (digit >= 0) {
    const outcome = outcomes[digit]
    const reason = pauseReasons[digit]
    if (situation.kind === 'serving' && outcome) return { kind: 'outcome', outcome }
    if (sheet && reason) return { kind: 'pause-reason', reason }
    return nothing
  }
  const main = mainMove(situation, breakSheet)
  const moves: readonly Move[] =
    main === 'resume' || main === 'begin-break'
      ? [main]
      : [main, ...sideMoves(situation), ...(hasDesk(situation) ? (['break'] as const) : [])]
  const move = moves.find((each) => keyOfMove[each] === key)
  return move ? { kind: 'move', move } : nothing
}

/** Whether this person now holds the desk. */
export function hasDesk(situation: Situation): boolean {
  return situation.kind !== 'closed' && situation.kind !== 'taken'
}
