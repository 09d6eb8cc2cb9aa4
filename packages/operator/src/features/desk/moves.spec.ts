import { pauseReasons } from '@chered/protocol/choices'
import { keyedActions, keysWith, offeredKeys } from '@chered/protocol/desk-keys'
import type { DeskId, ServiceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { DeskView, InFront, WaitingRow } from '@chered/protocol/views'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actionOfMove,
  blockedMove,
  type KeyFacts,
  type Move,
  mainMove,
  pressedKey,
  sideMoves,
} from './moves.ts'
import { type Situation, situationOf } from './situation.ts'

const next: WaitingRow = {
  visitId: 'v2' as VisitId,
  ticket: { letter: 'Е', number: 7 },
  serviceId: 'advice' as ServiceId,
  since: 0,
  callBy: 900_000,
  callableFrom: null,
  basis: { kind: 'walk-in' },
  competence: 'primary',
  language: 'ru',
}
const visit: InFront = {
  visitId: 'v1' as VisitId,
  ticket: { letter: 'А', number: 12 },
  state: 'called',
  serviceId: 'advice' as ServiceId,
  planned: [],
  language: 'ru',
  channel: 'kiosk',
  appointment: null,
  issuedAt: 0,
  calledAt: 1000,
  startedAt: null,
  callNumber: 1,
  recallFrom: 61_000,
  mayBeNoShow: false,
  reason: { callBy: 900_000, basis: { kind: 'walk-in' }, rule: 'earliest', waiting: 1 },
  waitedMs: 1000,
}
const serving: InFront = { ...visit, state: 'serving', startedAt: 5000 }
const situations: Record<Situation['kind'] | 'goingOn', Situation> = {
  closed: { kind: 'closed' },
  taken: { kind: 'taken', name: 'Специалист 4' },
  paused: { kind: 'paused', pause: { since: 0, reason: 'break', until: null } },
  free: { kind: 'free', next },
  called: { kind: 'called', visit },
  serving: { kind: 'serving', visit: serving },
  goingOn: { kind: 'serving', visit: { ...serving, planned: ['paternity' as ServiceId] } },
}
const pressed = [...offeredKeys, '1', '2', '3', '4', '5', '9', '0', 'Escape', 'Enter', 'a', 'F5', 'F1']

/** An office with one outcome more than most, and a person with the default keys. */
const usual: KeyFacts = {
  keys: keysWith({}),
  sheet: null,
  outcomes: ['done', 'documents-missing', 'advice', 'refused', 'other-office'],
  holdReasons: ['application', 'fee'],
  notes: ['documents-checked', 'fee-paid', 'needs-decision'],
  held: false,
}

/** What each key means, by name; keys that mean nothing are left out. */
function meanings(
  kind: keyof typeof situations,
  facts: Partial<KeyFacts> = {},
): Record<string, string | number> {
  const found: Record<string, string | number> = {}
  for (const key of pressed) {
    const meaning = pressedKey(key, situations[kind], { ...usual, ...facts })
    if (meaning.kind !== 'nothing') found[key] = Object.values(meaning).at(-1) as string | number
  }
  return found
}

describe('the keys of the desk', () => {
  it('follow the visit', () => {
    expect(meanings('closed')).toEqual({})
    expect(meanings('taken')).toEqual({})
    expect(meanings('free')).toEqual({ F2: 'call-next', F10: 'break', 'Shift+F3': 'payment' })
    expect(meanings('free', { held: true })).toEqual({
      F2: 'call-next',
      F10: 'break',
      'Shift+F3': 'payment',
      'Shift+F7': 'take-back',
    })
    expect(meanings('called')).toEqual({
      F3: 'recall',
      F4: 'start',
      F6: 'no-show',
      F10: 'break',
      Insert: 'services',
      'Shift+F3': 'payment',
    })
    expect(meanings('paused', { held: true })).toEqual({ F10: 'resume', 'Shift+F3': 'payment' })
    expect(meanings('serving')).toEqual({
      F7: 'hold',
      F8: 'pass-on',
      F9: 'finish',
      F10: 'break',
      Insert: 'services',
      'Shift+F3': 'payment',
      NumpadAdd: 1,
      NumpadSubtract: -1,
      // Choices of the office's list, by their place.
      1: 0,
      2: 1,
      3: 2,
      4: 3,
      5: 4,
    })
  })

  it('go on with what is planned, or leave it out', () => {
    expect(meanings('goingOn')).toMatchObject({ F9: 'next-service', 'Shift+F9': 'finish-visit' })
    expect(meanings('serving')).not.toHaveProperty('Shift+F9')
  })

  it('choose in the open sheet, and the key that opened it does what it is filled in for', () => {
    expect(meanings('free', { sheet: 'break', held: true })).toEqual({
      F10: 'begin-break',
      Escape: 'cancel-sheet',
      1: pauseReasons[0],
      2: pauseReasons[1],
      3: pauseReasons[2],
      4: pauseReasons[3],
    })
    expect(meanings('serving', { sheet: 'hold' })).toEqual({
      F7: 'hold-now',
      F8: 'pass-on',
      Escape: 'cancel-sheet',
      1: 'application',
      2: 'fee',
    })
    expect(meanings('serving', { sheet: 'pass-on' })).toEqual({
      F7: 'hold',
      F8: 'pass-now',
      Escape: 'cancel-sheet',
      1: 'documents-checked',
      2: 'fee-paid',
      3: 'needs-decision',
    })
    // Closing a window has no key of its own, and nothing else is done while it is asked about.
    expect(meanings('called', { sheet: 'hand-over', held: true })).toEqual({
      Escape: 'cancel-sheet',
      1: 'put-back',
      2: 'pass-on',
    })
  })

  it('hold nobody in an office without reasons to hold', () => {
    expect(meanings('serving', { holdReasons: [] })).not.toHaveProperty('F7')
    expect(sideMoves(situations.serving, null, false)).toEqual(['pass-on'])
  })

  it('are those that the person has chosen, and the old ones mean nothing then', () => {
    const keys = keysWith({ 'call-next': 'NumpadMultiply', break: 'F2' })
    expect(meanings('free', { keys })).toEqual({
      NumpadMultiply: 'call-next',
      F2: 'break',
      'Shift+F3': 'payment',
    })
    expect(meanings('paused', { keys })).toEqual({ F2: 'resume', 'Shift+F3': 'payment' })
  })

  it('always are the keys of buttons that stand on the screen, whatever is chosen and open', () => {
    const own = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...keyedActions), fc.constantFrom(...offeredKeys)), {
        maxLength: 9,
        selector: ([, key]) => key,
      })
      .map((entries) => keysWith(Object.fromEntries(entries)))
    const sheets = fc.constantFrom(null, 'break', 'hold', 'pass-on', 'hand-over' as const)
    const kinds = fc.constantFrom(...(Object.keys(situations) as (keyof typeof situations)[]))
    fc.assert(
      fc.property(own, sheets, kinds, fc.boolean(), (keys, sheet, kind, held) => {
        const situation = situations[kind]
        const mayHold = usual.holdReasons.length > 0
        const onScreen: Move[] = [
          mainMove(situation, sheet),
          ...sideMoves(situation, sheet, mayHold),
          'break',
        ]
        if (held) onScreen.push('take-back')
        // Stands among the stages of the visit.
        if (kind === 'goingOn') onScreen.push('finish-visit')
        for (const key of offeredKeys) {
          const meaning = pressedKey(key, situation, { ...usual, keys, sheet, held })
          if (meaning.kind !== 'move') continue
          expect(onScreen, `${kind} ${key}`).toContain(meaning.move)
          const action = actionOfMove[meaning.move]
          expect(action !== undefined && keys[action], 'and of no other').toBe(key)
        }
      }),
    )
  })
})

describe('a move is blocked', () => {
  const facts = { fresh: true, now: 1000, callsNeeded: 3, complete: true }

  it('when the link is lost, but another window can still be looked for', () => {
    expect(blockedMove('call-next', situations.free, { ...facts, fresh: false })).toEqual({ why: 'no-link' })
    expect(blockedMove('choose-desk', situations.closed, { ...facts, fresh: false })).toBeNull()
  })

  it('when nobody waits', () => {
    expect(blockedMove('call-next', { kind: 'free', next: null }, facts)).toEqual({ why: 'nobody-waiting' })
    expect(blockedMove('call-next', situations.free, facts)).toBeNull()
  })

  it('until the call may be repeated, with the seconds that are left', () => {
    expect(blockedMove('recall', situations.called, facts)).toEqual({ why: 'too-soon', seconds: 60 })
    expect(blockedMove('recall', situations.called, { ...facts, now: 60_999 })).toEqual({
      why: 'too-soon',
      seconds: 1,
    })
    expect(blockedMove('recall', situations.called, { ...facts, now: 61_000 })).toBeNull()
  })

  it('until enough calls went unanswered', () => {
    expect(blockedMove('no-show', situations.called, facts)).toEqual({
      why: 'too-few-calls',
      calls: 1,
      needed: 3,
    })
    const enough: Situation = { kind: 'called', visit: { ...visit, mayBeNoShow: true } }
    expect(blockedMove('no-show', enough, facts)).toBeNull()
  })

  it('when a visitor is in front and a break or another visitor is asked for', () => {
    for (const move of ['break', 'take-back'] as const) {
      expect(blockedMove(move, situations.serving, facts)).toEqual({ why: 'desk-busy' })
      expect(blockedMove(move, situations.paused, facts)).toEqual({ why: 'desk-paused' })
      expect(blockedMove(move, situations.free, facts)).toBeNull()
    }
  })

  it('as long as its sheet lacks something, and giving up never is', () => {
    for (const move of ['hold-now', 'pass-now', 'close-now'] as const) {
      expect(blockedMove(move, situations.serving, { ...facts, complete: false })).toEqual({
        why: 'incomplete',
      })
      expect(blockedMove(move, situations.serving, facts)).toBeNull()
    }
    const lost = { ...facts, fresh: false, complete: false }
    expect(blockedMove('cancel-sheet', situations.serving, lost)).toBeNull()
  })
})

describe('the situation at the desk', () => {
  const me = 'staff-3' as StaffId
  const view: DeskView = {
    deskId: 'desk-3' as DeskId,
    number: 3,
    state: 'open',
    staffId: me,
    staffName: 'Специалист 3',
    paused: null,
    inFront: null,
    next: [next],
    waiting: 1,
    booked: [],
    today: { served: 0, noShow: 0, meanServiceMs: null },
  }

  it('is free with the first row as next, in the order given', () => {
    const second = { ...next, visitId: 'v3' as VisitId, callBy: 1 }
    expect(situationOf({ ...view, next: [next, second] }, me)).toEqual({ kind: 'free', next })
    expect(situationOf({ ...view, next: [], waiting: 0 }, me)).toEqual({ kind: 'free', next: null })
  })

  it('is the state of the visit in front', () => {
    expect(situationOf({ ...view, inFront: visit }, me).kind).toBe('called')
    expect(situationOf({ ...view, inFront: { ...visit, state: 'serving' } }, me).kind).toBe('serving')
  })

  it('is taken when another person holds the desk, even with a visitor in front', () => {
    const other = { ...view, staffId: 'staff-4' as StaffId, staffName: 'Специалист 4', inFront: visit }
    expect(situationOf(other, me)).toEqual({ kind: 'taken', name: 'Специалист 4' })
  })

  it('is closed whoever held it last', () => {
    expect(situationOf({ ...view, state: 'closed', staffId: null, staffName: null }, me).kind).toBe('closed')
  })
})
