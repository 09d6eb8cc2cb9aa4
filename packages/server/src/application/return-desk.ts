import { type DeviceId, VisitToken } from '@chered/protocol/ids'
import type { ReturnBody, Returned } from '@chered/protocol/returns'
import { visitOfToken } from '../domain/day/day.ts'
import type { Refusal } from '../domain/day/decision.ts'
import { outlook } from '../domain/queue/quote.ts'
import type { Visit } from '../domain/visit/visit.ts'
import type { DayKeeper } from './day-keeper.ts'
import type { ViewContext } from './views/context.ts'

export type ReturnAnswer =
  | { readonly ok: true; readonly returned: Returned }
  | { readonly ok: false; readonly refusal: Refusal }

/** A visitor who missed the call comes back by means of a kiosk. */
export interface ReturnDesk {
  /** Whose ticket it is need not be known: nothing is told but the place in the queue. Refusals: see `ReturnBody`. */
  bringBack(body: ReturnBody, kiosk: DeviceId): Promise<ReturnAnswer>
}

export function openReturnDesk(keeper: DayKeeper, context: () => ViewContext): ReturnDesk {
  const no = (code: Refusal['code'], params?: Refusal['params']): ReturnAnswer => ({
    ok: false,
    refusal: params === undefined ? { code } : { code, params },
  })

  function candidates(body: ReturnBody): Visit[] {
    const { day } = context()
    if ('scanned' in body) {
      // The QR holds the visitor's link; a reader may send the token alone.
      const token = VisitToken.safeParse(body.scanned.trim().split('/').at(-1))
      const visit = token.success ? visitOfToken(day, token.data) : null
      return visit === null ? [] : [visit]
    }
    const { number, letter } = body
    return [...day.visits.values()].filter(
      ({ ticket }) => ticket.number === number && (letter === undefined || ticket.letter === letter),
    )
  }

  return {
    async bringBack(body, kiosk) {
      const { commandId } = body
      const submit = ({ id: visitId }: Visit) =>
        keeper.submit({
          command: { type: 'bring-back', visitId },
          actor: { kind: 'device', id: kiosk },
          commandId,
        })
      const back = (id: Visit['id']): ReturnAnswer => {
        const { day, rules, now } = context()
        const visit = day.visits.get(id)
        if (!visit) return no('day-ended')
        const { ahead, estimate } = outlook(day, rules, visit, now)
        return { ok: true, returned: { kind: 'back', ticket: visit.ticket, ahead, estimate } }
      }
      const found = candidates(body)
      if (keeper.answered(commandId)) {
        // A repeat: its visitor waits again already, and is known by the command alone.
        for (const visit of found) if ((await submit(visit)).ok) return back(visit.id)
        return no('command-reused')
      }
      const [first] = found
      if (first === undefined) return no('ticket-not-found')
      const missed = found.filter(({ leg }) => leg.now.state === 'no-show')
      const [only, another] = missed
      if (only === undefined) {
        // Only who holds the ticket learns what has become of it.
        return 'scanned' in body ? no('not-missed', { state: first.leg.now.state }) : no('not-missed')
      }
      if (another !== undefined) {
        const letters = [...new Set(missed.map(({ ticket }) => ticket.letter))].sort()
        return { ok: true, returned: { kind: 'which', letters } }
      }
      const answer = await submit(only)
      return answer.ok ? back(only.id) : answer
    },
  }
}
