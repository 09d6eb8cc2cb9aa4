import { describe, expect, it } from 'vitest'
import {
  evolveSession,
  isAtRest,
  openSession,
  returnedShownMs,
  type Session,
  type SessionEvent,
} from '../../app/session.ts'
import { placeOf } from '../../app/stage.ts'
import { isTicketLink } from './bring-back.ts'

const after = (session: Session, ...events: SessionEvent[]) => events.reduce(evolveSession, session)
const start = openSession('ru', 0)
const atPad = after(start, { kind: 'went', to: { kind: 'missed', news: null } })
const sought: SessionEvent = { kind: 'sought', by: 'missed' }
const back: SessionEvent = {
  kind: 'returned',
  returned: { kind: 'back', ticket: { letter: 'А', number: 12 }, ahead: 0, estimate: null },
  number: 12,
  at: 1000,
}
const which: SessionEvent = { ...back, returned: { kind: 'which', letters: ['А', 'Б'] } }
const late: SessionEvent = { kind: 'not-found', code: 'return-too-late', params: { minutes: 20 } }
const placeIn = ({ stage }: Session) => (stage.kind === 'choosing' ? placeOf(stage.places) : stage)

describe('coming back after a missed call', () => {
  it('shows the place for a while, and leaves the kiosk to the next visitor', () => {
    const returned = after(atPad, sought, back)
    expect(returned.stage).toMatchObject({ kind: 'returned', since: 1000 })
    expect(after(returned, { kind: 'time-passed', at: 1000 + returnedShownMs - 1 })).toBe(returned)
    expect(isAtRest(after(returned, { kind: 'time-passed', at: 1000 + returnedShownMs }))).toBe(true)
  })

  it('asks for the letter where several have the number, and "back" leads to the keypad', () => {
    const asked = after(atPad, sought, which)
    expect(placeIn(asked)).toEqual({ kind: 'missed-which', number: 12, letters: ['А', 'Б'] })
    expect(placeIn(after(asked, { kind: 'went-back' }))).toEqual({ kind: 'missed', news: null })
    expect(after(asked, sought, back).stage.kind).toBe('returned')
  })

  it('says over the keypad why not, once, from wherever a ticket was scanned', () => {
    const told = after(atPad, sought, late, sought, late)
    expect(placeIn(told)).toMatchObject({ kind: 'missed', news: { code: 'return-too-late' } })
    expect(placeIn(after(told, { kind: 'went-back' }))).toMatchObject({ kind: 'question' })
    expect(placeIn(after(start, sought, late))).toMatchObject({ kind: 'missed' })
    expect(placeIn(after(atPad, sought, which, sought, late))).toMatchObject({ kind: 'missed' })
  })

  it('an answer that nobody waits for changes nothing', () => {
    expect(after(atPad, back)).toBe(atPad)
  })
})

describe('a scanned text', () => {
  it('is a ticket when it ends like its link, and a booking otherwise', () => {
    expect(isTicketLink('http://192.0.2.1:8080/t/AAAAAAAAAAAAAAAAAAAAAA')).toBe(true)
    for (const other of ['chered:482917', '482917', 'http://192.0.2.1/t/short']) {
      expect(isTicketLink(other)).toBe(false)
    }
  })
})
