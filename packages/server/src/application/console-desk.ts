import type { AgentPress, AgentPressAnswer } from '@chered/protocol/agent'
import type { ConsoleKey } from '@chered/protocol/devices'
import type { CommandId, DeskId, DeviceId, VisitId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { DayCommand } from '../domain/day/commands.ts'
import { deskState } from '../domain/day/day.ts'
import type { DeskState } from '../domain/desk/desk.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import type { DayKeeper } from './day-keeper.ts'
import type { Clock } from './ports.ts'
import { consoleShow } from './views/console-show.ts'
import type { ConsoleInfo } from './views/context.ts'

export interface ConsoleDesk {
  /**
   * A press of a key has its effect at the console's own desk, as if whoever holds
   * that desk now had pressed it on the screen; said again, it has no other.
   *
   * Refuses a console that this agent does not drive (`device-unknown`), a desk that
   * nobody holds (`desk-closed`), a press that was made in another state of the desk
   * or has come too late (`changed-meanwhile`), one for a visitor when nobody is in
   * front (`not-in-front`), and whatever the desk's own commands refuse.
   */
  press(agentId: DeviceId, press: AgentPress): Promise<AgentPressAnswer>
}

/** Presses whose answers are remembered for a repeat; those that had an effect are known from the journal too. */
const answersKept = 1_000

type Manned = Exclude<DeskState, { state: 'closed' }>
type Ordered =
  | { readonly ok: true; readonly command: DayCommand }
  | { readonly ok: false; readonly code: RefusalCode }

export function openConsoleDesk(parts: {
  readonly keeper: DayKeeper
  readonly rules: () => OfficeRules
  readonly consoles: () => readonly ConsoleInfo[]
  readonly clock: Clock
}): ConsoleDesk {
  const { keeper } = parts
  const answers = new Map<CommandId, Promise<AgentPressAnswer>>()

  async function take(agentId: DeviceId, press: AgentPress): Promise<AgentPressAnswer> {
    const { consoleId, key, pressId, turn, until } = press
    // What is in front may have changed by the first time, so the order must not be made out again.
    if (keeper.answered(pressId)) return { outcome: 'done' }
    const place = parts.consoles().find((one) => one.consoleId === consoleId && one.agentId === agentId)
    if (!place) return refused('device-unknown')
    const { office } = parts.rules()
    const desk = office.desks.find(({ number }) => number === place.deskNumber)
    if (!desk) return refused('desk-unknown')
    const now = deskState(keeper.day, desk.id)
    if (now.state === 'closed') return refused('desk-closed')
    if (parts.clock.now() > until) return refused('changed-meanwhile')
    if (consoleShow(keeper.day, desk).turn !== turn) return refused('changed-meanwhile')
    const order = orderOf(key, desk.id, now, office)
    if (!order.ok) return refused(order.code)
    const answer = await keeper.submit({
      command: order.command,
      actor: { kind: 'staff', id: now.staffId },
      commandId: pressId,
    })
    return answer.ok ? { outcome: 'done' } : refused(answer.refusal.code)
  }

  /** What a key means here and now; the desk itself decides whether that can be. */
  function orderOf(key: ConsoleKey, deskId: DeskId, now: Manned, office: OfficeRules['office']): Ordered {
    const by = { deskId, staffId: now.staffId }
    const inFront = now.state === 'open' ? now.inFront : null
    const about = (make: (visitId: VisitId) => DayCommand): Ordered =>
      inFront === null ? { ok: false, code: 'not-in-front' } : { ok: true, command: make(inFront) }
    switch (key) {
      case 'call':
        return { ok: true, command: { type: 'call-next', ...by } }
      case 'recall':
      case 'start':
      case 'no-show':
        return about((visitId) => ({ type: key, ...by, visitId }))
      case 'finish': {
        const [usual] = office.outcomes
        return about((visitId) => ({ type: 'finish', ...by, visitId, outcome: usual?.id ?? 'done' }))
      }
      case 'hold': {
        // Without a reason in the office's list nobody is held.
        const [usual] = office.holdReasons
        if (usual === undefined) return { ok: false, code: 'hold-reason-unknown' }
        return about((visitId) => ({ type: 'hold-visit', ...by, visitId, reasonId: usual.id, until: null }))
      }
      case 'break':
        return now.state === 'paused'
          ? { ok: true, command: { type: 'resume-desk', ...by } }
          : { ok: true, command: { type: 'pause-desk', ...by, reason: 'break', minutes: null } }
      case 'next-step': {
        const state = inFront === null ? null : keeper.day.visits.get(inFront)?.leg.now.state
        const step = state === 'called' ? 'start' : state === 'serving' ? 'finish' : 'call'
        return orderOf(step, deskId, now, office)
      }
    }
  }

  return {
    press(agentId, press) {
      const { pressId } = press
      const known = answers.get(pressId)
      if (known) return known
      const answer = take(agentId, press)
      answers.set(pressId, answer)
      // A turn that failed for the server's own reasons is tried anew when it is said again.
      answer.catch(() => answers.delete(pressId))
      const [oldest] = answers.keys()
      if (answers.size > answersKept && oldest !== undefined) answers.delete(oldest)
      return answer
    },
  }
}

function refused(code: RefusalCode): AgentPressAnswer {
  return { outcome: 'refused', code }
}
