import {
  type CategoryId,
  DayDate,
  type DeskId,
  type OfficeId,
  type QueueId,
  type ServiceId,
  type StaffId,
  type ZoneId,
} from '@chered/protocol/ids'
import type { Category, Office, OfficeSettings, Queue, Service } from '@chered/protocol/office'
import type { WalkInQuotas } from '@chered/protocol/schedule'
import { type OfficeRules, officeRules } from '../domain/office/office-rules.ts'

/** Ids of the examples, branded once here so that specs can write plain words. */
export const serviceId = (id: string) => id as ServiceId
export const queueId = (id: string) => id as QueueId
export const deskId = (id: string) => id as DeskId
export const staffId = (id: string) => id as StaffId
export const categoryId = (id: string) => id as CategoryId

const zone = 'hall-1' as ZoneId

/** Monday, nine in the morning in the example offices' zone, which has no summer time. */
export const monday = DayDate.parse('2026-11-23')
export const nineOClock = Date.UTC(2026, 10, 23, 6, 0)
export const minute = 60_000

const settings: OfficeSettings = {
  targetWaitMinutes: 15,
  recallsBeforeNoShow: 2,
  recallIntervalSeconds: 30,
  returnWithinMinutes: 20,
  returnPlace: 'keep',
  heldPlace: 'keep',
  colleaguesResults: false,
  support: { hours: 'office', queue: { minutes: 30, phone: null }, eservice: { minutes: 90, phone: null } },
  appointmentLeadMinutes: 20,
  appointmentCallableBeforeMinutes: 5,
  lateToleranceMinutes: 10,
  lateRule: 'walk-in',
  earlyCheckInMinutes: 60,
  dayEnds: '23:59',
  hours: 'always',
}

/** Quotas of walk-ins that no spec reaches by chance. */
export const exampleWalkIns = (more: Partial<WalkInQuotas> = {}): WalkInQuotas => ({
  perDay: 1_000_000,
  byQueue: {},
  byService: {},
  ...more,
})

const workdays = ['09:00-13:00', '14:00-18:00']

export interface OfficeParts {
  readonly queues: readonly Queue[]
  readonly services: readonly Service[]
  readonly desks: number
  readonly categories?: readonly Category[]
  readonly settings?: Partial<OfficeSettings>
  /** Ids of reasons for a call out of turn; none: the office asks for none. */
  readonly outOfTurn?: readonly string[]
}

export function exampleQueue(id: string, letter: string, numbers?: { from: number; to: number }): Queue {
  const queue = { id: queueId(id), letter, name: { ru: id } }
  return numbers === undefined ? queue : { ...queue, numbers }
}

export function exampleService(id: string, queue: string, more: Partial<Service> = {}): Service {
  return {
    id: serviceId(id),
    queue: queueId(queue),
    name: { ru: id },
    minutes: 10,
    documents: [],
    channels: ['kiosk', 'reception', 'portal', 'contactCentre'],
    ...more,
  }
}

/** `hero` goes before all; `parents` are ten minutes ahead. */
export const exampleCategories: readonly Category[] = [
  {
    id: categoryId('hero'),
    name: { ru: 'Герои' },
    mode: 'absolute',
    basis: 'Закон РФ 4301-1',
    proof: 'удостоверение',
    healthRelated: false,
  },
  {
    id: categoryId('parents'),
    name: { ru: 'Многодетные' },
    mode: 'headStart',
    minutes: 10,
    basis: 'указ 63',
    proof: 'удостоверение',
    healthRelated: false,
  },
]

/** An office of the given parts; desks are `desk-1`, `desk-2`, … in one hall. */
export function exampleOffice(parts: OfficeParts): Office {
  return {
    id: 'example' as OfficeId,
    name: { ru: 'Пример' },
    timeZone: 'Europe/Moscow',
    languages: ['ru', 'tt', 'en'],
    week: {
      mon: workdays,
      tue: workdays,
      wed: workdays,
      thu: workdays,
      fri: ['09:00-13:00'],
      sat: [],
      sun: [],
    },
    zones: [{ id: zone, name: { ru: 'Зал' } }],
    queues: [...parts.queues],
    services: [...parts.services],
    desks: Array.from({ length: parts.desks }, (_, i) => ({
      id: deskId(`desk-${i + 1}`),
      number: i + 1,
      zone,
    })),
    halls: [],
    categories: [...(parts.categories ?? exampleCategories)],
    survey: [],
    settings: { ...settings, ...parts.settings },
    outcomes: [
      { id: 'done', name: { ru: 'Услуга оказана' }, done: true },
      { id: 'refused', name: { ru: 'Отказано' }, done: false },
    ],
    holdReasons: [
      { id: 'form', name: { ru: 'Заполняет заявление' }, minutes: 10 },
      { id: 'fee', name: { ru: 'Оплачивает пошлину' }, minutes: 15 },
    ],
    notes: [{ id: 'checked', text: { ru: 'Документы проверены' } }],
    outOfTurnReasons: (parts.outOfTurn ?? []).map((id) => ({ id, name: { ru: id } })),
    notices: [],
  }
}

/** Two queues, three services, three desks: enough for every rule of the call order. */
export function smallOffice(more: Partial<OfficeSettings> = {}): Office {
  return exampleOffice({
    queues: [exampleQueue('papers', 'А'), exampleQueue('advice', 'Б')],
    services: [
      exampleService('passport', 'papers'),
      exampleService('copy', 'papers', { minutes: 5, targetWaitMinutes: 5 }),
      exampleService('lawyer', 'advice', { minutes: 20, targetWaitMinutes: 30 }),
    ],
    desks: 3,
    settings: more,
  })
}

/** Ten queues of three services and forty desks, numbers in disjoint ranges. */
export function largeOffice(more: Partial<OfficeSettings> = {}): Office {
  const letters = [...'АБВГДЕЖИКЛ']
  return exampleOffice({
    queues: letters.map((letter, i) =>
      exampleQueue(`queue-${i}`, letter, { from: i * 1000 + 1, to: (i + 1) * 1000 }),
    ),
    services: letters.flatMap((_, i) =>
      [0, 1, 2].map((j) => exampleService(`service-${i}-${j}`, `queue-${i}`, { minutes: 5 + 5 * j })),
    ),
    desks: 40,
    settings: more,
  })
}

export const smallRules = (more: Partial<OfficeSettings> = {}): OfficeRules => officeRules(smallOffice(more))
export const largeRules = (more: Partial<OfficeSettings> = {}): OfficeRules => officeRules(largeOffice(more))
