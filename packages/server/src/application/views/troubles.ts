import { textIn } from '@chered/protocol/text'
import { ticketText } from '@chered/protocol/ticket-text'
import type { Trouble } from '@chered/protocol/views'
import { waitingIn, waitingVisits } from '../../domain/day/day.ts'
import { isLate } from '../../domain/incident/incident.ts'
import { callLimit } from '../../domain/visit/visit.ts'
import type { ViewContext } from './context.ts'
import { desksServing } from './desks-serving.ts'
import { emergencyTroubles } from './emergency-states.ts'

/** Everything in the hall that needs a person, worst first. */
export function troubles(context: ViewContext): Trouble[] {
  const found = [
    ...storage(context),
    ...queues(context),
    ...devices(context),
    ...prints(context),
    ...payments(context),
    ...incidents(context),
    ...emergencyTroubles(context),
  ]
  return found.sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn') || a.since - b.since)
}

function* storage({ storageTrouble }: ViewContext): Generator<Trouble> {
  if (storageTrouble === null) return
  const { code, since } = storageTrouble
  yield { id: 'storage', code: 'storage', level: 'bad', since, params: { code } }
}

function* queues(context: ViewContext): Generator<Trouble> {
  const { day, rules, now } = context
  for (const queue of rules.office.queues) {
    const services = rules.servicesOfQueue.get(queue.id) ?? []
    let waiting = 0
    let oldest = Number.POSITIVE_INFINITY
    let beyond = 0
    let worst: string | null = null
    let worstCallBy = Number.POSITIVE_INFINITY
    for (const id of services) {
      waiting += waitingIn(day, id)
      for (const visit of waitingVisits(day, id, now)) {
        oldest = Math.min(oldest, visit.leg.since)
        // Call order: the rest of this line is later still.
        if (visit.leg.place.callBy >= now) break
        const limit = callLimit(visit.leg)
        // A booked visitor stands early in the order and is in time until the booked time.
        if (limit >= now) continue
        beyond++
        if (limit < worstCallBy) {
          worstCallBy = limit
          worst = ticketText(visit.ticket)
        }
        if (beyond > 60) break
      }
    }
    if (waiting === 0) continue
    const { primaryDesks, secondaryDesks } = desksServing(context, services)
    const params = { letter: queue.letter, queue: textIn(queue.name, 'ru'), waiting }
    if (primaryDesks.length + secondaryDesks.length === 0) {
      yield {
        id: `queue-without-desk:${queue.id}`,
        code: 'queue-without-desk',
        level: 'bad',
        since: oldest,
        params,
      }
    } else if (worst !== null) {
      yield {
        id: `wait-beyond-target:${queue.id}`,
        code: 'wait-beyond-target',
        level: 'warn',
        since: worstCallBy,
        params: { ...params, ticket: worst, beyond },
      }
    }
  }
}

function* devices({ directory, rules }: ViewContext): Generator<Trouble> {
  const kiosks = directory.devices().filter((d) => d.assignment.kind === 'kiosk')
  for (const { printerId, name, status, since } of directory.printers()) {
    const kiosk = kiosks.find((d) => d.assignment.kind === 'kiosk' && d.assignment.printerId === printerId)
    const params = { printer: name, printerId, kiosk: kiosk?.name ?? '' }
    if (status.state === 'not-ready') {
      const { problem } = status
      const id = `printer:${printerId}`
      yield { id, code: 'printer-not-ready', level: 'bad', since, params: { ...params, problem } }
    } else if (status.state === 'ready' && status.nearEnd) {
      yield { id: `paper:${printerId}`, code: 'paper-near-end', level: 'warn', since, params }
    }
  }
  for (const { panelId, deskNumber, status, since, letters } of directory.panels()) {
    if (status === 'unreachable') {
      const id = `panel:${panelId}`
      yield { id, code: 'panel-unreachable', level: 'warn', since, params: { desk: deskNumber } }
    }
    const missing = letters === null ? [] : undrawn(rules.office.queues, letters)
    if (missing.length > 0) {
      const params = { desk: deskNumber, letters: missing.join(', ') }
      yield { id: `letters:${panelId}`, code: 'panel-letters', level: 'warn', since, params }
    }
  }
  for (const { scannerId, name, status, since } of directory.scanners()) {
    if (status !== 'unreachable') continue
    const kiosk = kiosks.find((d) => d.assignment.kind === 'kiosk' && d.assignment.scannerId === scannerId)
    const params = { scanner: name, scannerId, kiosk: kiosk?.name ?? '' }
    yield { id: `scanner:${scannerId}`, code: 'scanner-unreachable', level: 'warn', since, params }
  }
  for (const { consoleId, deskNumber, status, since } of directory.consoles()) {
    if (status !== 'unreachable') continue
    const params = { desk: deskNumber, consoleId }
    yield { id: `console:${consoleId}`, code: 'console-unreachable', level: 'warn', since, params }
  }
  for (const { deviceId, name, assignment, connected, seenAt, enrolledAt } of directory.devices()) {
    if (connected) continue
    const code = `${assignment.kind}-lost` as const
    const since = seenAt ?? enrolledAt
    yield { id: `lost:${deviceId}`, code, level: 'warn', since, params: { name, deviceId } }
  }
}

/**
 * Letters that a panel cannot draw, of queues whose digits alone do not tell
 * their tickets apart: with a range of its own a queue is safe on digits.
 */
function undrawn(
  queues: readonly { letter: string; numbers?: { from: number; to: number } | undefined }[],
  letters: string,
): string[] {
  const range = (q: (typeof queues)[number]) => q.numbers ?? { from: 1, to: 999 }
  return queues
    .filter((q) => q.letter !== '' && !letters.includes(q.letter))
    .filter((q) =>
      queues.some((o) => o !== q && range(o).from <= range(q).to && range(q).from <= range(o).to),
    )
    .map((q) => q.letter)
}

function* prints({ directory, day }: ViewContext): Generator<Trouble> {
  const names = new Map(directory.printers().map((p) => [p.printerId, p.name]))
  for (const { jobId, printerId, visitId, state, acknowledged, changedAt } of directory.jobs()) {
    if (acknowledged) continue
    const visit = visitId === null ? undefined : day.visits.get(visitId)
    if (!visit) continue
    const params = { jobId, ticket: ticketText(visit.ticket), printer: names.get(printerId) ?? printerId }
    if (state === 'unknown') {
      yield { id: `print:${jobId}`, code: 'print-unknown', level: 'warn', since: changedAt, params }
    } else if (state === 'not-sent' || state === 'failed-partial') {
      yield { id: `print:${jobId}`, code: 'print-failed', level: 'warn', since: changedAt, params }
    }
  }
}

function* payments({ paymentsTrouble }: ViewContext): Generator<Trouble> {
  if (paymentsTrouble === undefined) return
  const { since, cause } = paymentsTrouble
  yield { id: 'payments', code: 'payments-unreachable', level: 'warn', since, params: { cause } }
}

function* incidents({ incidents: { open }, now }: ViewContext): Generator<Trouble> {
  for (const { incident } of open) {
    const { id, number, subject, reports } = incident
    const [first] = reports
    if (first === undefined) continue
    const late = isLate(incident, now)
    const params = {
      number,
      kind: subject.kind,
      name: subject.name ?? '',
      desk: subject.desk ?? '',
      fault: first.fault,
      reports: reports.length,
      state: incident.taken !== null && incident.now.state === 'opened' ? 'taken' : incident.now.state,
    }
    yield {
      id: `incident:${id}`,
      code: late ? 'incident-late' : 'incident-open',
      level: late ? 'bad' : 'warn',
      since: first.at,
      params,
    }
  }
}
