import { describe, expect, it } from 'vitest'
import { given } from '../../testing/day-specification.ts'
import { minute, nineOClock, smallRules } from '../../testing/example-office.ts'
import {
  callNext,
  cancel,
  closeDesk,
  endDay,
  finish,
  hold,
  issue,
  openDesk,
  start,
  takeBack,
  visitId,
} from '../../testing/orders.ts'
import type { Day } from './day.ts'

const open1 = openDesk('desk-1', ['passport'])
const open2 = openDesk('desk-2', ['passport'])
const legOf = (day: Day, name: string) => day.visits.get(visitId(name))?.leg
const due = nineOClock + 10 * minute
const inFront = () => given(open1, issue('anna', 'passport'), issue('boris', 'passport'), callNext('desk-1'))
const held = () => inFront().and(start('desk-1', 'anna'), hold('desk-1', 'anna', due))

describe('a visitor who is sent aside', () => {
  it('leaves the desk free, from the call or from the service, with a reason of the office', () => {
    for (const state of [inFront(), inFront().and(start('desk-1', 'anna'))]) {
      state
        .when(hold('desk-1', 'anna', due))
        .thenEvents({ type: 'VisitorHeld', reasonId: 'form', until: due, place: 'keep' })
        .thenDay((day) => {
          expect(legOf(day, 'anna')?.now).toMatchObject({ state: 'held', until: due })
          expect(day.desks.get('desk-1' as never)?.now).toMatchObject({ inFront: null })
        })
    }
    inFront()
      .when(hold('desk-1', 'anna', due, 'lunch'))
      .thenRefused('hold-reason-unknown')
    inFront()
      .when(hold('desk-1', 'boris', due))
      .thenRefused('not-in-front', { state: 'waiting' })
  })

  it('until a moment to come, at most eight hours away', () => {
    inFront()
      .when(hold('desk-1', 'anna', nineOClock))
      .thenRefused('bad-request', { field: 'until' })
    const far = nineOClock + 8 * 60 * minute
    inFront()
      .when(hold('desk-1', 'anna', far))
      .thenEvents({ type: 'VisitorHeld' })
    inFront()
      .when(hold('desk-1', 'anna', far + 1))
      .thenRefused('bad-request', { field: 'until' })
  })

  it('is not called before the time is over, and then by the old place, though nobody has pressed anything', () => {
    held()
      .after(9.9)
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', visitId: visitId('boris') })
    held()
      .after(10)
      .when(callNext('desk-1'))
      .thenEvents({
        type: 'VisitorCalled',
        visitId: visitId('anna'),
        reason: { callBy: nineOClock + 15 * minute, rule: 'earliest' } as never,
      })
      .thenDay((day) => expect(legOf(day, 'anna')?.spent).toMatchObject({ heldMs: 10 * minute, holds: 1 }))
  })

  it('stands at the end where the office wants it so', () => {
    const end = held()
      .inOffice(smallRules({ heldPlace: 'end' }))
      .after(10)
    end.when(callNext('desk-1')).thenEvents({ type: 'VisitorCalled', visitId: visitId('boris') })
    end
      .and(callNext('desk-1'), start('desk-1', 'boris'), finish('desk-1', 'boris'))
      .when(callNext('desk-1'))
      .thenEvents({ type: 'VisitorCalled', reason: { callBy: due + 15 * minute } as never })
  })

  it('is taken back to a free desk that serves it, not to a busy one, and once only', () => {
    held()
      .when(takeBack('desk-1', 'anna'))
      .thenEvents({ type: 'VisitorCalled', reason: { rule: 'chosen', instead: 'taken-back' } as never })
    held().and(open2).when(takeBack('desk-2', 'anna')).thenEvents({ type: 'VisitorCalled' })
    held()
      .and(openDesk('desk-2', ['lawyer']))
      .when(takeBack('desk-2', 'anna'))
      .thenRefused('not-competent')
    held().and(callNext('desk-1')).when(takeBack('desk-1', 'anna')).thenRefused('desk-busy')
    held()
      .and(takeBack('desk-1', 'anna'), open2)
      .when(takeBack('desk-2', 'anna'))
      .thenRefused('wrong-state', { state: 'called' })
    held().after(10).when(takeBack('desk-1', 'anna')).thenRefused('wrong-state', { state: 'waiting' })
  })

  it('without an end is there until taken back, cancelled, or the day is over', () => {
    const long = inFront()
      .and(hold('desk-1', 'anna', null))
      .after(600)
    long.when(callNext('desk-1')).thenEvents({ type: 'VisitorCalled', visitId: visitId('boris') })
    long.when(cancel('anna')).thenEvents({ type: 'VisitCancelled' })
    long.when(endDay).thenDay((day) => expect(legOf(day, 'anna')?.now.state).toBe('expired'))
  })

  it('has the service counted without the time aside', () => {
    given(open1, issue('anna', 'passport'), callNext('desk-1'), start('desk-1', 'anna'))
      .after(3)
      .and(hold('desk-1', 'anna', null))
      .after(30)
      .and(takeBack('desk-1', 'anna'), start('desk-1', 'anna'))
      .after(4)
      .when(finish('desk-1', 'anna'))
      .thenDay((day) => {
        expect(legOf(day, 'anna')?.spent).toMatchObject({ serviceMs: 7 * minute, heldMs: 30 * minute })
        expect(day.staff.get('staff-1' as never)).toMatchObject({ served: 1, serviceMs: 7 * minute })
        expect(day.totals.called).toBe(1)
      })
  })

  it('is bound to no desk: the one that held may close', () => {
    held().when(closeDesk('desk-1')).thenEvents({ type: 'DeskClosed' })
  })
})
