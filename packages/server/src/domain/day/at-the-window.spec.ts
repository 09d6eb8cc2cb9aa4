import { describe, expect, it } from 'vitest'
import { given } from '../../testing/day-specification.ts'
import {
  exampleOffice,
  exampleQueue,
  exampleService,
  minute,
  nineOClock,
} from '../../testing/example-office.ts'
import {
  callChosen,
  callNext,
  callOutOfTurn,
  checkClaim,
  finish,
  issue,
  nextService,
  openDesk,
  planServices,
  start,
  visitId,
} from '../../testing/orders.ts'
import { officeRules } from '../office/office-rules.ts'
import type { Day } from './day.ts'

const open1 = openDesk('desk-1', ['passport', 'copy'])
const visitOf = (day: Day, name: string) => day.visits.get(visitId(name))
const strict = officeRules(
  exampleOffice({
    queues: [exampleQueue('papers', 'А')],
    services: [exampleService('passport', 'papers'), exampleService('copy', 'papers')],
    desks: 2,
    outOfTurn: ['short', 'unwell'],
  }),
)

describe('out of turn', () => {
  const two = () => given(open1, issue('anna', 'passport'), issue('boris', 'passport')).inOffice(strict)

  it('needs a reason of the list, kept with the call and the leg', () => {
    two().when(callChosen('desk-1', 'boris')).thenRefused('out-of-turn-reason-needed')
    two()
      .when(callOutOfTurn('desk-1', 'boris', 'friend'))
      .thenRefused('out-of-turn-reason-unknown')
    two()
      .when(callOutOfTurn('desk-1', 'boris', 'short'))
      .thenEvents({ type: 'VisitorCalled', reason: { rule: 'chosen', outOfTurn: 'short' } as never })
      .thenDay((day) => expect(visitOf(day, 'boris')?.leg.outOfTurn).toBe('short'))
  })
  it('is not to call the one who is next anyway, by whatever way', () => {
    two()
      .when(callChosen('desk-1', 'anna'))
      .thenEvents({ type: 'VisitorCalled', reason: { rule: 'earliest' } as never })
      .thenDay((day) => expect(visitOf(day, 'anna')?.leg.outOfTurn).toBeNull())
  })
})

describe('a claim at the window', () => {
  const hero = () =>
    given(open1, issue('anna', 'passport'))
      .after(1)
      .and(issue('hero', 'passport', { category: 'hero' }), callNext('desk-1'))
      .inOffice(strict)

  it('is confirmed with the kind of proof, and the visitor stays', () => {
    hero()
      .when(checkClaim('desk-1', 'hero', 'hero', 'front', { proof: 'удостоверение' }))
      .thenEvents({ type: 'CategorySet', proof: 'удостоверение' })
      .thenDay((day) => {
        expect(visitOf(day, 'hero')?.confirmed).toEqual({ proof: 'удостоверение' })
        expect(visitOf(day, 'hero')?.leg.now.state).toBe('called')
      })
    hero()
      .when(checkClaim('desk-1', 'hero', 'hero', 'front', { proof: '92 14 123456' }))
      .thenRefused('bad-request')
  })
  it('is removed, and the visitor goes back to the natural place, behind who came before', () => {
    const removed = hero().and(checkClaim('desk-1', 'hero', null, 'natural'))
    removed.when(callNext('desk-1')).thenEvents({ type: 'VisitorCalled', visitId: visitId('anna') })
    removed.when(callNext('desk-1')).thenDay((day) =>
      expect(visitOf(day, 'hero')?.leg.place).toMatchObject({
        absolute: false,
        callBy: nineOClock + 16 * minute,
      }),
    )
  })
  it('removed with the visitor kept in front is a call out of turn', () => {
    hero()
      .when(checkClaim('desk-1', 'hero', null, 'front'))
      .thenRefused('out-of-turn-reason-needed')
    hero()
      .when(checkClaim('desk-1', 'hero', null, 'front', { outOfTurn: 'unwell' }))
      .thenEvents({ type: 'CategorySet', categoryId: null, outOfTurn: 'unwell' })
      .thenDay((day) => expect(visitOf(day, 'hero')?.leg).toMatchObject({ outOfTurn: 'unwell' }))
  })
  it('removed from who is next without it too needs no reason', () => {
    given(open1, issue('hero', 'passport', { category: 'hero' }), issue('anna', 'passport'))
      .and(callNext('desk-1'))
      .inOffice(strict)
      .when(checkClaim('desk-1', 'hero', null, 'front'))
      .thenEvents({ type: 'CategorySet' })
  })
  it('is looked at before the service begins', () => {
    hero()
      .and(start('desk-1', 'hero'))
      .when(checkClaim('desk-1', 'hero', null, 'front'))
      .thenRefused('wrong-state', { state: 'serving' })
  })
})

describe('several services', () => {
  const serving = () =>
    given(open1, issue('anna', 'passport'), callNext('desk-1')).and(start('desk-1', 'anna'))

  it('are planned at the window: added, put in another order, taken away, each once', () => {
    serving()
      .when(planServices('desk-1', 'anna', ['copy', 'lawyer', 'copy', 'passport']))
      .thenEvents({ type: 'ServicesPlanned', planned: ['copy', 'lawyer'] as never })
    serving()
      .and(planServices('desk-1', 'anna', ['copy', 'lawyer']))
      .when(planServices('desk-1', 'anna', ['lawyer']))
      .thenEvents({ type: 'ServicesPlanned', planned: ['lawyer'] as never })
    serving()
      .when(planServices('desk-1', 'anna', ['fishing']))
      .thenRefused('service-unknown')
    serving()
      .when(planServices('desk-1', 'anna', []))
      .thenEvents()
  })
  it('go on here at once when this desk serves the next one', () => {
    serving()
      .and(planServices('desk-1', 'anna', ['copy', 'lawyer']))
      .when(nextService('desk-1', 'anna'))
      .thenEvents({ type: 'ServiceFinished' }, { type: 'ServiceContinued', serviceId: 'copy' as never })
      .thenDay((day) => {
        expect(visitOf(day, 'anna')?.leg).toMatchObject({ number: 2, now: { state: 'serving' } })
        expect(visitOf(day, 'anna')?.planned).toEqual(['lawyer'])
        expect(day.desks.get('desk-1' as never)?.now).toMatchObject({ inFront: 'anna' })
      })
  })
  it('are waited for at the natural place when another desk serves the next one', () => {
    serving()
      .and(planServices('desk-1', 'anna', ['lawyer']))
      .when(nextService('desk-1', 'anna'))
      .thenEvents({ type: 'ServiceFinished' }, { type: 'LegQueued', callBy: nineOClock + 30 * minute })
    serving().when(nextService('desk-1', 'anna')).thenRefused('nothing-planned')
  })
})

describe('what came of a service', () => {
  const serving = () =>
    given(open1, issue('anna', 'passport'), callNext('desk-1')).and(start('desk-1', 'anna'))

  it('is one of the office’s list, with counts', () => {
    serving()
      .when(finish('desk-1', 'anna', 'refused'))
      .thenEvents({
        type: 'ServiceFinished',
        outcome: 'refused',
      })
    serving()
      .when(finish('desk-1', 'anna', 'lost'))
      .thenRefused('outcome-unknown')
    serving()
      .when(nextService('desk-1', 'anna', 'lost'))
      .thenRefused('outcome-unknown')
    serving()
      .when({
        type: 'finish',
        deskId: 'desk-1' as never,
        staffId: 'staff-1' as never,
        visitId: visitId('anna'),
        outcome: 'done',
        documents: 3,
        presented: 2,
      })
      .thenEvents({ type: 'ServiceFinished', documents: 3, presented: 2 })
  })
})
