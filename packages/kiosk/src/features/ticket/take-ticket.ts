import type { IssuedTicket } from '@chered/protocol/commands'
import type { ServiceId } from '@chered/protocol/ids'
import { command, newCommandId } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import type { Press } from '../../app/session.ts'
import { steadyNow, tell, useKiosk } from '../../store.ts'

/** How long a press that got no answer is kept and repeated once the server is back. */
const keptForMs = 60_000
/**
 * Paper was promised when the key was pressed. A server that has restarted since
 * knows no printer until its agent is connected again, a few seconds later.
 */
const agentBackWithinMs = 6_000

/** One press of "take a ticket". */
export function takeTicket(
  serviceId: ServiceId,
  alsoServiceId: ServiceId | null,
  paper: 'print' | 'screen',
): Promise<void> {
  const { language } = useKiosk.getState().session.wishes
  const also = alsoServiceId === null ? {} : { alsoServiceId }
  return sendPress({ commandId: newCommandId(), serviceId, ...also, language, paper })
}

/**
 * Sends a press until it is answered. It carries one command id through all
 * repeats, so however often it is sent, one ticket comes of it. When the server
 * is lost meanwhile, the press waits for it, for at most a minute.
 */
export async function sendPress(press: Press): Promise<void> {
  const { stage } = useKiosk.getState().session
  if (stage.kind !== 'choosing' && stage.kind !== 'refused') return
  const pressedAt = steadyNow()
  tell({ kind: 'pressed', press, at: pressedAt })
  let agentAwaitedFrom: number | null = null
  for (;;) {
    const answer = await command<IssuedTicket>('/api/tickets', press)
    if (answer.ok) {
      tell({ kind: 'issued', ticket: answer.value, at: steadyNow() })
      return
    }
    if (answer.code === 'printer-not-ready' && answer.params.problem === 'unreachable') {
      agentAwaitedFrom ??= steadyNow()
      if (steadyNow() < agentAwaitedFrom + agentBackWithinMs) {
        await new Promise((resolve) => setTimeout(resolve, 1000))
        continue
      }
    }
    const again = answer.code === 'no-answer' || answer.code === 'shutting-down'
    if (again && (await serverBack(pressedAt + keptForMs - steadyNow()))) continue
    tell({ kind: 'refused', code: answer.code, params: answer.params })
    return
  }
}

/** True once the server speaks; false when `withinMs` went by without a word. */
function serverBack(withinMs: number): Promise<boolean> {
  if (withinMs <= 0) return Promise.resolve(false)
  return new Promise((resolve) => {
    const done = (back: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(back)
    }
    const timer = setTimeout(() => done(false), withinMs)
    const stop = useLive.subscribe(({ link }) => {
      if (link === 'online') done(true)
    })
    // A server that speaks but did not answer gets a moment before the repeat.
    if (useLive.getState().link === 'online') setTimeout(() => done(true), Math.min(1000, withinMs))
  })
}
