import type { DeskId, ServiceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { Category, Office } from '@chered/protocol/office'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { DayCommand } from '../domain/day/commands.ts'

export interface PlainVisit {
  readonly id: VisitId
  service: ServiceId
  also: ServiceId | null
  readonly category: Category | null
  readonly arrived: number
  readonly order: number
  state: 'waiting' | 'called' | 'serving' | 'served' | 'no-show' | 'cancelled' | 'expired'
  desk: DeskId | null
  calls: number
  lastCall: number
  legs: number
}

export interface PlainDesk {
  readonly id: DeskId
  state: 'closed' | 'open' | 'paused'
  staff: StaffId | null
  primary: ServiceId[]
  secondary: ServiceId[]
  heroesInARow: number
}

/** What a command has to give: a refusal, or success and, for a call, who comes. */
export type Expected =
  | { readonly refused: RefusalCode }
  | { readonly refused: null; readonly comes: VisitId | null }

const fine: Expected = { refused: null, comes: null }
const no = (refused: RefusalCode): Expected => ({ refused })

/**
 * The hall told a second time, in the plainest way: arrays, and the sentence of
 * the call order over a scan of everybody. It shares no code with the domain,
 * so that the two agree only when both are right.
 */
export class PlainHall {
  readonly office: Office
  readonly visits: PlainVisit[] = []
  readonly desks: PlainDesk[]
  /** The wall clock; it may be set back. */
  wall: number
  /** The moment of the present command: the wall clock, but never before what is on record. */
  now: number
  ended = false

  constructor(office: Office, now: number) {
    this.office = office
    this.now = now
    this.wall = now
    this.desks = office.desks.map(({ id }) => ({
      id,
      state: 'closed',
      staff: null,
      primary: [],
      secondary: [],
      heroesInARow: 0,
    }))
  }

  inFrontOf(desk: PlainDesk): PlainVisit | null {
    return (
      this.visits.find((v) => v.desk === desk.id && (v.state === 'called' || v.state === 'serving')) ?? null
    )
  }

  waitingFor(desk: PlainDesk): PlainVisit[] {
    const services = [...desk.primary, ...desk.secondary]
    return this.visits.filter((v) => v.state === 'waiting' && services.includes(v.service))
  }

  callBy(visit: PlainVisit): number {
    if (visit.category?.mode === 'absolute') return visit.arrived
    const target = this.office.services.find((s) => s.id === visit.service)?.targetWaitMinutes
    const minutes = (target ?? this.office.settings.targetWaitMinutes) - (visit.category?.minutes ?? 0)
    return visit.arrived + minutes * 60_000
  }

  /**
   * "Вне очереди" comes first, by arrival. But when two of them have just been
   * here and an ordinary visitor is overdue, that one comes. Otherwise the
   * ordinary visitor with the earliest moment; one of a secondary service
   * counts only when overdue, or when nobody of the own services waits.
   */
  whoIsNext(desk: PlainDesk): PlainVisit | null {
    const sooner = (a: PlainVisit, b: PlainVisit) => this.callBy(a) - this.callBy(b) || a.order - b.order
    const waiting = this.waitingFor(desk).sort(sooner)
    const heroes = waiting.filter((v) => v.category?.mode === 'absolute')
    const others = waiting.filter((v) => v.category?.mode !== 'absolute')
    const overdue = (v: PlainVisit) => this.callBy(v) <= this.now
    const ownWait = others.some((v) => desk.primary.includes(v.service))
    const candidate = others.find((v) => desk.primary.includes(v.service) || overdue(v) || !ownWait) ?? null
    if (heroes.length === 0) return candidate
    if (desk.heroesInARow >= 2 && candidate !== null && overdue(candidate)) return candidate
    return heroes[0] ?? null
  }

  take(command: DayCommand): Expected {
    if (this.ended && command.type !== 'record-print') return no('day-ended')
    switch (command.type) {
      case 'issue-ticket':
        return this.#issue(command)
      case 'cancel': {
        const visit = this.visits.find((v) => v.id === command.visitId)
        if (!visit) return no('ticket-not-found')
        if (visit.state !== 'waiting') return no('wrong-state')
        visit.state = 'cancelled'
        return fine
      }
      case 'end-day':
        for (const visit of this.visits) {
          if (visit.state === 'serving') visit.state = 'served'
          if (visit.state === 'waiting' || visit.state === 'called') visit.state = 'expired'
        }
        for (const desk of this.desks) desk.state = 'closed'
        this.ended = true
        return fine
      case 'request-print':
      case 'record-print':
        return fine
      default:
        return this.#atDesk(command)
    }
  }

  #issue(command: Extract<DayCommand, { type: 'issue-ticket' }>): Expected {
    const { services, categories, settings } = this.office
    if (!services.some((s) => s.id === command.serviceId)) return no('service-unknown')
    if (this.visits.length >= settings.walkInsPerDay) return no('quota-exhausted')
    const category = categories.find((c) => c.id === command.categoryId) ?? null
    if (command.categoryId !== null && category === null) return no('category-unknown')
    this.visits.push({
      id: command.visitId,
      service: command.serviceId,
      also: command.alsoServiceId === command.serviceId ? null : command.alsoServiceId,
      category,
      arrived: this.now,
      order: this.visits.length,
      state: 'waiting',
      desk: null,
      calls: 0,
      lastCall: 0,
      legs: 1,
    })
    return fine
  }

  #atDesk(
    command: Exclude<
      DayCommand,
      { type: 'issue-ticket' | 'cancel' | 'end-day' | 'request-print' | 'record-print' }
    >,
  ): Expected {
    const desk = this.desks.find((d) => d.id === command.deskId)
    if (!desk) return no('desk-unknown')
    if (command.type === 'open-desk') return this.#open(desk, command)
    if (desk.state === 'closed') return no('desk-closed')
    if (desk.staff !== command.staffId) return no('desk-taken')
    const front = this.inFrontOf(desk)
    switch (command.type) {
      case 'close-desk':
        if (front) return no('desk-busy')
        desk.state = 'closed'
        return fine
      case 'pause-desk':
        if (desk.state === 'paused') return no('desk-paused')
        if (front) return no('desk-busy')
        desk.state = 'paused'
        return fine
      case 'resume-desk':
        if (desk.state !== 'paused') return no('wrong-state')
        desk.state = 'open'
        return fine
      case 'call-next':
      case 'call': {
        if (desk.state === 'paused') return no('desk-paused')
        if (front) return no('desk-busy')
        return command.type === 'call-next' ? this.#callNext(desk) : this.#callChosen(desk, command.visitId)
      }
      default:
        return this.#withFront(command, front)
    }
  }

  #open(desk: PlainDesk, command: Extract<DayCommand, { type: 'open-desk' }>): Expected {
    if (desk.state !== 'closed') return desk.staff === command.staffId ? fine : no('desk-taken')
    if (this.desks.some((d) => d.state !== 'closed' && d.staff === command.staffId)) {
      return no('specialist-at-another-desk')
    }
    desk.state = 'open'
    desk.staff = command.staffId
    desk.primary = [...command.primary]
    desk.secondary = command.secondary.filter((id) => !command.primary.includes(id))
    desk.heroesInARow = 0
    return fine
  }

  #callNext(desk: PlainDesk): Expected {
    const visit = this.whoIsNext(desk)
    return visit ? this.#comes(desk, visit) : no('nobody-waiting')
  }

  #callChosen(desk: PlainDesk, id: VisitId): Expected {
    const visit = this.visits.find((v) => v.id === id)
    if (!visit) return no('ticket-not-found')
    if (visit.state !== 'waiting') return no('wrong-state')
    if (!this.waitingFor(desk).includes(visit)) return no('not-competent')
    return this.#comes(desk, visit)
  }

  #comes(desk: PlainDesk, visit: PlainVisit): Expected {
    visit.state = 'called'
    visit.desk = desk.id
    visit.calls = 1
    visit.lastCall = this.now
    desk.heroesInARow = visit.category?.mode === 'absolute' ? desk.heroesInARow + 1 : 0
    return { refused: null, comes: visit.id }
  }

  #withFront(
    command: Extract<DayCommand, { type: 'recall' | 'start' | 'finish' | 'no-show' | 'put-back' }>,
    front: PlainVisit | null,
  ): Expected {
    if (!this.visits.some((v) => v.id === command.visitId)) return no('ticket-not-found')
    if (!front || front.id !== command.visitId) return no('not-in-front')
    const { settings } = this.office
    if (command.type === 'finish') {
      if (front.state !== 'serving') return no('wrong-state')
      this.#leaveDesk(front, front.also === null ? 'served' : 'waiting')
      if (front.also !== null) {
        front.service = front.also
        front.also = null
        front.legs++
      }
      return fine
    }
    if (front.state !== 'called') return no('wrong-state')
    switch (command.type) {
      case 'recall':
        if (this.now - front.lastCall < settings.recallIntervalSeconds * 1000) return no('too-soon')
        front.calls++
        front.lastCall = this.now
        return fine
      case 'start':
        front.state = 'serving'
        return fine
      case 'no-show':
        if (front.calls < settings.recallsBeforeNoShow) return no('too-few-calls')
        this.#leaveDesk(front, 'no-show')
        return fine
      case 'put-back':
        this.#leaveDesk(front, 'waiting')
        return fine
    }
  }

  #leaveDesk(visit: PlainVisit, state: PlainVisit['state']): void {
    visit.state = state
    visit.desk = null
  }
}
