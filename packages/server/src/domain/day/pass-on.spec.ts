import type { ServiceId } from '@chered/protocol/ids'
import { describe, expect, it } from 'vitest'
import { given } from '../../testing/day-specification.ts'
import { minute, nineOClock, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import {
  bringBack,
  callChosen,
  callNext,
  changeCompetence,
  closeDesk,
  closePassing,
  closePuttingBack,
  finish,
  issue,
  noShow,
  openDesk,
  passOn,
  pauseDesk,
  putBack,
  recall,
  redirect,
  releaseDesk,
  start,
  toColleague,
  toDesk,
  toQueue,
  toService,
  visitId,
} from '../../testing/orders.ts'
import { outlook } from '../queue/quote.ts'
import { type Day, waitingIn, waitingVisits } from './day.ts'

const open1 = openDesk('desk-1', ['passport', 'lawyer'])
const open2 = openDesk('desk-2', ['passport'])
const serving = () =>
  given(open1, open2, issue('anna', 'passport'), callNext('desk-1')).and(start('desk-1', 'anna'))
const visitOf = (day: Day, name: string) => day.visits.get(visitId(name))

describe('passing on', () => {
  it('is a new leg with the same ticket, at the place of the visit’s beginning or at the end', () => {
    serving()
      .after(5)
      .when(passOn('desk-1', 'anna', toService('lawyer')))
      .thenEvents({ type: 'LegPassed', to: null, callBy: nineOClock + 30 * minute, place: 'keep' })
      .thenDay((day) => {
        expect(visitOf(day, 'anna')?.ticket).toEqual({ letter: 'А', number: 1 })
        expect(visitOf(day, 'anna')?.leg).toMatchObject({ number: 2, serviceId: 'lawyer' })
        expect(visitOf(day, 'anna')?.past.map((leg) => leg.now.state)).toEqual(['passed'])
      })
    serving()
      .after(5)
      .when(passOn('desk-1', 'anna', toService('lawyer'), { place: 'end' }))
      .thenEvents({ type: 'LegPassed', callBy: nineOClock + 35 * minute })
  })

  it('to a queue is to its first service that somebody serves', () => {
    const copies = given(openDesk('desk-1', ['lawyer']), openDesk('desk-2', ['copy'])).and(
      issue('anna', 'lawyer'),
      callNext('desk-1'),
    )
    copies.when(passOn('desk-1', 'anna', toQueue('papers'))).thenEvents({
      type: 'LegPassed',
      serviceId: 'copy' as never,
    })
    copies
      .and(closeDesk('desk-2'))
      .when(passOn('desk-1', 'anna', toQueue('papers')))
      .thenEvents({ type: 'LegPassed', serviceId: 'passport' as never })
    copies.when(passOn('desk-1', 'anna', toQueue('fishing'))).thenRefused('queue-unknown')
  })

  it('to a desk or a colleague is for that desk alone', () => {
    for (const to of [toDesk('desk-2'), toColleague('staff-2')]) {
      const passed = serving().and(passOn('desk-1', 'anna', to))
      passed.when(callNext('desk-1')).thenRefused('nobody-waiting')
      passed.when(callChosen('desk-1', 'anna')).thenRefused('not-competent')
      passed.when(callNext('desk-2')).thenEvents({ type: 'VisitorCalled', visitId: visitId('anna') })
      // A break takes nothing away from the one who is coming back.
      passed.and(pauseDesk('desk-2')).when(callNext('desk-1')).thenRefused('nobody-waiting')
    }
  })

  it('ends its direction when the desk closes or gives the service up, and again after that for nobody', () => {
    const passed = () => serving().and(passOn('desk-1', 'anna', toDesk('desk-2')))
    for (const gone of [closeDesk('desk-2'), changeCompetence('desk-2', ['copy']), releaseDesk('desk-2')]) {
      passed().and(gone).when(callNext('desk-1')).thenEvents({ type: 'VisitorCalled' })
    }
    passed()
      .and(closeDesk('desk-2'), open2)
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('anna') })
  })

  it('keeps the direction of who is put back, not of who was missed when the desk has closed', () => {
    const called = () => serving().and(passOn('desk-1', 'anna', toDesk('desk-2')), callNext('desk-2'))
    called().and(putBack('desk-2', 'anna')).when(callNext('desk-1')).thenRefused('nobody-waiting')
    called()
      .after(1)
      .and(recall('desk-2', 'anna'), noShow('desk-2', 'anna'), closeDesk('desk-2'), bringBack('anna'))
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled' })
  })

  it('is refused where the target is not, does not serve it, or is the very desk', () => {
    const s = serving()
    s.when(passOn('desk-1', 'anna', toDesk('desk-1'))).thenRefused('same-desk')
    s.when(passOn('desk-1', 'anna', toDesk('desk-3'))).thenRefused('desk-closed')
    s.when(passOn('desk-1', 'anna', toDesk('desk-9'))).thenRefused('desk-unknown')
    s.when(passOn('desk-1', 'anna', toDesk('desk-2', 'lawyer'))).thenRefused('not-competent')
    s.when(passOn('desk-1', 'anna', toColleague('staff-3'))).thenRefused('specialist-away')
    s.when(passOn('desk-1', 'anna', toService('fishing'))).thenRefused('service-unknown')
    s.when(passOn('desk-1', 'anna', toDesk('desk-2'), { noteId: 'gossip' })).thenRefused('note-unknown')
    s.when(passOn('desk-2', 'anna', toService('copy'))).thenRefused('not-in-front', { state: 'serving' })
  })

  it('carries a note of the list, and of free words only that there are some', () => {
    serving()
      .when(passOn('desk-1', 'anna', toDesk('desk-2'), { noteId: 'checked', hasNote: true }))
      .thenEvents({ type: 'LegPassed', noteId: 'checked', hasNote: true })
      .thenDay((day) =>
        expect(visitOf(day, 'anna')?.leg.passed).toEqual({ noteId: 'checked', hasNote: true }),
      )
  })

  it('takes a planned service out of the plan when it is the one passed to', () => {
    given(open1, issue('anna', 'passport', { also: ['lawyer', 'copy'] }), callNext('desk-1'))
      .when(passOn('desk-1', 'anna', toService('copy')))
      .thenDay((day) => expect(visitOf(day, 'anna')?.planned).toEqual(['lawyer']))
  })
})

describe('what a directed visitor is told', () => {
  const told = (hall: Hall) => {
    const visit = visitOf(hall.day, 'anna')
    if (!visit) throw new Error('anna is there')
    return outlook(hall.day, hall.rules, visit, hall.at)
  }
  const passed = () => {
    const hall = new Hall(smallRules())
    hall.must(openDesk('desk-1', ['passport']), open2, issue('anna', 'passport'), callNext('desk-1'))
    for (let i = 0; i < 6; i++) hall.must(issue(`other-${i}`, 'passport'))
    hall.must(start('desk-1', 'anna'), passOn('desk-1', 'anna', toDesk('desk-2')))
    return hall
  }
  it('is of that desk alone: free it takes the visitor now, away for long nobody can say', () => {
    expect(told(passed())).toEqual({ ahead: 0, estimate: { fromMinutes: 0, toMinutes: 5 } })
    const away = passed()
    away.must(pauseDesk('desk-2'))
    expect(told(away).estimate).toBeNull()
  })
  it('and the figures of the queue count the visitor with the others, in call order', () => {
    const { day, at } = passed()
    const passport = 'passport' as ServiceId
    const names = [...waitingVisits(day, passport, at)].map(({ id }) => id)
    expect([waitingIn(day, passport), names[0], names.length]).toEqual([7, 'anna', 7])
  })
})

describe('redirecting', () => {
  it('moves a waiting ticket, and one that was called leaves its desk', () => {
    const waiting = () => given(open1, open2, issue('anna', 'passport'))
    waiting()
      .and(redirect('anna', toService('lawyer')))
      .when(callNext('desk-2'))
      .thenRefused('nobody-waiting')
    waiting()
      .and(callNext('desk-2'))
      .when(redirect('anna', toDesk('desk-1')))
      .thenEvents({ type: 'LegPutBack' }, { type: 'LegRedirected', to: 'desk-1' as never })
    waiting()
      .and(callNext('desk-2'), redirect('anna', toDesk('desk-1')))
      .when(start('desk-2', 'anna'))
      .thenRefused('not-in-front', { state: 'waiting' })
  })

  it('frees who waits for a desk that does not call, and leaves who is served', () => {
    serving()
      .and(passOn('desk-1', 'anna', toDesk('desk-2')), redirect('anna', toService('passport')))
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled' })
    serving()
      .when(redirect('anna', toService('lawyer')))
      .thenRefused('wrong-state', { state: 'serving' })
  })
})

describe('closing with a visitor in front', () => {
  it('is refused until it is said where the visitor goes, and to the one who was seen', () => {
    serving().when(closeDesk('desk-1')).thenRefused('desk-busy')
    serving()
      .when(closePuttingBack('desk-1', 'anna'))
      .thenEvents({ type: 'LegPutBack' }, { type: 'DeskClosed' })
      .thenDay((day) => expect(visitOf(day, 'anna')?.leg.now.state).toBe('waiting'))
    serving()
      .when(closePassing('desk-1', 'anna', toDesk('desk-2')))
      .thenEvents({ type: 'LegPassed', to: 'desk-2' as never }, { type: 'DeskClosed' })
    serving()
      .and(finish('desk-1', 'anna'))
      .when(closePuttingBack('desk-1', 'anna'))
      .thenRefused('not-in-front', { state: 'served' })
    serving()
      .when(closePassing('desk-1', 'anna', toDesk('desk-1')))
      .thenRefused('same-desk')
  })

  it('is done by the administrator for whoever is gone, in a break too', () => {
    serving().when(releaseDesk('desk-1')).thenEvents({ type: 'LegPutBack' }, { type: 'DeskClosed' })
    given(open1, pauseDesk('desk-1')).when(releaseDesk('desk-1')).thenEvents({ type: 'DeskClosed' })
    given().when(releaseDesk('desk-1')).thenRefused('desk-closed')
    given().when(releaseDesk('desk-9')).thenRefused('desk-unknown')
  })
})
