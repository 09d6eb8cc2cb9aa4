import { readFileSync } from 'node:fs'
import type { DeskId, OfficeId, ServiceId, StaffId, VisitId, VisitToken } from '@chered/protocol/ids'
import { Office } from '@chered/protocol/office'
import type { DayCommand } from '@chered/server/domain/day/commands'
import { type Day, emptyDay } from '@chered/server/domain/day/day'
import { decide } from '@chered/server/domain/day/decide'
import { evolve } from '@chered/server/domain/day/evolve'
import { officeRules } from '@chered/server/domain/office/office-rules'
import { exampleWalkIns } from '@chered/server/testing/example-office'
import { median } from './figures.ts'

export const sizes = [100, 1000, 10_000]
const operations = 2000
const rounds = 7

/** (d) Cost of an issue and of a call with so many waiting, against the first size; log n grows by 1, 1.5, 2. */
export function growth(): { growthIssue: number[]; growthCall: number[] } {
  const path = new URL('../../packages/server/example/office.json', import.meta.url)
  const office = Office.parse(JSON.parse(readFileSync(path, 'utf8')))
  const rules = officeRules(office)
  const walkIns = exampleWalkIns()
  let at = Date.UTC(2026, 10, 24, 7)
  let made = 0
  const apply = (day: Day, command: DayCommand): Day => {
    at += 10
    const decision = decide(day, command, { at, rules, hoursOpen: true, walkIns })
    if (!decision.ok) throw new Error(decision.refusal.code)
    let next = day
    for (const event of decision.events) next = evolve(next, { seq: next.seq + 1, at, event })
    return next
  }
  const issue = (day: Day) => {
    const visitId = `visit-${++made}` as VisitId
    const services = office.services.filter((s) => s.channels.includes('kiosk') && !s.byAppointmentOnly)
    const serviceId = services[made % services.length]?.id as ServiceId
    return apply(day, {
      type: 'issue-ticket',
      visitId,
      token: `token-${made}` as VisitToken,
      serviceId,
      planned: [],
      language: 'ru',
      channel: 'kiosk',
      categoryId: null,
      appointment: null,
      print: null,
    })
  }
  const deskId = 'desk-1' as DeskId
  const staffId = 'staff-1' as StaffId
  const serve = (day: Day) => {
    let next = apply(day, { type: 'call-next', deskId, staffId })
    const desk = next.desks.get(deskId)?.now
    const visitId = (desk?.state === 'open' ? desk.inFront : null) as VisitId
    next = apply(next, { type: 'start', deskId, staffId, visitId })
    return apply(next, { type: 'finish', deskId, staffId, visitId, outcome: 'done' })
  }
  const opened = (): Day => {
    const first = {
      type: 'DayOpened',
      officeId: 'bench' as OfficeId,
      date: '2026-11-24' as Day['date'],
    } as const
    const day = evolve(emptyDay(), { seq: 1, at, event: first })
    const all = office.services.map((s) => s.id)
    return apply(day, { type: 'open-desk', deskId, staffId, primary: all, secondary: [] })
  }
  const cost = (waiting: number): { issue: number; call: number } => {
    let day = opened()
    for (let n = 0; n < waiting; n++) day = issue(day)
    // As many go as come, so that the length stays what it is.
    let issueMs = 0
    let callMs = 0
    for (let n = 0; n < operations; n++) {
      const a = performance.now()
      day = issue(day)
      const b = performance.now()
      day = serve(day)
      callMs += performance.now() - b
      issueMs += b - a
    }
    return { issue: issueMs, call: callMs }
  }
  for (const size of sizes) cost(size)
  const issues = sizes.map(() => [] as number[])
  const callCosts = sizes.map(() => [] as number[])
  for (let n = 0; n < rounds; n++) {
    const all = sizes.map(cost)
    all.forEach((c, i) => {
      issues[i]?.push(c.issue / (all[0]?.issue ?? 1))
      callCosts[i]?.push(c.call / (all[0]?.call ?? 1))
    })
  }
  return { growthIssue: issues.map(median), growthCall: callCosts.map(median) }
}
