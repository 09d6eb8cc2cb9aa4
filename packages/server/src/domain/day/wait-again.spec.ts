import { describe, expect, it } from 'vitest'
import { given } from '../../testing/day-specification.ts'
import { minute, nineOClock, smallRules } from '../../testing/example-office.ts'
import {
  bringBack,
  callNext,
  issue,
  noShow,
  openDesk,
  recall,
  setCategory,
  visitId,
} from '../../testing/orders.ts'

const open1 = openDesk('desk-1', ['passport', 'copy'], ['lawyer'])

describe('one who missed the call', () => {
  const missed = given(open1, issue('anna', 'passport'), callNext('desk-1'))
    .after(1)
    .and(recall('desk-1', 'anna'), noShow('desk-1', 'anna'))

  it('waits again at the old place, as a new leg of the same ticket', () => {
    missed
      .after(20)
      .when(bringBack('anna'))
      .thenEvents({
        type: 'VisitorBroughtBack',
        place: 'keep',
        callBy: nineOClock + 15 * minute,
        basis: { kind: 'walk-in' },
      })
      .thenDay((day) => {
        const visit = day.visits.get(visitId('anna'))
        expect(visit?.leg).toMatchObject({ number: 2, since: nineOClock + 21 * minute })
        expect(visit?.past.map((leg) => leg.now.state)).toEqual(['no-show'])
      })
  })
  it('is refused after the minutes of the office, and whoever did not miss a call is refused', () => {
    missed.after(1).when(bringBack('anna')).thenRefused('return-too-late', { minutes: 20 })
    given(issue('anna', 'passport')).when(bringBack('anna')).thenRefused('wrong-state', { state: 'waiting' })
    given().when(bringBack('nobody')).thenRefused('ticket-not-found')
  })
  it('waits as one who has just come where the office says so', () => {
    given(open1, issue('anna', 'passport', { booked: nineOClock }), callNext('desk-1'))
      .inOffice(smallRules({ returnPlace: 'end' }))
      .after(1)
      .and(recall('desk-1', 'anna'), noShow('desk-1', 'anna'))
      .when(bringBack('anna'))
      .thenEvents({
        type: 'VisitorBroughtBack',
        place: 'end',
        callBy: nineOClock + 16 * minute,
        callableFrom: null,
        basis: { kind: 'brought-back' },
      })
  })
})

describe('a claim of one who was brought back to the end', () => {
  it('removed leaves the place of the return, not that of the arrival', () => {
    given(open1, issue('anna', 'passport'), callNext('desk-1'))
      .inOffice(smallRules({ returnPlace: 'end' }))
      .after(1)
      .and(recall('desk-1', 'anna'), noShow('desk-1', 'anna'))
      .after(9)
      .and(bringBack('anna'), setCategory('anna', 'parents'))
      .when(setCategory('anna', null))
      .thenEvents({
        type: 'CategorySet',
        callBy: nineOClock + 25 * minute,
        basis: { kind: 'brought-back' },
      })
  })
})

describe('a category', () => {
  it('is confirmed while the visitor waits, with the kind of its proof', () => {
    given(issue('anna', 'passport'))
      .after(3)
      .when(setCategory('anna', 'parents', 'удостоверение'))
      .thenEvents({
        type: 'CategorySet',
        proof: 'удостоверение',
        callBy: nineOClock + 5 * minute,
        basis: { kind: 'head-start', category: 'parents' as never, minutes: 10 },
      })
  })
  it('removed leaves the natural place, counted from the arrival', () => {
    given(open1, issue('hero', 'passport', { category: 'hero' }), issue('anna', 'copy'))
      .after(3)
      .when(setCategory('hero', null))
      .thenEvents({ type: 'CategorySet', callBy: nineOClock + 15 * minute, basis: { kind: 'walk-in' } })
      .thenDay((day) => expect(day.visits.get(visitId('hero'))?.categoryId).toBeNull())
  })
  it('is refused for one who does not wait, one that is unknown, and a proof of another kind', () => {
    given(open1, issue('anna', 'passport'), callNext('desk-1'))
      .when(setCategory('anna', 'hero'))
      .thenRefused('wrong-state', { state: 'called' })
    given(issue('anna', 'passport')).when(setCategory('anna', 'friend')).thenRefused('category-unknown')
    given().when(setCategory('nobody', 'hero')).thenRefused('ticket-not-found')
    for (const category of ['hero', null]) {
      given(issue('anna', 'passport'))
        .when(setCategory('anna', category, '92 14 123456'))
        .thenRefused('bad-request')
    }
  })
})
