import { DayDate, type DeskId, type ResourceId, type ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { Quotas } from '@chered/protocol/schedule'
import type { DayPlan, Planner, ResourceDay, Unit, UnitChannel } from '../domain/schedule/day-plan.ts'
import { exampleOffice, exampleQueue, exampleService, exampleWalkIns } from './example-office.ts'

/** Plans by hand, for specs that need to say exactly whose each unit is. */

export const resourceId = (id: string) => id as ResourceId

const letters: Readonly<Record<string, UnitChannel>> = {
  p: 'portal',
  c: 'contactCentre',
  k: 'kiosk',
  r: 'reception',
  '-': 'live',
}

export interface ExampleShift {
  /** `HH:MM-HH:MM`. */
  readonly hours: string
  readonly primary: readonly string[]
  readonly secondary?: readonly string[]
  /** A letter for each unit: portal, contactCentre, kiosk, reception, `-` live; repeated to the shift's end. */
  readonly units: string
  readonly desk?: string
}

export interface ExampleResource {
  readonly id: string
  readonly kind?: 'specialist' | 'hall'
  readonly shifts: readonly ExampleShift[]
}

export interface ExampleDay {
  readonly resources: readonly ExampleResource[]
  readonly unitMinutes?: number
  readonly quotas?: Partial<Quotas>
}

export const exampleQuotas: Quotas = {
  bookedShare: 0.8,
  shares: { portal: 0.25, contactCentre: 0.25, kiosk: 0.25, reception: 0.25 },
  releaseUnsoldMinutesBefore: 60,
  bookingHorizonDays: 2,
  holdMinutes: { portal: 1440, contactCentre: 15, kiosk: 5, reception: 10 },
  walkIns: exampleWalkIns(),
}

/** A moment of a local day in the example offices' zone, which is three hours ahead and has no summer time. */
export function momentAt(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00+03:00`)
}

export function examplePlan(date: DayDate, day: ExampleDay): DayPlan {
  const unitMinutes = day.unitMinutes ?? 10
  const resources = day.resources.map((resource): [ResourceId, ResourceDay] => {
    const id = resourceId(resource.id)
    const shifts = resource.shifts.map((shift) => {
      const [from = '', to = ''] = shift.hours.split('-')
      const start = momentAt(date, from)
      const end = momentAt(date, to)
      return {
        start,
        end,
        deskId: (shift.desk ?? `desk-${resource.id}`) as DeskId,
        primary: shift.primary as readonly string[] as readonly ServiceId[],
        secondary: (shift.secondary ?? []) as readonly string[] as readonly ServiceId[],
        units: unitsOf(start, end, unitMinutes, shift.units),
      }
    })
    return [
      id,
      { resourceId: id, kind: resource.kind ?? 'specialist', shifts, layer: 'pattern', reason: null },
    ]
  })
  const worked = resources.some(([, { shifts }]) => shifts.length > 0)
  const hours = worked ? [{ start: momentAt(date, '09:00'), end: momentAt(date, '18:00') }] : []
  return {
    date,
    office: { hours, layer: 'week', name: null, provisional: false },
    resources: new Map(resources),
    quotas: { ...exampleQuotas, ...day.quotas },
    unitMinutes,
  }
}

function unitsOf(start: number, end: number, minutes: number, pattern: string): Unit[] {
  const units: Unit[] = []
  for (let at = start; at + minutes * 60_000 <= end; at += minutes * 60_000) {
    const letter = pattern[units.length % pattern.length] ?? ''
    const channel = letters[letter]
    if (channel === undefined) throw new Error(`no channel has the letter ${letter}`)
    units.push({ start: at, end: at + minutes * 60_000, channel })
  }
  return units
}

/** A planner that gives every date the same day, until it is told another. */
export class ExamplePlanner implements Planner {
  revision = 0
  #day: ExampleDay
  readonly #plans = new Map<string, DayPlan>()

  constructor(day: ExampleDay) {
    this.#day = day
  }

  change(day: ExampleDay): void {
    this.#day = day
    this.#plans.clear()
    this.revision++
  }

  day(date: DayDate): DayPlan {
    const plan = this.#plans.get(date) ?? examplePlan(DayDate.parse(date), this.#day)
    this.#plans.set(date, plan)
    return plan
  }
}

/** Services of every sort that can, cannot or can only partly be booked. */
export function bookingOffice(): Office {
  const desk = { place: 'desk' } as const
  const office = exampleOffice({
    queues: [exampleQueue('papers', 'А'), exampleQueue('advice', 'Б')],
    services: [
      exampleService('passport', 'papers', {
        booking: { ...desk, count: { of: 'documents', minutesEach: 5, max: 4 } },
      }),
      exampleService('copy', 'papers', { minutes: 5, booking: desk }),
      exampleService('lawyer', 'advice', { minutes: 20, booking: desk }),
      exampleService('ceremony', 'papers', {
        minutes: 30,
        booking: { place: 'hall' },
        channels: ['reception', 'portal', 'contactCentre'],
      }),
      exampleService('chat', 'advice'),
    ],
    desks: 3,
  })
  return { ...office, halls: [{ id: resourceId('hall'), name: { ru: 'Зал' } }] }
}

const papers = ['passport', 'copy'] as const
const hall: ExampleResource = {
  id: 'hall',
  kind: 'hall',
  shifts: [{ hours: '09:00-12:00', primary: ['ceremony'], units: 'rrrpppccc' }],
}

/** Anna serves papers, Boris gives advice, each helps the other at need. */
export const ordinaryDay: ExampleDay = {
  resources: [
    {
      id: 'anna',
      shifts: [
        { hours: '09:00-10:30', primary: papers, secondary: ['lawyer'], units: 'kkrrppcc-' },
        { hours: '11:00-12:00', primary: papers, secondary: ['lawyer'], units: 'rrkk--' },
      ],
    },
    {
      id: 'boris',
      // Boris also speaks at ceremonies, which are booked in the hall and never at his desk.
      shifts: [
        {
          hours: '09:00-11:00',
          primary: ['lawyer', 'ceremony'],
          secondary: papers,
          units: 'kkkkrrrrppcc',
        },
      ],
    },
    hall,
  ],
}

/** What a schedule can become while people are booked. */
export const otherDays: readonly ExampleDay[] = [
  // Anna is away.
  { resources: ordinaryDay.resources.map((one) => (one.id === 'anna' ? { ...one, shifts: [] } : one)) },
  // Another grid and other quotas, so that units no longer lie where bookings lie.
  {
    unitMinutes: 15,
    resources: [
      {
        id: 'anna',
        shifts: [{ hours: '09:05-12:05', primary: papers, secondary: ['lawyer'], units: 'crpk' }],
      },
      { id: 'boris', shifts: [{ hours: '08:50-10:35', primary: ['lawyer', ...papers], units: 'kkkpppr' }] },
      { ...hall, shifts: [{ hours: '10:00-12:00', primary: ['ceremony'], units: 'rp' }] },
    ],
  },
  // Anna gives no copies from 10:05 on, which divides her shift and leaves five minutes of no unit; Boris comes later; nothing is released.
  {
    quotas: { releaseUnsoldMinutesBefore: 0, bookingHorizonDays: 1 },
    resources: [
      {
        id: 'anna',
        shifts: [
          { hours: '09:00-10:05', primary: papers, secondary: ['lawyer'], units: 'kkrrpp' },
          { hours: '10:05-11:00', primary: ['passport'], secondary: ['lawyer'], units: 'kkkrrr' },
        ],
      },
      { id: 'boris', shifts: [{ hours: '10:00-12:00', primary: ['lawyer'], units: 'ppppcccc' }] },
      hall,
    ],
  },
]
