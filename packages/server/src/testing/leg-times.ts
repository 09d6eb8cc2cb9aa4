import type { StaffId, VisitId } from '@chered/protocol/ids'
import type { WaitBasis } from '@chered/protocol/reason'
import type { DayEvent, Recorded } from '../domain/day/events.ts'

/** A leg by the plain sum of its intervals, as somebody would add them up from the printed journal. */
export interface LegTimes {
  readonly visit: VisitId
  readonly number: number
  state: 'open' | 'served' | 'passed' | 'no-show' | 'cancelled' | 'expired'
  staff: StaffId | null
  wait: number
  service: number
  held: number
  holds: number
  calls: number
  documents: number
  outOfTurn: string | null
}

interface Course {
  readonly leg: LegTimes
  doing: 'waiting' | 'called' | 'serving' | 'held'
  since: number
  until: number | null
  basis: WaitBasis
  by: StaffId | null
}

/** Every leg of a day, told from its events alone; shares no code with the day. */
export function legTimes(journal: readonly Recorded[]): LegTimes[] {
  const legs: LegTimes[] = []
  const going = new Map<VisitId, Course>()

  const begin = (visit: VisitId, at: number, basis: WaitBasis, doing: Course['doing'] = 'waiting') => {
    const number = legs.filter((leg) => leg.visit === visit).length + 1
    const sums = { wait: 0, service: 0, held: 0, holds: 0, calls: 0, documents: 0, outOfTurn: null }
    const leg: LegTimes = { visit, number, state: 'open', staff: null, ...sums }
    legs.push(leg)
    going.set(visit, { leg, doing, since: at, until: null, basis, by: null })
  }
  /** The interval that goes on ends; a hold whose time was over has been a wait since then. */
  const endInterval = (course: Course, at: number) => {
    const { leg } = course
    if (course.doing === 'held' && course.until !== null && course.until <= at) {
      leg.held += course.until - course.since
      course.since = course.until
      course.doing = 'waiting'
    }
    if (course.doing === 'held') leg.held += at - course.since
    if (course.doing === 'serving') leg.service += at - course.since
    if (course.doing === 'waiting') {
      const booked = course.basis.kind === 'appointment' ? course.basis.start : 0
      leg.wait += Math.max(0, at - Math.max(course.since, booked))
    }
    course.since = at
  }
  const turnTo = (id: VisitId, at: number, doing: Course['doing']): Course => {
    const course = going.get(id) as Course
    endInterval(course, at)
    course.doing = doing
    return course
  }
  const end = (id: VisitId, at: number, state: LegTimes['state']): LegTimes => {
    const course = going.get(id) as Course
    endInterval(course, at)
    const inFront = course.doing === 'called' || course.doing === 'serving'
    course.leg.staff = inFront ? course.by : null
    course.leg.state = state
    return course.leg
  }

  const happen = (event: DayEvent, at: number): void => {
    switch (event.type) {
      case 'VisitIssued':
        begin(event.visitId, event.emergency?.at ?? at, event.basis)
        return
      case 'LegQueued':
      case 'VisitorBroughtBack':
        begin(event.visitId, at, event.basis)
        return
      case 'LegPassed':
        end(event.visitId, at, 'passed')
        begin(event.visitId, at, event.basis)
        return
      case 'ServiceContinued':
        begin(event.visitId, at, event.basis, 'serving')
        ;(going.get(event.visitId) as Course).by = event.staffId
        return
      case 'CategorySet':
      case 'LegRedirected': {
        const course = going.get(event.visitId) as Course
        // The wait after a hold was of the hold's own kind until now; only its last kind says how it counts.
        if (course.doing === 'held' && course.until !== null && course.until <= at) {
          course.leg.held += course.until - course.since
          course.since = course.until
          course.doing = 'waiting'
        }
        course.basis = event.basis
        if (event.type === 'CategorySet' && event.outOfTurn) course.leg.outOfTurn = event.outOfTurn
        return
      }
      case 'VisitorHeld': {
        const course = turnTo(event.visitId, at, 'held')
        course.until = event.until
        course.leg.holds++
        course.basis = event.basis
        return
      }
      case 'VisitorCalled': {
        const course = turnTo(event.visitId, at, 'called')
        course.by = event.staffId
        course.leg.calls++
        if (event.reason.outOfTurn) course.leg.outOfTurn = event.reason.outOfTurn
        return
      }
      case 'VisitorRecalled':
        ;(going.get(event.visitId) as Course).leg.calls++
        return
      case 'ServiceStarted':
        turnTo(event.visitId, at, 'serving')
        return
      case 'LegPutBack':
        turnTo(event.visitId, at, 'waiting')
        return
      case 'ServiceFinished':
        end(event.visitId, at, 'served').documents = event.documents ?? 0
        return
      case 'VisitorAbsent':
        end(event.visitId, at, 'no-show')
        return
      case 'VisitCancelled':
        end(event.visitId, at, 'cancelled')
        return
      case 'DayEnded':
        for (const id of event.expired) end(id, at, 'expired')
        return
      default:
        return
    }
  }
  for (const { at, event } of journal) happen(event, at)
  return legs
}
