import { Results, ResultsQuery } from '@chered/protocol/results'
import { bookedAhead, goingOn, resultsOf, tooLong } from '../../application/results.ts'
import { isDate } from '../../domain/schedule/day-clock.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

/** What specialists have done (instruction 6.1.5): the own always, a colleague's as the office permits. */
export function resultRoutes(app: App, parts: AppParts, access: Access): void {
  const { legs, deskTimes, identity, staff, office, context } = parts
  app.get(
    '/api/results',
    {
      schema: {
        summary: 'What a specialist has done, in all and by day',
        tags: ['results'],
        querystring: ResultsQuery,
        response: { 200: Results },
      },
    },
    async (request) => {
      const session = access.staff(request, 'specialist', 'reception', 'administrator', 'head')
      const { from, to, staffId = session.staffId } = request.query
      const leads = session.roles.some((role) => role === 'administrator' || role === 'head')
      const mayLook = staffId === session.staffId || leads || office.rules.office.settings.colleaguesResults
      if (!mayLook) throw new Refused('not-permitted')
      if (!staff().some((person) => person.staffId === staffId)) throw new Refused('staff-unknown')
      for (const [field, date] of Object.entries({ from, to })) {
        if (!isDate(date)) throw new Refused('bad-request', { field })
      }
      if (to < from || tooLong(from, to)) throw new Refused('bad-request', { field: 'to' })
      const { day, diary, now } = context()
      const present = day.date >= from && day.date <= to ? goingOn(day, staffId, now) : []
      const results = resultsOf(legs.of(staffId, from, to), [...deskTimes.of(staffId, from, to), ...present])
      const ahead = bookedAhead(diary, staffId, from, to)
      return { staffId, name: identity.nameOf(staffId), from, to, at: now, bookedAhead: ahead, ...results }
    },
  )
}
