import type { DeskId, ServiceId, StaffId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { DesksView } from '@chered/protocol/views'
import { describe, expect, it } from 'vitest'
import { type PassFacts, targetsOf } from './targets.ts'

const id = <T extends string>(text: string) => text as unknown as T
const service = (name: string, queue: string) => ({ id: id<ServiceId>(name), queue })
const office = {
  services: [
    service('birth', 'births'),
    service('paternity', 'births'),
    service('copy', 'copies'),
    service('death', 'deaths'),
  ],
  queues: ['births', 'copies', 'deaths'].map((queue) => ({ id: queue })),
} as unknown as Office

type Desk = DesksView['desks'][number]
const desk = (number: number, services: readonly string[], more: Partial<Desk> = {}): Desk => ({
  deskId: id<DeskId>(`desk-${number}`),
  number,
  state: services.length === 0 ? 'closed' : 'open',
  staffId: services.length === 0 ? null : id<StaffId>(`staff-${number}`),
  staffName: services.length === 0 ? null : `Специалист ${number}`,
  services: services.map((each) => id<ServiceId>(each)),
  ...more,
})
const person = (number: number) => ({
  staffId: id<StaffId>(`staff-${number}`),
  name: `Специалист ${number}`,
  roles: ['specialist' as const],
  active: true,
})

/** At desk 1, with a birth in front and paternity planned after it. */
function targets(more: Partial<PassFacts> = {}) {
  const all = targetsOf({
    office,
    desks: [
      desk(1, ['birth', 'death']),
      desk(2, ['birth'], { state: 'paused' }),
      desk(3, ['paternity']),
      desk(4, ['copy']),
      desk(5, []),
    ],
    staff: [5, 1, 2, 3, 4].map(person),
    deskId: id<DeskId>('desk-1'),
    staffId: id<StaffId>('staff-1'),
    services: [id<ServiceId>('birth'), id<ServiceId>('paternity')],
    ...more,
  })
  return Object.fromEntries(all.map((target) => [target.key, target]))
}

describe('a window', () => {
  it('takes the visitor when it is open and serves the service in front, in a break too', () => {
    expect(targets()['desk:desk-2']).toMatchObject({
      unfit: null,
      to: { kind: 'desk', deskId: 'desk-2' },
      serviceId: 'birth',
      paused: true,
    })
    expect(targets()['desk:desk-2']?.to).not.toHaveProperty('serviceId')
  })

  it('takes the visitor for the planned service that it serves, which is then named', () => {
    expect(targets()['desk:desk-3']).toMatchObject({
      unfit: null,
      to: { kind: 'desk', deskId: 'desk-3', serviceId: 'paternity' },
    })
  })

  it('says why it does not: the own one, closed, another service', () => {
    const unfit = [1, 4, 5].map((number) => targets()[`desk:desk-${number}`]?.unfit)
    expect(unfit).toEqual(['own-desk', 'not-served-there', 'desk-closed'])
  })
})

describe('a colleague', () => {
  it('is found where that person works now, by name, and never is oneself', () => {
    const people = Object.values(targets()).filter(({ kind }) => kind === 'staff')
    expect(people.map(({ staffName, unfit, desks }) => [staffName, unfit, desks])).toEqual([
      ['Специалист 2', null, [2]],
      ['Специалист 3', null, [3]],
      ['Специалист 4', 'not-served-there', [4]],
      ['Специалист 5', 'away', []],
    ])
    expect(targets()['staff:staff-3']?.to).toEqual({
      kind: 'staff',
      staffId: 'staff-3',
      serviceId: 'paternity',
    })
  })

  it('who left the office or serves nobody is not offered', () => {
    const staff = [
      { ...person(2), active: false },
      { ...person(3), roles: ['head' as const] },
    ]
    expect(Object.keys(targets({ staff })).filter((key) => key.startsWith('staff:'))).toEqual([])
  })
})

describe('a service and a queue', () => {
  it('make sense when an open window serves them, with the numbers of all that do', () => {
    expect(targets()['service:birth']).toMatchObject({ unfit: null, desks: [1, 2] })
    expect(targets()['service:death'], 'another service of the own window').toMatchObject({
      unfit: null,
      desks: [1],
    })
    expect(targets()['queue:births']).toMatchObject({ unfit: null, serviceId: 'birth', desks: [1, 2] })
  })

  it('do not when nobody serves them now, or the visitor would only come back here', () => {
    const desks = [desk(1, ['birth']), desk(5, [])]
    const alone = targets({ desks })
    expect(
      ['service:birth', 'queue:births', 'service:copy', 'queue:copies'].map((key) => alone[key]?.unfit),
    ).toEqual(['only-here', 'only-here', 'nobody', 'nobody'])
  })

  it('lead a queue to its first service that is served now, as the server has it', () => {
    const desks = [desk(1, ['birth', 'death']), desk(3, ['paternity'])]
    const services = [id<ServiceId>('death')]
    expect(targets({ desks: [desk(3, ['paternity'])], services })['queue:births']?.serviceId).toBe(
      'paternity',
    )
    expect(targets({ desks, services })['queue:births']?.serviceId).toBe('birth')
  })
})
