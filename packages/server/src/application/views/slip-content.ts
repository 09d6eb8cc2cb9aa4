import type { SlipContent } from '@chered/protocol/agent'
import { checkInScheme } from '@chered/protocol/choices'
import type { LocalText } from '@chered/protocol/text'
import { type Language, textIn } from '@chered/protocol/text'
import type { Booking } from '../../domain/diary/booking.ts'
import { localTime, shortDate } from '../../domain/time.ts'
import { placeOf } from './booking-entry.ts'
import type { ViewContext } from './context.ts'
import { windowNumber } from './texts.ts'

/** A booking's confirmation in words, in the visitor's language and beside it the office's other one. */
export function slipContent(context: ViewContext, booking: Booking, copy: boolean): SlipContent {
  const { rules, now } = context
  const { office } = rules
  const { language, interval, code } = booking
  const second = office.languages.slice(0, 2).find((l) => l !== language) ?? null
  const both = (say: (language: Language) => string) => {
    const first = say(language)
    const other = second === null ? null : say(second)
    return { first, second: other === first ? null : other }
  }
  const services = booking.services.map(({ serviceId }) => {
    const service = rules.services.get(serviceId)
    if (!service) throw new Error(`booking ${booking.bookingId} names no service ${serviceId}`)
    return service
  })
  const place = placeNames(context, booking)
  return {
    kind: 'slip',
    language,
    second,
    officeName: both((l) => textIn(office.name, l)),
    serviceName: both((l) => services.map((service) => textIn(service.name, l)).join(' + ')),
    date: shortDate(now, office.timeZone),
    time: localTime(now, office.timeZone),
    visitAt: both((l) => dateInWords(interval.start, l, office.timeZone)),
    place: place && both((l) => textIn(place, l)),
    code: code ?? '',
    scan: `${checkInScheme}${code ?? ''}`,
    documents: [...new Set(services.flatMap((s) => s.documents.map((text) => textIn(text, language))))],
    copy,
  }
}

/** `четверг, 26 ноября, 10:40`. */
function dateInWords(at: number, language: Language, timeZone: string): string {
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  return `${date.format(at)}, ${localTime(at, timeZone)}`
}

function placeNames(context: ViewContext, booking: Booking): LocalText | null {
  const { rules } = context
  const hall = rules.office.halls.find((h) => h.id === booking.interval.resourceId)
  if (hall) return hall.name
  // Whoever is free calls a booked visitor: a window is named only when it is planned, as a help.
  const { desk } = placeOf(context, booking)
  return desk === null ? null : windowNumber(desk)
}
