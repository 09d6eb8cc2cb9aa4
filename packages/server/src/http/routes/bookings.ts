import {
  Availability,
  AvailabilityQuery,
  Booking,
  Bookings,
  BookingsQuery,
  CancelBookingBody,
  CheckInBody,
  ConfirmBody,
  FindCheckInBody,
  FoundCheckIns,
  HoldBody,
  MoveBookingBody,
  VisitorBody,
} from '@chered/protocol/booking'
import { IssuedTicket } from '@chered/protocol/commands'
import { BookingId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { Role } from '@chered/protocol/staff'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { BookingAnswer, Paper } from '../../application/booking-desk.ts'
import type { Actor } from '../../domain/day/events.ts'
import { type Access, bearer } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['bookings']
const params = z.object({ bookingId: BookingId })
/** Who books on behalf of visitors; each role has its own channel. */
const bookers = ['contactCentre', 'reception', 'administrator'] as const satisfies readonly Role[]
const readers = [...bookers, 'specialist', 'head'] as const satisfies readonly Role[]

/** Who asks, and for whose units: a kiosk by its token, a person by the role. */
type Asker =
  | { readonly kind: 'kiosk'; readonly channel: 'kiosk'; readonly actor: Actor; readonly paper: Paper | null }
  | { readonly kind: 'staff'; readonly channel: BookingChannel; readonly actor: Actor }

export function bookingRoutes(app: App, parts: AppParts, access: Access): void {
  const { bookings, tickets, keeper } = parts

  function asker(request: FastifyRequest): Asker {
    if (bearer(request) === null) {
      const { staffId, roles } = access.staff(request, ...bookers)
      const channel =
        roles.includes('contactCentre') && !roles.includes('reception') ? 'contactCentre' : 'reception'
      return { kind: 'staff', channel, actor: { kind: 'staff', id: staffId } }
    }
    const { deviceId, assignment } = access.device(request)
    if (assignment.kind !== 'kiosk') throw new Refused('not-permitted')
    const { printerId } = assignment
    const paper = printerId === null ? null : { deviceId, printerId }
    return { kind: 'kiosk', channel: 'kiosk', actor: { kind: 'device', id: deviceId }, paper }
  }

  /** A kiosk touches only what was booked at a kiosk, and never learns who comes. */
  function own(who: Asker, id: BookingId): void {
    if (who.kind === 'staff') return
    const booking = bookings.booking(id)
    if (booking !== null && booking.channel !== 'kiosk') throw new Refused('booking-unknown')
  }
  function told(who: Asker, answer: BookingAnswer): Booking {
    if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
    return who.kind === 'staff'
      ? answer.booking
      : { ...answer.booking, visitor: null, applicationNumber: null }
  }
  /** What a kiosk says of a booking that it does not confirm at this moment: nothing that opens the door. */
  function withoutCode(who: Asker, booking: Booking): Booking {
    return who.kind === 'staff' ? booking : { ...booking, code: null }
  }
  function beingMade(id: BookingId): boolean {
    const state = bookings.booking(id)?.state
    return state === undefined || state === 'held' || state === 'hold-expired' || state === 'cancelled'
  }

  app.get(
    '/api/availability',
    {
      schema: {
        summary: 'Free intervals for services, for the channel of whoever asks',
        tags,
        querystring: AvailabilityQuery,
        response: { 200: Availability },
      },
    },
    async (request) => {
      const who = asker(request)
      const { services, from, days, resourceId, moving } = request.query
      const found = bookings.availability({
        services: parseServices(services),
        channel: who.channel,
        moving: who.kind === 'staff' ? (moving ?? null) : null,
        from: from ?? null,
        days,
        resourceId: resourceId ?? null,
        withResources: who.kind === 'staff',
      })
      if ('code' in found) throw new Refused(found.code, found.params)
      return found
    },
  )
  app.post(
    '/api/bookings',
    { schema: { summary: 'Hold an interval', tags, body: HoldBody, response: { 200: Booking } } },
    async (request) => {
      const who = asker(request)
      own(who, request.body.bookingId)
      return withoutCode(who, told(who, await bookings.hold(request.body, who.channel, who.actor)))
    },
  )
  app.post(
    '/api/bookings/:bookingId/confirm',
    {
      schema: {
        summary: 'Turn a hold into a booking',
        tags,
        params,
        body: ConfirmBody,
        response: { 200: Booking },
      },
    },
    async (request) => {
      const who = asker(request)
      const { bookingId } = request.params
      own(who, bookingId)
      const { commandId, visitor, applicationNumber, paper } = request.body
      // A repeat of the press that confirmed it is answered; another press would read somebody's code.
      if (who.kind === 'kiosk' && !beingMade(bookingId) && !keeper.answered(commandId)) {
        throw new Refused('not-permitted')
      }
      const order = {
        commandId,
        visitor: visitor ?? null,
        applicationNumber: applicationNumber ?? null,
        paper: who.kind === 'kiosk' && paper === 'print' ? who.paper : null,
      }
      return told(who, await bookings.confirm(bookingId, order, who.actor))
    },
  )
  app.post(
    '/api/bookings/:bookingId/cancel',
    {
      schema: {
        summary: 'Cancel a booking, or let a hold go',
        tags,
        params,
        body: CancelBookingBody,
        response: { 200: Booking },
      },
    },
    async (request) => {
      const who = asker(request)
      const { bookingId } = request.params
      own(who, bookingId)
      // At a kiosk nobody knows whose booking it is: only what is being made there is let go.
      if (who.kind === 'kiosk' && !beingMade(bookingId)) throw new Refused('not-permitted')
      return withoutCode(who, told(who, await bookings.cancel(bookingId, request.body.commandId, who.actor)))
    },
  )
  app.post(
    '/api/bookings/:bookingId/move',
    {
      schema: {
        summary: 'Another interval for the same booking, at once or not at all',
        tags,
        params,
        body: MoveBookingBody,
        response: { 200: Booking },
      },
    },
    async (request) => {
      const who = asker(request)
      if (who.kind === 'kiosk') throw new Refused('not-permitted')
      const { bookingId } = request.params
      const { commandId, start, resourceId, version } = request.body
      // Who lost the place by the office's doing may have any channel's.
      const lost = bookings.booking(bookingId)?.state === 'needs-relocation'
      const order = {
        commandId,
        start,
        resourceId,
        version: version ?? null,
        channel: lost ? ('any' as const) : who.channel,
      }
      return told(who, await bookings.move(bookingId, order, who.actor))
    },
  )
  app.put(
    '/api/bookings/:bookingId/visitor',
    {
      schema: { summary: 'Correct who comes', tags, params, body: VisitorBody, response: { 200: Booking } },
    },
    async (request) => {
      const who = asker(request)
      if (who.kind === 'kiosk') throw new Refused('not-permitted')
      return told(who, bookings.setVisitor(request.params.bookingId, request.body.visitor))
    },
  )
  app.get(
    '/api/bookings',
    {
      schema: {
        summary: 'Bookings of a day, by code, phone or name, or those without a place',
        tags,
        querystring: BookingsQuery,
        response: { 200: Bookings },
      },
    },
    async (request, reply) => {
      const { roles } = access.staff(request, ...readers)
      reply.header('cache-control', 'no-store')
      const { date, resourceId, query, state } = request.query
      if (state !== undefined) return { bookings: [...bookings.unplaced()] }
      if (query !== undefined) {
        // Looking people up is for those who speak with them.
        if (!roles.some((role) => (bookers as readonly Role[]).includes(role)))
          throw new Refused('not-permitted')
        return { bookings: [...bookings.search(query)] }
      }
      if (date === undefined) throw new Refused('bad-request', { field: 'date' })
      return { bookings: [...bookings.ofDay(date, resourceId ?? null)] }
    },
  )
  app.get(
    '/api/bookings/:bookingId',
    { schema: { summary: 'One booking', tags, params, response: { 200: Booking } } },
    async (request, reply) => {
      access.staff(request, ...readers)
      reply.header('cache-control', 'no-store')
      const booking = bookings.booking(request.params.bookingId)
      if (!booking) throw new Refused('booking-unknown')
      return booking
    },
  )

  app.post(
    '/api/check-ins/find',
    {
      // Six digits can be guessed by nobody who gets so few tries; for each kiosk and not for each address.
      config: {
        rateLimit: {
          max: 20,
          timeWindow: '1 minute',
          keyGenerator: (request) => bearer(request) ?? request.ip,
        },
      },
      schema: {
        summary: 'What a booked visitor at the door finds',
        tags,
        body: FindCheckInBody,
        response: { 200: FoundCheckIns },
      },
    },
    async (request) => {
      asker(request)
      const found = bookings.findCheckIn(request.body)
      if (found.length === 0) throw new Refused('booking-unknown')
      return { bookings: [...found] }
    },
  )
  app.post(
    '/api/check-ins',
    {
      schema: {
        summary: 'A booked visitor has come: the ticket',
        tags,
        body: CheckInBody,
        response: { 200: IssuedTicket },
      },
    },
    async (request) => {
      const who = asker(request)
      const paper = who.kind === 'kiosk' && request.body.paper !== 'screen' ? who.paper : null
      const issued = await tickets.checkIn(request.body, who.actor, paper)
      if (!issued.ok) throw new Refused(issued.refusal.code, issued.refusal.params)
      return issued.ticket
    },
  )
}

/** `id`, or `id*count`, comma-separated. */
function parseServices(text: string): { serviceId: string; count: number }[] {
  return text.split(',').map((part) => {
    const [serviceId = '', count = '1'] = part.split('*')
    if (!/^\d{1,2}$/.test(count) || Number(count) < 1) throw new Refused('bad-request', { field: 'services' })
    return { serviceId, count: Number(count) }
  })
}
