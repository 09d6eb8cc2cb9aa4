import type { IssuedTicket } from '@chered/protocol/commands'
import type { CommandId, PrintJobId, ServiceId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askForMs,
  evolveSession,
  idleAfterMs,
  isAtRest,
  numberShownMs,
  openSession,
  printWithinMs,
  type Session,
  type SessionEvent,
  ticketShownMs,
} from './session.ts'
import type { Place, Press } from './stage.ts'

const birth = 'birth' as ServiceId
const pressOf = (commandId: string): Press => ({
  kind: 'ticket',
  body: { commandId: commandId as CommandId, serviceId: birth, language: 'ru', paper: 'print' },
})
const press = pressOf('command-1')
const service: Place = { kind: 'service', serviceId: birth, alsoServiceId: null, via: null }
const ticket = (job: string | null) => ({ printJobId: job as PrintJobId | null }) as IssuedTicket
const after = (session: Session, ...events: SessionEvent[]) => events.reduce(evolveSession, session)
const passed = (at: number): SessionEvent => ({ kind: 'time-passed', at })
const atService = after(openSession('ru', 0), { kind: 'touched', at: 1000 }, { kind: 'went', to: service })
const pressed = after(atService, { kind: 'pressed', press, at: 2000 })
const printing = after(pressed, { kind: 'issued', ticket: ticket('job-1'), at: 3000 })

describe('a number that the kiosk gave out by itself', () => {
  const given = { visitId: 'v-1' } as Extract<SessionEvent, { kind: 'given-alone' }>['given']
  const alone = (paper: 'printing' | 'agreed', at: number): SessionEvent => ({
    kind: 'given-alone',
    given,
    paper,
    at,
  })
  const ended = (end: 'printed' | 'not-printed', at: number): SessionEvent => ({
    kind: 'print-ended',
    end,
    at,
  })

  it('stands on the screen for its time when it is on no paper', () => {
    const shown = after(atService, alone('agreed', 2000))
    expect(after(shown, passed(2000 + numberShownMs - 1)).stage).toMatchObject({
      kind: 'alone',
      paper: 'agreed',
    })
    expect(isAtRest(after(shown, passed(2000 + numberShownMs)))).toBe(true)
    const longer = after(shown, { kind: 'more-time', at: 20_000 }, passed(2000 + numberShownMs))
    expect(longer.stage.kind).toBe('alone')
  })
  it('is on the screen when the printer says nothing in time, and on paper when it says so later', () => {
    const printing = after(atService, alone('printing', 2000))
    const silent = after(printing, passed(2000 + printWithinMs))
    expect(silent.stage).toMatchObject({ kind: 'alone', paper: 'not-printed' })
    expect(after(silent, ended('printed', 12_000)).stage).toMatchObject({ paper: 'printed', since: 12_000 })
    expect(after(printing, ended('not-printed', 3000)).stage).toMatchObject({ paper: 'not-printed' })
  })
  it('can take the place of a press without an answer, whose late answer then changes nothing', () => {
    const instead = after(pressed, alone('agreed', 20_000))
    expect(instead.stage.kind).toBe('alone')
    const late = after(instead, { kind: 'issued', ticket: ticket('job-1'), at: 21_000 })
    expect(late).toBe(instead)
  })
  it('takes the place of no other number', () => {
    expect(after(printing, alone('agreed', 20_000))).toBe(printing)
  })
})

describe('an idle kiosk', () => {
  it('asks after 45 s and goes to the start 20 s later, in the default language and size', () => {
    const large = after(atService, {
      kind: 'wished',
      wishes: { language: 'tt', size: 'large', theme: 'contrast' },
    })
    const before = after(large, passed(1000 + idleAfterMs - 1))
    expect(before.askedAt).toBeNull()
    const asked = after(before, passed(1000 + idleAfterMs))
    expect(asked.askedAt).toBe(1000 + idleAfterMs)
    expect(after(asked, passed(1000 + idleAfterMs + askForMs - 1))).toBe(asked)
    const over = after(asked, passed(1000 + idleAfterMs + askForMs))
    expect(isAtRest(over)).toBe(true)
  })

  it('can be held as often as it asks', () => {
    let session = atService
    for (let n = 1, at = 1000; n <= 20; n++) {
      at += idleAfterMs
      session = after(session, passed(at))
      expect(session.askedAt).toBe(at)
      at += askForMs - 1
      session = after(session, passed(at), { kind: 'more-time', at })
      expect(session.askedAt).toBeNull()
      expect(session.stage).toBe(atService.stage)
    }
  })

  it('never asks while it waits for its next visitor, for the server or for the printer', () => {
    expect(after(openSession('ru', 0), passed(10_000_000)).askedAt).toBeNull()
    expect(after(pressed, passed(10_000_000))).toBe(pressed)
    expect(after(printing, passed(3000 + printWithinMs - 1))).toBe(printing)
  })

  it('asks a visitor who only changed the language', () => {
    const tatar = after(openSession('ru', 0), { kind: 'wished', wishes: { language: 'tt' } })
    expect(after(tatar, passed(idleAfterMs)).askedAt).toBe(idleAfterMs)
  })
})

describe('a press', () => {
  it('is one press however often the key is hit', () => {
    expect(after(pressed, { kind: 'pressed', press: pressOf('command-2'), at: 2100 })).toBe(pressed)
  })

  it('keeps its command id when it is repeated after no answer', () => {
    const refused = after(pressed, { kind: 'refused', code: 'no-answer', params: {} })
    expect(refused.stage).toMatchObject({ kind: 'refused', press: { body: { commandId: 'command-1' } } })
  })

  it('outlives a lost server, while what was half chosen does not', () => {
    expect(after(pressed, { kind: 'server-lost' })).toBe(pressed)
    expect(isAtRest(after(atService, { kind: 'server-lost' }))).toBe(true)
  })
})

describe('a ticket', () => {
  it('without a print job is a number on the screen that the visitor agreed to', () => {
    const shown = after(pressed, { kind: 'issued', ticket: ticket(null), at: 3000 })
    expect(shown.stage).toMatchObject({ kind: 'number', why: 'agreed' })
  })

  it('that was not printed within 8 s is a number on the screen, and a late print still turns it', () => {
    const number = after(printing, passed(3000 + printWithinMs))
    expect(number.stage).toMatchObject({ kind: 'number', why: 'not-printed', since: 3000 + printWithinMs })
    const late = after(number, { kind: 'print-ended', end: 'printed', at: 15_000 })
    expect(late.stage).toMatchObject({ kind: 'printed', since: 15_000 })
  })

  it('leaves by itself after 10 s on paper and 30 s on the screen, which can be made longer', () => {
    const printed = after(printing, { kind: 'print-ended', end: 'printed', at: 4000 })
    expect(after(printed, passed(4000 + ticketShownMs - 1))).toBe(printed)
    expect(isAtRest(after(printed, passed(4000 + ticketShownMs)))).toBe(true)
    const number = after(printing, { kind: 'print-ended', end: 'not-printed', at: 4000 })
    expect(after(number, passed(4000 + numberShownMs - 1))).toBe(number)
    const longer = after(number, { kind: 'more-time', at: 20_000 })
    expect(after(longer, passed(20_000 + numberShownMs - 1))).toBe(longer)
    expect(isAtRest(after(longer, passed(20_000 + numberShownMs)))).toBe(true)
  })
})

describe('a session', () => {
  it('goes back one place, and never before the first question', () => {
    expect(after(atService, { kind: 'went-back' }).stage).toMatchObject({
      kind: 'choosing',
      places: [{ questionId: 'root' }],
    })
    const start = openSession('ru', 0)
    expect(isAtRest(after(start, { kind: 'went-back' }))).toBe(true)
  })

  it('follows the default language of the office only while nobody has chosen', () => {
    expect(after(openSession('ru', 0), { kind: 'default-language', language: 'tt' }).wishes.language).toBe(
      'tt',
    )
    const chosen = after(openSession('ru', 0), { kind: 'wished', wishes: { language: 'en' } })
    expect(after(chosen, { kind: 'default-language', language: 'tt' }).wishes.language).toBe('en')
  })

  it('always returns to rest by itself when nobody answers, whatever was pressed before', () => {
    const event = fc.oneof(
      fc.constant<SessionEvent>({ kind: 'went', to: service }),
      fc.constant<SessionEvent>({ kind: 'went-back' }),
      fc.constant<SessionEvent>({ kind: 'started-over' }),
      fc.constant<SessionEvent>({ kind: 'server-lost' }),
      fc.integer({ min: 0, max: 3 }).map<SessionEvent>((page) => ({ kind: 'page-turned', page })),
      fc
        .constantFrom('ru', 'tt', 'en')
        .map<SessionEvent>((l) => ({ kind: 'wished', wishes: { language: l as 'ru' } })),
      fc.integer({ min: 0, max: 60_000 }).map<SessionEvent>((at) => ({ kind: 'touched', at })),
      fc.integer({ min: 0, max: 60_000 }).map<SessionEvent>((at) => ({ kind: 'more-time', at })),
      fc.integer({ min: 0, max: 60_000 }).map<SessionEvent>((at) => ({ kind: 'pressed', press, at })),
      fc
        .tuple(fc.option(fc.constant('job-1')), fc.integer({ min: 0, max: 60_000 }))
        .map<SessionEvent>(([job, at]) => ({ kind: 'issued', ticket: ticket(job), at })),
      fc.constant<SessionEvent>({ kind: 'refused', code: 'quota-exhausted', params: {} }),
      fc
        .tuple(fc.constantFrom('printing' as const, 'agreed' as const), fc.integer({ min: 0, max: 60_000 }))
        .map<SessionEvent>(([paper, at]) => ({ kind: 'given-alone', given: {} as never, paper, at })),
      fc
        .tuple(fc.constantFrom('printed', 'not-printed'), fc.integer({ min: 0, max: 60_000 }))
        .map<SessionEvent>(([end, at]) => ({ kind: 'print-ended', end: end as 'printed', at })),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let session = after(openSession('ru', 0), ...events)
        // A press on its way ends with the server's answer or its own deadline, never by idleness.
        session = after(session, { kind: 'refused', code: 'no-answer', params: {} })
        for (let at = 60_000; at <= 60_000 + 5 * 60_000; at += 250) session = after(session, passed(at))
        expect(isAtRest(session)).toBe(true)
      }),
    )
  })
})
