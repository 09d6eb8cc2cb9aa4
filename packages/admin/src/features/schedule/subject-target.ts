import type { ScheduleRow } from '@chered/protocol/schedule'
import type { Subject } from './day-subject.ts'
import { type ExceptionTarget, sameTarget } from './schedule-edits.ts'

/** The target of an exception for a row of the week. */
export function targetOf(subject: Subject): ExceptionTarget {
  switch (subject.kind) {
    case 'office':
      return { kind: 'office' }
    case 'service':
      return { kind: 'service', serviceId: subject.serviceId }
    case 'resource':
      return { kind: 'resource', resourceId: subject.person.resourceId }
  }
}

/** Whether a row of the schedule says something about the hours that a row of the week shows. */
export function isRowOf(row: ScheduleRow, subject: Subject): boolean {
  switch (row.kind) {
    case 'office-week':
      return subject.kind === 'office'
    case 'service-hours':
      return subject.kind === 'service' && subject.serviceId === row.serviceId
    case 'resource-week':
      return subject.kind === 'resource' && subject.person.resourceId === row.resourceId
    case 'exception':
      return sameTarget(row.target, targetOf(subject))
  }
}
