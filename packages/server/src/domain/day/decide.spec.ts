import { describe, expect, it } from 'vitest'
import { given } from '../../testing/day-specification.ts'
import { minute, nineOClock } from '../../testing/example-office.ts'
import {
  callChosen,
  callNext,
  cancel,
  changeCompetence,
  closeDesk,
  endDay,
  finish,
  issue,
  noShow,
  openDesk,
  pauseDesk,
  putBack,
  recall,
  resumeDesk,
  start,
  usualStaff,
  visitId,
} from '../../testing/orders.ts'

const open1 = openDesk('desk-1', ['passport', 'copy'], ['lawyer'])

describe('issue a ticket', () => {
  it('gives the first number of the queue, a moment to be called by, and what the visitor is told', () => {
    given(open1)
      .when(issue('anna', 'passport'))
      .thenEvents({
        type: 'VisitIssued',
        visitId: visitId('anna'),
        ticket: { letter: 'А', number: 1 },
        callBy: nineOClock + 15 * minute,
        basis: { kind: 'walk-in' },
        quote: { ahead: 0, estimate: { fromMinutes: 0, toMinutes: 5 }, desks: [1] },
      })
  })
  it('services of one queue share its numbers, another queue has its own', () => {
    const before = given(issue('anna', 'passport'), issue('boris', 'copy'))
    before
      .when(issue('vera', 'passport'))
      .thenEvents({ type: 'VisitIssued', ticket: { letter: 'А', number: 3 } })
    before
      .when(issue('gleb', 'lawyer'))
      .thenEvents({ type: 'VisitIssued', ticket: { letter: 'Б', number: 1 } })
  })
  it('a service of its own target is called by that', () => {
    given()
      .when(issue('anna', 'copy'))
      .thenEvents({ type: 'VisitIssued', callBy: nineOClock + 5 * minute })
  })
  it('a head start counts from the target, an absolute category from the arrival', () => {
    given()
      .when(issue('anna', 'passport', { category: 'parents' }))
      .thenEvents({
        type: 'VisitIssued',
        callBy: nineOClock + 5 * minute,
        basis: { kind: 'head-start', category: 'parents' as never, minutes: 10 },
      })
    given()
      .when(issue('anna', 'passport', { category: 'hero' }))
      .thenEvents({
        type: 'VisitIssued',
        callBy: nineOClock,
        basis: { kind: 'absolute', category: 'hero' as never },
      })
  })
  it('is refused for what does not exist', () => {
    given().when(issue('anna', 'fishing')).thenRefused('service-unknown')
    given()
      .when(issue('anna', 'passport', { also: 'fishing' }))
      .thenRefused('service-unknown')
    given()
      .when(issue('anna', 'passport', { category: 'friend' }))
      .thenRefused('category-unknown')
  })
  it('outside hours the kiosk is refused and the reception is not', () => {
    given().outsideHours().when(issue('anna', 'passport')).thenRefused('outside-hours')
    given()
      .outsideHours()
      .when(issue('anna', 'passport', { channel: 'reception' }))
      .thenEvents({ type: 'VisitIssued' })
  })
  it('is refused when the day has given all its tickets', () => {
    given(issue('anna', 'passport'), issue('boris', 'lawyer'))
      .withQuotas({ perDay: 2 })
      .when(issue('vera', 'copy'))
      .thenRefused('quota-exhausted', { scope: 'office' })
  })
})

describe('who serves what', () => {
  it('is changed at an open desk, and the next call goes by it; who stands in front stays', () => {
    const covers = given(open1, openDesk('desk-2', ['lawyer']), issue('anna', 'passport'))
      .and(issue('lena', 'lawyer'), callNext('desk-1'))
      .and(changeCompetence('desk-1', ['lawyer', 'fishing'], ['copy', 'lawyer']))
    covers.when(start('desk-1', 'anna')).thenEvents({ type: 'ServiceStarted' })
    covers
      .and(start('desk-1', 'anna'), finish('desk-1', 'anna'), issue('boris', 'passport'))
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('lena') })
      .thenDay((day) =>
        expect(day.desks.get('desk-1' as never)?.now).toMatchObject({
          primary: ['lawyer'],
          secondary: ['copy'],
        }),
      )
  })
  it('is changed in a break too, not at a closed or unknown desk, and says nothing when it is the same', () => {
    given(open1, pauseDesk('desk-1'))
      .when(changeCompetence('desk-1', ['lawyer']))
      .thenEvents({ type: 'CompetenceChanged', primary: ['lawyer'] as never, secondary: [] })
    given(open1)
      .when(changeCompetence('desk-1', ['passport', 'copy'], ['lawyer']))
      .thenEvents()
    given().when(changeCompetence('desk-1', [])).thenRefused('desk-closed')
    given().when(changeCompetence('desk-9', [])).thenRefused('desk-unknown')
  })
})

describe('a desk', () => {
  it('opens with known services only, each once, none both primary and secondary', () => {
    given()
      .when(openDesk('desk-1', ['passport', 'fishing', 'passport'], ['lawyer', 'passport', 'lawyer']))
      .thenEvents({ type: 'DeskOpened', primary: ['passport'] as never, secondary: ['lawyer'] as never })
  })
  it('opened again by the same specialist stays as it is', () => {
    given(open1)
      .when(openDesk('desk-1', ['lawyer']))
      .thenEvents()
  })
  it('is not taken from a colleague, and nobody holds two', () => {
    given(open1)
      .when(openDesk('desk-1', ['copy'], [], 'staff-9'))
      .thenRefused('desk-taken', { staffId: usualStaff('desk-1') })
    given(open1)
      .when(openDesk('desk-2', ['copy'], [], 'staff-1'))
      .thenRefused('specialist-at-another-desk', { desk: 1 })
  })
  it('that does not exist is unknown, that is not open is closed', () => {
    given().when(openDesk('desk-9', [])).thenRefused('desk-unknown')
    given().when(callNext('desk-9')).thenRefused('desk-unknown')
    given().when(callNext('desk-1')).thenRefused('desk-closed')
    given(open1, closeDesk('desk-1')).when(callNext('desk-1')).thenRefused('desk-closed')
  })
  it('with a visitor neither closes nor pauses', () => {
    const busy = given(open1, issue('anna', 'passport'), callNext('desk-1'))
    busy.when(closeDesk('desk-1')).thenRefused('desk-busy')
    busy.when(pauseDesk('desk-1')).thenRefused('desk-busy')
  })
  it('paused calls nobody until it resumes', () => {
    const paused = given(open1, issue('anna', 'passport'), pauseDesk('desk-1', 15))
    paused.when(callNext('desk-1')).thenRefused('desk-paused')
    paused.when(pauseDesk('desk-1')).thenRefused('desk-paused')
    paused.when(closeDesk('desk-1')).thenEvents({ type: 'DeskClosed' })
    paused.when(resumeDesk('desk-1')).thenEvents({ type: 'DeskResumed' })
    given(open1).when(resumeDesk('desk-1')).thenRefused('wrong-state', { state: 'open' })
  })
  it('pauses until a moment that can be shown', () => {
    given(open1)
      .when(pauseDesk('desk-1', 15))
      .thenEvents({ type: 'DeskPaused', until: nineOClock + 15 * minute })
  })
})

describe('call next', () => {
  it('takes the earliest callBy, not the earliest arrival, and says why', () => {
    given(open1, issue('anna', 'passport'))
      .after(2)
      .and(issue('boris', 'copy'))
      .when(callNext('desk-1'))
      .thenEvents({
        type: 'VisitorCalled',
        visitId: visitId('boris'),
        callId: 1,
        reason: {
          callBy: nineOClock + 7 * minute,
          basis: { kind: 'walk-in' },
          rule: 'earliest',
          waiting: 2,
        },
      })
  })
  it('takes an absolute category first, by arrival', () => {
    given(open1, issue('anna', 'copy'), issue('hero', 'passport', { category: 'hero' }))
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('hero'), reason: { rule: 'absolute' } as never })
  })
  it('after two absolute ones in a row takes an overdue ordinary visitor', () => {
    const heroes = ['h1', 'h2', 'h3'].map((name) => issue(name, 'passport', { category: 'hero' }))
    const served = (name: string) => [callNext('desk-1'), start('desk-1', name), finish('desk-1', name)]
    const two = [open1, issue('anna', 'copy'), ...heroes, ...served('h1'), ...served('h2')]
    given(...two)
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('h3'), reason: { rule: 'absolute' } as never })
    given(...two)
      .after(5)
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('anna'), reason: { rule: 'guard' } as never })
  })
  it('takes a secondary visitor when overdue and earlier, or when nobody else waits', () => {
    const lawyerFirst = given(open1, issue('lena', 'lawyer'))
    lawyerFirst.when(callNext('desk-1')).thenEvents({
      type: 'VisitorCalled',
      visitId: visitId('lena'),
      reason: { rule: 'secondary-idle' } as never,
    })
    lawyerFirst.after(20).and(issue('anna', 'passport'))
    lawyerFirst
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('anna'), reason: { rule: 'earliest' } as never })
    lawyerFirst
      .after(10)
      .when(callNext('desk-1'))
      .thenEvents({
        type: 'VisitorCalled',
        visitId: visitId('lena'),
        reason: { rule: 'secondary-overdue' } as never,
      })
  })
  it('is refused to a busy desk and when nobody waits for it', () => {
    given(open1).when(callNext('desk-1')).thenRefused('nobody-waiting')
    given(openDesk('desk-2', ['lawyer']), issue('anna', 'passport'))
      .when(callNext('desk-2'))
      .thenRefused('nobody-waiting')
    given(open1, issue('anna', 'passport'), issue('boris', 'passport'), callNext('desk-1'))
      .when(callNext('desk-1'))
      .thenRefused('desk-busy')
  })
})

describe('call a chosen ticket', () => {
  it('takes it out of turn', () => {
    given(open1, issue('anna', 'passport'), issue('boris', 'passport'))
      .when(callChosen('desk-1', 'boris'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('boris'), reason: { rule: 'chosen' } as never })
  })
  it('is refused for a stranger, for one who does not wait, and for another competence', () => {
    given(open1).when(callChosen('desk-1', 'nobody')).thenRefused('ticket-not-found')
    given(open1, openDesk('desk-2', ['passport']), issue('anna', 'passport'), callNext('desk-2'))
      .when(callChosen('desk-1', 'anna'))
      .thenRefused('wrong-state', { state: 'called' })
    given(openDesk('desk-2', ['lawyer']), issue('anna', 'passport'))
      .when(callChosen('desk-2', 'anna'))
      .thenRefused('not-competent')
  })
})

describe('the visitor in front', () => {
  const called = () => given(open1, issue('anna', 'passport'), issue('boris', 'passport'), callNext('desk-1'))

  it('is recalled after the interval, each time as an announcement of its own', () => {
    called().when(recall('desk-1', 'anna')).thenRefused('too-soon', { seconds: 30 })
    called()
      .after(0.5)
      .when(recall('desk-1', 'anna'))
      .thenEvents({ type: 'VisitorRecalled', callId: 2, callNumber: 2 })
  })
  it('is absent only after as many calls as the office asks', () => {
    called().when(noShow('desk-1', 'anna')).thenRefused('too-few-calls', { calls: 1, needed: 2 })
    called()
      .after(0.5)
      .and(recall('desk-1', 'anna'))
      .when(noShow('desk-1', 'anna'))
      .thenEvents({ type: 'VisitorAbsent' })
  })
  it('is started, then finished, and nothing else out of that order', () => {
    called().when(finish('desk-1', 'anna')).thenRefused('wrong-state', { state: 'called' })
    const serving = called().and(start('desk-1', 'anna'))
    for (const order of [start, recall, noShow, putBack]) {
      serving.when(order('desk-1', 'anna')).thenRefused('wrong-state', { state: 'serving' })
    }
    serving.when(finish('desk-1', 'anna')).thenEvents({ type: 'ServiceFinished', outcome: 'done' })
  })
  it('put back keeps the place in the order', () => {
    called()
      .and(putBack('desk-1', 'anna'))
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('anna') })
  })
  it('a late press never hits the next visitor', () => {
    const next = called().and(start('desk-1', 'anna'), finish('desk-1', 'anna'), callNext('desk-1'))
    for (const order of [start, finish, recall, noShow, putBack]) {
      next.when(order('desk-1', 'anna')).thenRefused('not-in-front', { state: 'served' })
    }
  })
  it('with a second service waits again from the first arrival, the ticket stays', () => {
    given(open1, issue('anna', 'passport', { also: 'lawyer' }), callNext('desk-1'))
      .after(1)
      .and(start('desk-1', 'anna'))
      .after(10)
      .when(finish('desk-1', 'anna'))
      .thenEvents(
        { type: 'ServiceFinished' },
        {
          type: 'LegQueued',
          serviceId: 'lawyer' as never,
          since: nineOClock + 11 * minute,
          callBy: nineOClock + 30 * minute,
        },
      )
      .thenDay((day) => {
        const visit = day.visits.get(visitId('anna'))
        expect(visit?.ticket).toEqual({ letter: 'А', number: 1 })
        expect(visit?.leg).toMatchObject({ number: 2, now: { state: 'waiting' } })
        expect(visit?.past.map((leg) => leg.now.state)).toEqual(['served'])
        expect(visit?.planned).toEqual([])
      })
  })
})

describe('cancel', () => {
  it('takes a waiting visitor out of the line and nobody else', () => {
    given(open1, issue('anna', 'passport'), cancel('anna'))
      .when(callNext('desk-1'))
      .thenRefused('nobody-waiting')
    given(open1, issue('anna', 'passport'), callNext('desk-1'))
      .when(cancel('anna'))
      .thenRefused('wrong-state', { state: 'called' })
    given().when(cancel('nobody')).thenRefused('ticket-not-found')
  })
})

describe('the end of the day', () => {
  it('finishes who is served, lets the others expire, closes every desk, and refuses what follows', () => {
    const evening = given(
      open1,
      openDesk('desk-2', ['lawyer']),
      issue('anna', 'passport'),
      issue('boris', 'passport'),
      issue('lena', 'lawyer'),
      callNext('desk-1'),
      start('desk-1', 'anna'),
      callNext('desk-2'),
    )
    evening
      .when(endDay)
      .thenEvents(
        { type: 'ServiceFinished', visitId: visitId('anna'), outcome: 'day-ended' },
        { type: 'DayEnded' },
      )
      .thenDay((day) => {
        const state = (name: string) => day.visits.get(visitId(name))?.leg.now.state
        expect([state('anna'), state('boris'), state('lena')]).toEqual(['served', 'expired', 'expired'])
        expect([...day.desks.values()].every((desk) => desk.now.state === 'closed')).toBe(true)
      })
    evening.and(endDay)
    for (const order of [issue('vera', 'passport'), open1, callNext('desk-1'), cancel('boris'), endDay]) {
      evening.when(order).thenRefused('day-ended')
    }
  })
})
