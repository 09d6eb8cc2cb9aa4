import { pauseReasons } from '@chered/protocol/choices'
import type { DeskKeys, KeyedAction } from '@chered/protocol/desk-keys'
import { mayOpen, type VisitSheetKind } from '../visit/visit-sheet.ts'
import type { SheetKind } from './sheet.ts'
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
  | 'next-service'
  | 'finish-visit'
  | 'hold'
  | 'hold-now'
  | 'pass-on'
  | 'pass-now'
  | 'take-back'
  | 'close-now'
  | 'cancel-sheet'
  | 'break'
  | 'begin-break'
  | 'resume'

/**
 * The action whose key a move answers to; a sheet's own move answers to the key
 * that opened the sheet. Moves without one are reached by Tab and Enter.
 */
export const actionOfMove: Readonly<Partial<Record<Move, KeyedAction>>> = {
  'call-next': 'call-next',
  recall: 'recall',
  start: 'start',
  'no-show': 'no-show',
  finish: 'finish',
  // The same finger, the same sense: this service is done. What is planned goes on; the other key leaves it out.
  'next-service': 'finish',
  'finish-visit': 'finish-visit',
  hold: 'hold',
  'hold-now': 'hold',
  'pass-on': 'pass-on',
  'pass-now': 'pass-on',
  'take-back': 'take-back',
  break: 'break',
  'begin-break': 'break',
  resume: 'break',
}

/** The move that a sheet is filled in for. */
const moveOfSheet: Readonly<Record<SheetKind, Move>> = {
  break: 'begin-break',
  hold: 'hold-now',
  'pass-on': 'pass-now',
  'hand-over': 'close-now',
}

/** The one next action; its button stays in its place and takes this word. */
export function mainMove(situation: Situation, sheet: SheetKind | null): Move {
  if (sheet !== null) return moveOfSheet[sheet]
  switch (situation.kind) {
    case 'closed':
      return 'open'
    case 'taken':
      return 'choose-desk'
    case 'paused':
      return 'resume'
    case 'free':
      return 'call-next'
    case 'called':
      return 'start'
    case 'serving':
      return situation.visit.planned.length > 0 ? 'next-service' : 'finish'
  }
}

/**
 * The actions beside the main one, in their places. A sheet puts «Отмена» where
 * the button was that opened it. `mayHold`: the office has reasons to hold.
 */
export function sideMoves(situation: Situation, sheet: SheetKind | null, mayHold: boolean): readonly Move[] {
  const hold: readonly Move[] = mayHold ? ['hold'] : []
  switch (sheet) {
    case 'hold':
      return ['cancel-sheet', 'pass-on']
    case 'pass-on':
      return [...hold, 'cancel-sheet']
    case 'hand-over':
      return ['cancel-sheet']
    case 'break':
      return []
    case null:
      break
  }
  switch (situation.kind) {
    case 'called':
      return ['recall', 'no-show']
    case 'serving':
      return [...hold, 'pass-on']
    case 'closed':
      return ['choose-desk']
    case 'taken':
    case 'paused':
    case 'free':
      return []
  }
}

/** Why a move that stands on the screen would now be refused; null when it would not. */
export type Blocked =
  | { readonly why: 'no-link' }
  | { readonly why: 'nobody-waiting' }
  | { readonly why: 'too-soon'; readonly seconds: number }
  | { readonly why: 'too-few-calls'; readonly calls: number; readonly needed: number }
  /** The sheet lacks something: a target, a time. */
  | { readonly why: 'incomplete' }
  | { readonly why: 'desk-busy' }
  | { readonly why: 'desk-paused' }
  | { readonly why: 'desk-closed' }

/** What a move depends on besides the situation. */
export interface MoveFacts {
  /** Whether the link works. */
  readonly fresh: boolean
  /** The server's time. */
  readonly now: number
  /** The office's number of calls before a no-show. */
  readonly callsNeeded: number
  /** Whether the open sheet says all that its move needs. */
  readonly complete: boolean
}

/** Whether a move is blocked, by what the view says. The server decides all the same. */
export function blockedMove(move: Move, situation: Situation, facts: MoveFacts): Blocked | null {
  if (!facts.fresh && move !== 'choose-desk' && move !== 'cancel-sheet') return { why: 'no-link' }
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
    case 'hold-now':
    case 'pass-now':
    case 'close-now':
      return facts.complete ? null : { why: 'incomplete' }
    case 'break':
    case 'take-back':
      return unlessFree(situation)
    default:
      return null
  }
}

/** What needs a free desk. */
function unlessFree(situation: Situation): Blocked | null {
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
}

/** What a key asks for in a situation. */
export type Pressed =
  | { readonly kind: 'move'; readonly move: Move }
  /** By its place in the office's list. */
  | { readonly kind: 'outcome'; readonly place: number }
  | { readonly kind: 'documents'; readonly by: 1 | -1 }
  | { readonly kind: 'sheet'; readonly sheet: VisitSheetKind }
  | { readonly kind: 'pause-reason'; readonly reason: (typeof pauseReasons)[number] }
  | { readonly kind: 'hold-reason'; readonly reasonId: string }
  | { readonly kind: 'note'; readonly noteId: string }
  | { readonly kind: 'way'; readonly way: 'put-back' | 'pass-on' }
  | { readonly kind: 'nothing' }

const nothing: Pressed = { kind: 'nothing' }

/** What keys mean for this person, in this office, on this screen. Ids of lists in the office's order. */
export interface KeyFacts {
  readonly keys: DeskKeys
  readonly sheet: SheetKind | null
  readonly outcomes: readonly string[]
  readonly holdReasons: readonly string[]
  readonly notes: readonly string[]
  /** Whether somebody is held whom this desk may take back by key. */
  readonly held: boolean
}

/** The meaning of a key, as `keyOf` names it: the person's keys for moves, 1–9 for choices, Escape for the sheet. */
export function pressedKey(key: string, situation: Situation, facts: KeyFacts): Pressed {
  const { sheet } = facts
  if (key === 'Escape') return sheet === null ? nothing : { kind: 'move', move: 'cancel-sheet' }
  if (/^[1-9]$/.test(key)) return chosen(Number(key) - 1, situation, facts)
  const move = movesByKey(situation, facts).find((each) => {
    const action = actionOfMove[each]
    return action !== undefined && facts.keys[action] === key
  })
  return move ? { kind: 'move', move } : aboutVisit(key, situation, facts)
}

/** Keys about the visitor in front that are no move: sheets of their own, and the count of documents. */
function aboutVisit(key: string, situation: Situation, { keys, sheet }: KeyFacts): Pressed {
  if (sheet !== null) return nothing
  for (const kind of ['services', 'payment'] as const) {
    if (keys[kind] === key && mayOpen(kind, situation)) return { kind: 'sheet', sheet: kind }
  }
  if (situation.kind !== 'serving') return nothing
  if (keys['one-more'] === key) return { kind: 'documents', by: 1 }
  return keys['one-less'] === key ? { kind: 'documents', by: -1 } : nothing
}

/** What the number of a choice means, counted from 0. */
function chosen(place: number, situation: Situation, facts: KeyFacts): Pressed {
  switch (facts.sheet) {
    case 'break': {
      const reason = pauseReasons[place]
      return reason ? { kind: 'pause-reason', reason } : nothing
    }
    case 'hold': {
      const reasonId = facts.holdReasons[place]
      return reasonId === undefined ? nothing : { kind: 'hold-reason', reasonId }
    }
    case 'pass-on': {
      const noteId = facts.notes[place]
      return noteId === undefined ? nothing : { kind: 'note', noteId }
    }
    case 'hand-over': {
      const way = (['put-back', 'pass-on'] as const)[place]
      return way ? { kind: 'way', way } : nothing
    }
    case null: {
      const chooses = situation.kind === 'serving' && place < facts.outcomes.length
      return chooses ? { kind: 'outcome', place } : nothing
    }
  }
}

/** The moves that have a button on the screen and may have a key. */
function movesByKey(situation: Situation, facts: KeyFacts): readonly Move[] {
  const { sheet } = facts
  const main = mainMove(situation, sheet)
  if (main === 'resume') return [main]
  const moves = [main, ...sideMoves(situation, sheet, facts.holdReasons.length > 0)]
  if (sheet !== null || !hasDesk(situation)) return moves
  return [...moves, ...planned(situation), 'break', ...(facts.held ? (['take-back'] as const) : [])]
}

/** Leaving out what is planned, where something is. */
function planned(situation: Situation): readonly Move[] {
  return situation.kind === 'serving' && situation.visit.planned.length > 0 ? ['finish-visit'] : []
}

/** Whether this person now holds the desk. */
export function hasDesk(situation: Situation): boolean {
  return situation.kind !== 'closed' && situation.kind !== 'taken'
}
