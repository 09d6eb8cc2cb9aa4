import type { PassTarget } from '@chered/protocol/commands'
import type { BlockId, StoreId } from '@chered/protocol/emergency'
import type {
  BookingId,
  CommandId,
  DeskId,
  DeviceId,
  ServiceId,
  StaffId,
  VisitId,
} from '@chered/protocol/ids'
import type { Category, Office } from '@chered/protocol/office'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { WalkInQuotas } from '@chered/protocol/schedule'

export interface PlainVisit {
  readonly id: VisitId
  service: ServiceId
  planned: ServiceId[]
  category: Category | null
  readonly booking: { readonly id: BookingId; readonly start: number } | null
  readonly arrived: number
  /** Null, or the moment from which the place is reckoned as of one who has just come; the appointment is lost then. */
  returned: number | null
  readonly order: number
  /** `held` is what was said; whether the time is over by now, the hall's clock tells. */
  state: 'waiting' | 'called' | 'serving' | 'held' | 'served' | 'no-show' | 'cancelled' | 'expired'
  desk: DeskId | null
  /** The desk that alone may take this visitor, as long as somebody there serves the service. */
  meantFor: DeskId | null
  hold: { readonly until: number | null; readonly by: StaffId } | null
  outOfTurn: string | null
  calls: number
  lastCall: number
  missedAt: number
  legs: number
  readonly press: CommandId | null
}

/** Numbers that a kiosk may give out by itself. */
export interface PlainBlock {
  readonly id: BlockId
  readonly device: DeviceId
  readonly store: StoreId
  readonly since: number
  readonly visits: readonly VisitId[]
}

export interface PlainDesk {
  readonly id: DeskId
  state: 'closed' | 'open' | 'paused'
  staff: StaffId | null
  primary: ServiceId[]
  secondary: ServiceId[]
  heroesInARow: number
}

/**
 * Who stands where and who comes next, told a second time in the plainest way:
 * arrays, and the sentence of the call order over a scan of everybody.
 */
export class PlainOrder {
  readonly office: Office
  readonly walkIns: WalkInQuotas
  readonly visits: PlainVisit[] = []
  /** The services that each ticket of a walk-in was given for; empty for an appointment's. */
  readonly tickets: ServiceId[][] = []
  readonly desks: PlainDesk[]
  readonly blocks: PlainBlock[] = []
  /** Given out by a kiosk and told when the day was over. */
  readonly tooLate: VisitId[] = []
  /** Presses in whose stead a kiosk gave a number. */
  readonly replaced: CommandId[] = []
  /** The wall clock; it may be set back. */
  wall: number
  /** The moment of the present command: the wall clock, but never before what is on record. */
  now: number
  ended = false

  constructor(office: Office, now: number, walkIns: WalkInQuotas) {
    this.office = office
    this.walkIns = walkIns
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

  /** Somebody who was held waits again once the time is over. */
  waits(visit: PlainVisit): boolean {
    return visit.state === 'waiting' || this.isBack(visit)
  }

  isBack({ state, hold }: PlainVisit): boolean {
    return state === 'held' && hold !== null && hold.until !== null && hold.until <= this.now
  }

  stateOf(visit: PlainVisit): PlainVisit['state'] {
    return this.waits(visit) ? 'waiting' : visit.state
  }

  serves(desk: PlainDesk, service: ServiceId): boolean {
    return desk.state !== 'closed' && [...desk.primary, ...desk.secondary].includes(service)
  }

  waitingFor(desk: PlainDesk): PlainVisit[] {
    return this.visits.filter(
      (v) => this.waits(v) && this.serves(desk, v.service) && (v.meantFor === null || v.meantFor === desk.id),
    )
  }

  /** Whether the desk takes this visitor as one of its own. */
  isOwn(desk: PlainDesk, visit: PlainVisit): boolean {
    return visit.meantFor === desk.id || desk.primary.includes(visit.service)
  }

  /** Nobody goes on waiting for a desk at which nobody serves that service any more. */
  forgetDirections(): void {
    for (const visit of this.visits) {
      if (visit.meantFor === null || !this.waits(visit)) continue
      const desk = this.desks.find((d) => d.id === visit.meantFor)
      if (!desk || !this.serves(desk, visit.service)) visit.meantFor = null
    }
  }

  /** By when to call, from when it may be done (0: at once), and whether before all others. */
  place(visit: PlainVisit): { callBy: number; from: number; hero: boolean } {
    const { settings, services } = this.office
    // Who was held where one goes to the end then, has come anew when the time was over.
    const anew = this.isBack(visit) && settings.heldPlace === 'end' ? visit.hold?.until : null
    const returned = anew ?? visit.returned
    const came = returned ?? visit.arrived
    if (visit.category?.mode === 'absolute') return { callBy: came, from: 0, hero: true }
    const target = services.find((s) => s.id === visit.service)?.targetWaitMinutes
    const minutes = (target ?? settings.targetWaitMinutes) - (visit.category?.minutes ?? 0)
    const live = came + minutes * 60_000
    const start = returned === null ? visit.booking?.start : undefined
    const late = start !== undefined && visit.arrived - start > settings.lateToleranceMinutes * 60_000
    if (start === undefined || (late && settings.lateRule === 'walk-in')) {
      return { callBy: live, from: 0, hero: false }
    }
    const booked = start - settings.appointmentLeadMinutes * 60_000
    if (visit.category !== null && live < booked) return { callBy: live, from: 0, hero: false }
    return { callBy: booked, from: start - settings.appointmentCallableBeforeMinutes * 60_000, hero: false }
  }

  callBy(visit: PlainVisit): number {
    return this.place(visit).callBy
  }

  /**
   * "Вне очереди" comes first, by arrival. But when two of them have just been
   * here and an ordinary visitor is overdue, that one comes. Otherwise the
   * ordinary visitor with the earliest moment; one of a secondary service
   * counts only when overdue, or when nobody of the own services waits. Who is
   * booked for later does not count at all, until nobody else is there.
   */
  whoIsNext(desk: PlainDesk): PlainVisit | null {
    const sooner = (a: PlainVisit, b: PlainVisit) => this.callBy(a) - this.callBy(b) || a.order - b.order
    const all = this.waitingFor(desk).sort(sooner)
    const waiting = all.filter((v) => this.place(v).from <= this.now)
    if (waiting.length === 0) {
      return all.sort((a, b) => this.place(a).from - this.place(b).from || sooner(a, b))[0] ?? null
    }
    const heroes = waiting.filter((v) => this.place(v).hero)
    const others = waiting.filter((v) => !this.place(v).hero)
    const overdue = (v: PlainVisit) => this.callBy(v) <= this.now
    const ownWait = others.some((v) => this.isOwn(desk, v))
    const candidate = others.find((v) => this.isOwn(desk, v) || overdue(v) || !ownWait) ?? null
    if (heroes.length === 0) return candidate
    if (desk.heroesInARow >= 2 && candidate !== null && overdue(candidate)) return candidate
    return heroes[0] ?? null
  }

  /** A wait after a hold becomes an ordinary one as soon as something happens to it. */
  settle(visit: PlainVisit): void {
    if (!this.isBack(visit)) return
    if (this.office.settings.heldPlace === 'end') visit.returned = visit.hold?.until ?? null
    visit.state = 'waiting'
    visit.hold = null
  }

  /** Where a target leads: the service and, for a desk or a person, the desk. */
  targetOf(
    target: PassTarget,
    present: ServiceId,
  ): { readonly refused: RefusalCode } | { readonly service: ServiceId; readonly desk: PlainDesk | null } {
    const { services } = this.office
    const isKnown = (id: ServiceId) => services.some((s) => s.id === id)
    if (target.kind === 'service') {
      return isKnown(target.serviceId)
        ? { service: target.serviceId, desk: null }
        : { refused: 'service-unknown' }
    }
    if (target.kind === 'queue') {
      const ofQueue = services.filter((s) => s.queue === target.queueId).map((s) => s.id)
      if (ofQueue.length === 0) return { refused: 'queue-unknown' }
      const served = ofQueue.find((id) => this.desks.some((d) => this.serves(d, id)))
      return { service: served ?? (ofQueue[0] as ServiceId), desk: null }
    }
    const service = target.serviceId ?? present
    if (!isKnown(service)) return { refused: 'service-unknown' }
    if (target.kind === 'staff') {
      const desk = this.desks.find((d) => d.state !== 'closed' && d.staff === target.staffId)
      if (!desk) return { refused: 'specialist-away' }
      return this.serves(desk, service) ? { service, desk } : { refused: 'not-competent' }
    }
    const desk = this.desks.find((d) => d.id === target.deskId)
    if (!desk) return { refused: 'desk-unknown' }
    if (desk.state === 'closed') return { refused: 'desk-closed' }
    return this.serves(desk, service) ? { service, desk } : { refused: 'not-competent' }
  }
}
