import { outcomes, pauseReasons } from '@chered/protocol/choices'
import type { DeskId, ServiceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { DeskView, InFront, WaitingRow } from '@chered/protocol/views'
import { describe, expect, it } from 'vitest'
import { blockedMove, keyOfMove, mainMove, ownKeys, pressedKey, sideMoves } from './moves.ts'
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
const situations: Record<Situation['kind'], Situation> = {
  closed: { kind: 'closed' },
  taken: { kind: 'taken', name: 'Специалист 4' },
  paused: { kind: 'paused', pause: { since: 0, reason: 'break', until: null } },
  free: { kind: 'free', next },
  called: { kind: 'called', visit },
  serving: { kind: 'serving', visit: { ...visit, state: 'serving', startedAt: 5000 } },
}
const keys = ['F2', 'F3', 'F4', 'F6', 'F9', 'F10', '1', '2', '3', '4', 'Escape', 'Enter', 'a', '5', 'F5']

/** What each key means, by name; keys that mean nothing are left out. */
function meanings(kind: Situation['kind'], breakSheet = false): Record<string, string> {
  const found: Record<string, string> = {}
  for (const key of keys) {
    const pressed = pressedKey(key, situations[kind], breakSheet)
    if (pressed.kind === 'move') found[key] = pressed.move
    if (pressed.kind === 'outcome') found[key] = pressed.outcome
    if (pressed.kind === 'pause-reason') found[key] = pressed.reason
    if (pressed.kind === 'close-sheet') found[key] = 'close-sheet'
  }
  return found
}

describe('the keys of the desk', () => {
  it('follow the visit', () => {
    expect(meanings('closed')).toEqual({})
    expect(meanings('taken')).toEqual({})
    expect(meanings('free')).toEqual({ F2: 'call-next', F10: 'break' })
    expect(meanings('called')).toEqual({ F3: 'recall', F4: 'start', F6: 'no-show', F10: 'break' })
    expect(meanings('paused')).toEqual({ F10: 'resume' })
    expect(meanings('serving')).toEqual({
      F9: 'finish',
      F10: 'break',
      1: outcomes[0],
      2: outcomes[1],
      3: outcomes[2],
      4: outcomes[3],
    })
  })

  it('plan a break while its sheet is open: F10 begins it and nobody is called', () => {
    expect(meanings('free', true)).toEqual({
      F10: 'begin-break',
      Escape: 'close-sheet',
      1: pauseReasons[0],
      2: pauseReasons[1],
      3: pauseReasons[2],
      4: pauseReasons[3],
    })
  })

  it('never let the browser have a key that a button shows', () => {
    for (const key of Object.values(keyOfMove)) expect(ownKeys.has(key)).toBe(true)
  })

  it('are the keys of buttons that stand on the screen', () => {
    for (const [kind, situation] of Object.entries(situations)) {
      const onScreen = [mainMove(situation, false), ...sideMoves(situation), 'break']
      for (const key of keys) {
        const pressed = pressedKey(key, situation, false)
        if (pressed.kind === 'move') expect(onScreen, `${kind} ${key}`).toContain(pressed.move)
      }
    }
  })
})

describe('a move is blocked', () => {
  const facts = { fresh: true, now: 1000, callsNeeded: 3 }

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

  it('when a visitor is in front and a break is asked for', () => {
    expect(blockedMove('break', situations.serving, facts)).toEqual({ why: 'desk-busy' })
    expect(blockedMove('break', situations.free, facts)).toBeNull()
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
