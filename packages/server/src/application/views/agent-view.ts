import type { AgentView, PanelShow, PrintJob, TicketContent } from '@chered/protocol/agent'
import type { DeviceId, ServiceId } from '@chered/protocol/ids'
import type { Desk, Service } from '@chered/protocol/office'
import type { Language } from '@chered/protocol/text'
import { textIn } from '@chered/protocol/text'
import { deskState } from '../../domain/day/day.ts'
import { localTime, shortDate } from '../../domain/time.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { consoleShow } from './console-show.ts'
import { hoursOf, type ViewContext } from './context.ts'
import { slipContent } from './slip-content.ts'
import { trialName } from './texts.ts'

/** What an agent's printers have to print, and its panels and consoles have to show. */
export function agentView(context: ViewContext, agentId: DeviceId): AgentView {
  const { day, diary, rules, directory } = context
  const printers = new Set(
    directory
      .printers()
      .filter((p) => p.agentId === agentId)
      .map((p) => p.printerId),
  )
  const jobs: PrintJob[] = []
  for (const { jobId, printerId, state, visitId, bookingId, copy } of directory.jobs()) {
    if (!printers.has(printerId) || (state !== 'queued' && state !== 'sent')) continue
    if (bookingId !== null) {
      const booking = diary.bookings.get(bookingId)
      if (booking) jobs.push({ jobId, printerId, state, content: slipContent(context, booking, copy) })
      continue
    }
    if (visitId === null) {
      jobs.push({ jobId, printerId, state, content: trialContent(context) })
      continue
    }
    const visit = day.visits.get(visitId)
    if (visit) jobs.push({ jobId, printerId, state, content: ticketContent(context, visit, copy) })
  }
  const panels: AgentView['panels'] = []
  for (const { panelId, deskNumber, agentId: owner } of directory.panels()) {
    const desk = rules.office.desks.find((d) => d.number === deskNumber)
    if (owner !== agentId || !desk) continue
    panels.push({ panelId, deskId: desk.id, deskNumber, show: panelShow(context, desk) })
  }
  const consoles: AgentView['consoles'] = []
  for (const { consoleId, deskNumber, agentId: owner } of directory.consoles()) {
    const desk = rules.office.desks.find((d) => d.number === deskNumber)
    if (owner === agentId && desk) consoles.push({ consoleId, deskNumber, ...consoleShow(day, desk) })
  }
  return { jobs, panels, consoles }
}

function panelShow(context: ViewContext, desk: Desk): PanelShow {
  const { day, rules } = context
  const now = deskState(day, desk.id)
  if (now.state === 'closed') {
    const hours = hoursOf(context)
    return { kind: 'closed', opensAt: hours.state === 'closed' ? (hours.opensAt?.time ?? null) : null }
  }
  if (now.state === 'paused') {
    const backAt = now.until === null ? null : localTime(now.until, rules.office.timeZone)
    return { kind: 'paused', backAt }
  }
  const visit = now.inFront === null ? undefined : day.visits.get(now.inFront)
  const leg = visit?.leg.now
  if (!visit || leg === undefined) return { kind: 'free' }
  return leg.state === 'called'
    ? { kind: 'called', ticket: visit.ticket, callNumber: leg.callNumber }
    : { kind: 'serving', ticket: visit.ticket }
}

/** The ticket in words, in the visitor's language and beside it the office's other one. */
export function ticketContent(
  { rules, publicUrl }: Pick<ViewContext, 'rules' | 'publicUrl'>,
  visit: Visit,
  copy: boolean,
): TicketContent {
  const { office } = rules
  const { language, quote } = visit
  const second = office.languages.slice(0, 2).find((l) => l !== language) ?? null
  // The first leg is the one that the quote and the paper speak of.
  const first = visit.past[0] ?? visit.leg
  const services = servicesOf(visit).map((id) => {
    const service = rules.services.get(id)
    if (!service) throw new Error(`visit ${visit.id} names no service ${id}`)
    return service
  })
  const both = (text: typeof office.name) => ({
    first: textIn(text, language),
    second: second === null ? null : secondText(text, language, second),
  })
  const { estimate } = quote
  const minute = 60_000
  return {
    ticket: visit.ticket,
    language,
    second,
    officeName: both(office.name),
    serviceName: {
      first: services.map(({ name }) => textIn(name, language)).join(' + '),
      second: second === null ? null : secondNames(services, language, second),
    },
    date: shortDate(visit.issuedAt, office.timeZone),
    time: localTime(visit.issuedAt, office.timeZone),
    ahead: quote.ahead,
    waitMinutes: estimate === null ? null : `${estimate.fromMinutes}–${estimate.toMinutes}`,
    calledAround:
      estimate === null
        ? null
        : [estimate.fromMinutes, estimate.toMinutes]
            .map((m) => localTime(visit.issuedAt + m * minute, office.timeZone))
            .join('–'),
    desks: [...quote.desks],
    appointment: visit.appointment && {
      time: localTime(visit.appointment.start, office.timeZone),
      late: first.basis.kind === 'late-appointment',
    },
    documents: [...new Set(services.flatMap((s) => s.documents.map((text) => textIn(text, language))))],
    link: `${publicUrl}/t/${visit.token}`,
    copy,
    ...(visit.emergency ? { emergency: true } : {}),
  }
}

/** What the paper is for: the services of the whole visit, those over and those to come, each once. */
function servicesOf({ past, leg, planned }: Visit): readonly ServiceId[] {
  return [...new Set([...past.map(({ serviceId }) => serviceId), leg.serviceId, ...planned])]
}

/** All names in the second language, or none of them: a line of two languages is read by nobody. */
function secondNames(services: readonly Service[], first: Language, second: Language): string | null {
  const names = services.map(({ name }) => secondText(name, first, second))
  return names.includes(null) ? null : names.join(' + ')
}

/** What a trial of the printer shows: every part of a ticket, and that it is none. */
function trialContent({ rules, publicUrl, now }: ViewContext): TicketContent {
  const { office } = rules
  const [language = 'ru', second = null] = office.languages
  const both = (text: typeof office.name) => ({
    first: textIn(text, language),
    second: second === null ? null : secondText(text, language, second),
  })
  return {
    ticket: { letter: '', number: 888 },
    language,
    second,
    officeName: both(office.name),
    serviceName: both(trialName),
    date: shortDate(now, office.timeZone),
    time: localTime(now, office.timeZone),
    ahead: 0,
    waitMinutes: null,
    calledAround: null,
    desks: [],
    appointment: null,
    documents: [],
    link: `${publicUrl}/`,
    copy: false,
  }
}

/** The text beside; nothing when it would only repeat the first. */
function secondText(text: Parameters<typeof textIn>[0], first: Language, second: Language): string | null {
  const other = text[second] ?? null
  return other === textIn(text, first) ? null : other
}
