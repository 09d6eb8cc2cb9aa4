import type { ServiceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type {
  DayCommand,
  HandOver,
  LeaseEmergencyNumbers,
  PassedOn,
  TakeEmergencyTicket,
} from '../domain/day/commands.ts'
import { type PlainDesk, PlainOrder, type PlainVisit } from './plain-order.ts'

/** What a command has to give: a refusal, or success and, for a call, who comes. */
export type Expected =
  | { readonly refused: RefusalCode }
  | { readonly refused: null; readonly comes: VisitId | null }

const fine: Expected = { refused: null, comes: null }
const no = (refused: RefusalCode): Expected => ({ refused })

/**
 * The hall told a second time: what each command has to give. It shares no code
 * with the domain, so that the two agree only when both are right.
 */
export class PlainHall extends PlainOrder {
  take(command: DayCommand): Expected {
    const expected = this.#take(command)
    this.forgetDirections()
    return expected
  }

  #take(command: DayCommand): Expected {
    const isLate = command.type === 'record-print' || command.type === 'take-emergency-ticket'
    if (this.ended && !isLate) return no('day-ended')
    switch (command.type) {
      case 'issue-ticket':
        return this.#issue(command)
      case 'lease-emergency-numbers':
        return this.#lease(command)
      case 'take-emergency-ticket':
        return this.#takeGiven(command)
      case 'cancel': {
        const visit = this.visits.find((v) => v.id === command.visitId)
        if (!visit) return no('ticket-not-found')
        if (visit.state !== 'waiting' && visit.state !== 'held') return no('wrong-state')
        this.settle(visit)
        visit.state = 'cancelled'
        return fine
      }
      case 'redirect':
        return this.#redirect(command)
      case 'release-desk': {
        const desk = this.desks.find((d) => d.id === command.deskId)
        if (!desk) return no('desk-unknown')
        if (desk.state === 'closed') return no('desk-closed')
        const front = this.inFrontOf(desk)
        if (front) this.#leaveDesk(front, 'waiting')
        desk.state = 'closed'
        return fine
      }
      case 'bring-back':
        return this.#bringBack(command.visitId)
      case 'set-category':
        return this.#setCategory(command)
      case 'end-day':
        for (const visit of this.visits) {
          if (visit.state === 'serving') visit.state = 'served'
          this.settle(visit)
          if (['waiting', 'called', 'held'].includes(visit.state)) visit.state = 'expired'
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
    const { services, categories } = this.office
    if (command.press !== undefined && this.replaced.includes(command.press)) return no('command-reused')
    const named = [...new Set([command.serviceId, ...command.planned])]
    const known = named.map((id) => services.find((s) => s.id === id))
    if (known.includes(undefined)) return no('service-unknown')
    const booked = command.appointment
    if (booked === null) {
      if (known.some((s) => s?.byAppointmentOnly)) return no('by-appointment-only')
      if (!known.every((s) => s?.channels.includes(command.channel))) return no('service-closed')
      if (this.#quotaIsOut(named)) return no('quota-exhausted')
    } else if (this.visits.some((v) => v.booking?.id === booked.bookingId)) return no('already-checked-in')
    const category = categories.find((c) => c.id === command.categoryId) ?? null
    if (command.categoryId !== null && category === null) return no('category-unknown')
    this.#comesIn({
      id: command.visitId,
      service: command.serviceId,
      planned: named.slice(1),
      category,
      booking: booked === null ? null : { id: booked.bookingId, start: booked.start },
      arrived: this.now,
      press: command.press ?? null,
    })
    this.tickets.push(booked === null ? named : [])
    return fine
  }

  #comesIn(
    visit: Pick<PlainVisit, 'id' | 'service' | 'planned' | 'category' | 'booking' | 'arrived' | 'press'>,
  ): void {
    this.visits.push({
      ...visit,
      returned: null,
      order: this.visits.length,
      state: 'waiting',
      desk: null,
      meantFor: null,
      hold: null,
      outOfTurn: null,
      calls: 0,
      lastCall: 0,
      missedAt: 0,
      legs: 1,
    })
  }

  /** A kiosk that has few numbers gets more, unless some that it got were lost on the way: then it gets those. */
  #lease({ deviceId, storeId, blockId, have, left, numbers }: LeaseEmergencyNumbers): Expected {
    const own = this.blocks.filter((b) => b.device === deviceId)
    if (left >= 20 || own.some((b) => b.store === storeId && !have.includes(b.id))) return fine
    if (own.length >= 12) return no('emergency-numbers-exhausted')
    const visits = numbers.map((n) => n.visitId)
    this.blocks.push({ id: blockId, device: deviceId, store: storeId, since: this.now, visits })
    return fine
  }

  /** Whoever holds such a number came when the kiosk says, if that can be. */
  #takeGiven(command: TakeEmergencyTicket): Expected {
    const { visitId, deviceId, told, instead } = command
    if (this.tooLate.includes(visitId) || this.visits.some((v) => v.id === visitId)) return fine
    const block = this.blocks.find((b) => b.device === deviceId && b.visits.includes(visitId))
    if (!block) return no('emergency-number-unknown')
    if (this.ended) {
      this.tooLate.push(visitId)
      return fine
    }
    const { services } = this.office
    const canBe = [this.now - told.ageMs, told.at].filter((m) => block.since <= m && m <= this.now).sort()
    const named = [command.serviceId, ...command.planned]
    const given = services.find((s) => s.id === command.serviceId)
    const service = given ?? services.find((s) => s.channels.includes('kiosk') && !s.byAppointmentOnly)
    if (!service) return no('service-unknown')
    const planned = [...new Set(named.slice(1))].filter(
      (id) => id !== service.id && services.some((s) => s.id === id),
    )
    for (const other of this.visits) {
      if (instead === null || other.press !== instead || !this.waits(other)) continue
      this.settle(other)
      other.state = 'cancelled'
    }
    if (instead !== null) this.replaced.push(instead)
    this.#comesIn({
      ...{ id: visitId, service: service.id, planned, category: null, booking: null, press: null },
      // Numbers of one length in ms: sorted as words they are sorted as numbers.
      arrived: canBe.at(-1) ?? block.since,
    })
    this.tickets.push([service.id, ...planned])
    return fine
  }

  /** Counted anew each time, over every ticket that was given to a walk-in. */
  #quotaIsOut(named: readonly ServiceId[]): boolean {
    const walkIns = this.tickets.filter((services) => services.length > 0)
    const queueOf = (id: ServiceId) => this.office.services.find((s) => s.id === id)?.queue
    const { perDay, byQueue, byService } = this.walkIns
    if (walkIns.length >= perDay) return true
    return named.some((id) => {
      const queue = queueOf(id)
      const ofQueue = walkIns.filter((services) => services.some((s) => queueOf(s) === queue)).length
      const ofService = walkIns.filter((services) => services.includes(id)).length
      const queueLimit = queue === undefined ? undefined : byQueue[queue]
      return (
        ofQueue >= (queueLimit ?? Number.POSITIVE_INFINITY) ||
        ofService >= (byService[id] ?? Number.POSITIVE_INFINITY)
      )
    })
  }

  #bringBack(id: VisitId): Expected {
    const visit = this.visits.find((v) => v.id === id)
    if (!visit) return no('ticket-not-found')
    if (visit.state !== 'no-show') return no('wrong-state')
    const { returnWithinMinutes, returnPlace } = this.office.settings
    if (this.now - visit.missedAt > returnWithinMinutes * 60_000) return no('return-too-late')
    visit.state = 'waiting'
    visit.outOfTurn = null
    visit.legs++
    if (returnPlace === 'end') visit.returned = this.now
    return fine
  }

  #setCategory(command: Extract<DayCommand, { type: 'set-category' }>): Expected {
    const visit = this.visits.find((v) => v.id === command.visitId)
    if (!visit) return no('ticket-not-found')
    if (!this.waits(visit)) return no('wrong-state')
    const category = this.office.categories.find((c) => c.id === command.categoryId) ?? null
    if (command.categoryId !== null && category === null) return no('category-unknown')
    if (command.proof !== null && command.proof !== category?.proof) return no('bad-request')
    this.settle(visit)
    visit.category = category
    return fine
  }

  #redirect(command: Extract<DayCommand, { type: 'redirect' }>): Expected {
    const visit = this.visits.find((v) => v.id === command.visitId)
    if (!visit) return no('ticket-not-found')
    if (!this.waits(visit) && visit.state !== 'called') return no('wrong-state')
    const to = this.targetOf(command.to, visit.service)
    if ('refused' in to) return no(to.refused)
    this.settle(visit)
    if (visit.state === 'called') this.#leaveDesk(visit, 'waiting')
    visit.service = to.service
    visit.meantFor = to.desk?.id ?? null
    if (command.place === 'end') visit.returned = this.now
    return fine
  }

  #pass(front: PlainVisit, from: PlainDesk, command: PassedOn): Expected {
    const to = this.targetOf(command.to, front.service)
    if ('refused' in to) return no(to.refused)
    if (to.desk === from) return no('same-desk')
    if (command.noteId !== undefined && !this.office.notes.some((n) => n.id === command.noteId)) {
      return no('note-unknown')
    }
    this.#leaveDesk(front, 'waiting')
    this.#newLeg(front, to.service)
    front.meantFor = to.desk?.id ?? null
    if (command.place === 'end') front.returned = this.now
    front.planned = front.planned.filter((id) => id !== to.service)
    return fine
  }

  #newLeg(visit: PlainVisit, service: ServiceId): void {
    visit.service = service
    visit.returned = null
    visit.meantFor = null
    visit.outOfTurn = null
    visit.legs++
  }

  #atDesk(
    command: Exclude<
      DayCommand,
      {
        type:
          | 'issue-ticket'
          | 'lease-emergency-numbers'
          | 'take-emergency-ticket'
          | 'cancel'
          | 'bring-back'
          | 'set-category'
          | 'redirect'
          | 'release-desk'
          | 'end-day'
          | 'request-print'
          | 'record-print'
      }
    >,
  ): Expected {
    const desk = this.desks.find((d) => d.id === command.deskId)
    if (!desk) return no('desk-unknown')
    if (command.type === 'open-desk') return this.#open(desk, command)
    if (desk.state === 'closed') return no('desk-closed')
    if (command.type === 'change-competence') {
      desk.primary = [...command.primary]
      desk.secondary = command.secondary.filter((id) => !command.primary.includes(id))
      return fine
    }
    if (desk.staff !== command.staffId) return no('desk-taken')
    const front = this.inFrontOf(desk)
    switch (command.type) {
      case 'close-desk':
        return this.#close(desk, front, command.handOver)
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
      case 'take-back':
      case 'call': {
        if (desk.state === 'paused') return no('desk-paused')
        if (front) return no('desk-busy')
        if (command.type === 'call-next') return this.#callNext(desk)
        if (command.type === 'take-back') return this.#takeBack(desk, command)
        return this.#callChosen(desk, command.visitId, command.outOfTurn)
      }
      default:
        return this.#withFront(command, desk, front)
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

  #callChosen(desk: PlainDesk, id: VisitId, why: string | undefined): Expected {
    const visit = this.visits.find((v) => v.id === id)
    if (!visit) return no('ticket-not-found')
    if (!this.waits(visit)) return no('wrong-state')
    if (!this.waitingFor(desk).includes(visit)) return no('not-competent')
    if (this.whoIsNext(desk) === visit) return this.#comes(desk, visit)
    const refused = this.#outOfTurn(why)
    if (refused !== null) return no(refused)
    const comes = this.#comes(desk, visit)
    visit.outOfTurn = why ?? visit.outOfTurn
    return comes
  }

  #outOfTurn(why: string | undefined): RefusalCode | null {
    const { outOfTurnReasons } = this.office
    if (why !== undefined) {
      return outOfTurnReasons.some((r) => r.id === why) ? null : 'out-of-turn-reason-unknown'
    }
    return outOfTurnReasons.length > 0 ? 'out-of-turn-reason-needed' : null
  }

  #takeBack(desk: PlainDesk, command: Extract<DayCommand, { type: 'take-back' }>): Expected {
    const visit = this.visits.find((v) => v.id === command.visitId)
    if (!visit) return no('ticket-not-found')
    if (this.stateOf(visit) !== 'held') return no('wrong-state')
    if (!this.serves(desk, visit.service) && visit.hold?.by !== command.staffId) return no('not-competent')
    const { heroesInARow } = desk
    const comes = this.#comes(desk, visit)
    visit.hold = null
    desk.heroesInARow = heroesInARow
    return comes
  }

  #close(desk: PlainDesk, front: PlainVisit | null, handOver: HandOver | undefined): Expected {
    if (handOver === undefined) {
      if (front) return no('desk-busy')
    } else {
      if (!this.visits.some((v) => v.id === handOver.visitId)) return no('ticket-not-found')
      if (front?.id !== handOver.visitId) return no('not-in-front')
      if (handOver.kind === 'put-back') this.#leaveDesk(front, 'waiting')
      else {
        const passed = this.#pass(front, desk, handOver)
        if (passed.refused !== null) return passed
      }
    }
    desk.state = 'closed'
    return fine
  }

  #comes(desk: PlainDesk, visit: PlainVisit): Expected {
    this.settle(visit)
    visit.state = 'called'
    visit.desk = desk.id
    visit.calls = 1
    visit.lastCall = this.now
    desk.heroesInARow = this.place(visit).hero ? desk.heroesInARow + 1 : 0
    return { refused: null, comes: visit.id }
  }

  #withFront(
    command: Extract<
      DayCommand,
      {
        type:
          | 'recall'
          | 'start'
          | 'finish'
          | 'next-service'
          | 'plan-services'
          | 'no-show'
          | 'put-back'
          | 'hold-visit'
          | 'pass-on'
          | 'check-claim'
      }
    >,
    desk: PlainDesk,
    front: PlainVisit | null,
  ): Expected {
    if (!this.visits.some((v) => v.id === command.visitId)) return no('ticket-not-found')
    if (!front || front.id !== command.visitId) return no('not-in-front')
    const { settings } = this.office
    switch (command.type) {
      case 'finish':
      case 'next-service':
        return this.#finish(command, desk, front)
      case 'plan-services': {
        const { services } = this.office
        if (command.planned.some((id) => !services.some((s) => s.id === id))) return no('service-unknown')
        front.planned = [...new Set(command.planned)].filter((id) => id !== front.service)
        return fine
      }
      case 'pass-on':
        return this.#pass(front, desk, command)
      case 'hold-visit':
        return this.#hold(command, desk, front)
    }
    if (front.state !== 'called') return no('wrong-state')
    switch (command.type) {
      case 'check-claim':
        return this.#checkClaim(command, desk, front)
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
        front.missedAt = this.now
        return fine
      case 'put-back':
        this.#leaveDesk(front, 'waiting')
        return fine
    }
  }

  #finish(
    command: Extract<DayCommand, { type: 'finish' | 'next-service' }>,
    desk: PlainDesk,
    front: PlainVisit,
  ): Expected {
    if (front.state !== 'serving') return no('wrong-state')
    if (!this.office.outcomes.some((o) => o.id === command.outcome)) return no('outcome-unknown')
    const further = front.planned[0]
    if (command.type === 'next-service' && further === undefined) return no('nothing-planned')
    front.planned = front.planned.slice(1)
    const goesOn = command.type === 'next-service' && further !== undefined && this.serves(desk, further)
    if (further !== undefined) this.#newLeg(front, further)
    if (!goesOn) this.#leaveDesk(front, further === undefined ? 'served' : 'waiting')
    return fine
  }

  #hold(command: Extract<DayCommand, { type: 'hold-visit' }>, desk: PlainDesk, front: PlainVisit): Expected {
    if (!this.office.holdReasons.some((r) => r.id === command.reasonId)) return no('hold-reason-unknown')
    const { until } = command
    if (until !== null && (until <= this.now || until - this.now > 8 * 3_600_000)) return no('bad-request')
    this.#leaveDesk(front, 'held')
    front.hold = { until, by: desk.staff as StaffId }
    front.meantFor = null
    return fine
  }

  /** Whoever shows nothing for the claim goes where others without it stand, unless the desk would call the same again. */
  #checkClaim(
    command: Extract<DayCommand, { type: 'check-claim' }>,
    desk: PlainDesk,
    front: PlainVisit,
  ): Expected {
    const category = this.office.categories.find((c) => c.id === command.categoryId) ?? null
    if (command.categoryId !== null && category === null) return no('category-unknown')
    if (command.proof !== null && command.proof !== category?.proof) return no('bad-request')
    const before = front.category
    front.category = category
    if (command.place === 'natural') {
      this.#leaveDesk(front, 'waiting')
      return fine
    }
    if (before?.id === category?.id) return fine
    front.state = 'waiting'
    const again = this.whoIsNext(desk) === front
    front.state = 'called'
    const refused = again ? null : this.#outOfTurn(command.outOfTurn)
    if (refused !== null) {
      front.category = before
      return no(refused)
    }
    if (!again) front.outOfTurn = command.outOfTurn ?? front.outOfTurn
    return fine
  }

  #leaveDesk(visit: PlainVisit, state: PlainVisit['state']): void {
    visit.state = state
    visit.desk = null
  }
}
