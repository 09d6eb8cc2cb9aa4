import type { Booking } from '@chered/protocol/booking'
import type { IssuedTicket } from '@chered/protocol/commands'
import { type Answer, command, newCommandId } from '@chered/ui/api'
import { serverNow, useLive } from '@chered/ui/live'
import { steadyNow, tell, useKiosk } from '../store.ts'
import type { SessionEvent } from './session.ts'
import type { Press } from './stage.ts'

/** How long a press that got no answer is kept and repeated once the server is back. */
const keptForMs = 60_000
/**
 * Paper was promised when the key was pressed. A server that has restarted since
 * knows no printer until its agent is connected again, a few seconds later.
 */
const agentBackWithinMs = 6_000

/**
 * Sends a press until it is answered. It carries one command id through all
 * repeats, so however often it is sent, one ticket or one booking comes of it.
 * When the server is lost meanwhile, the press waits for it, for at most a minute.
 */
export async function sendPress(press: Press): Promise<void> {
  const { stage } = useKiosk.getState().session
  if (stage.kind !== 'choosing' && stage.kind !== 'refused' && stage.kind !== 'held') return
  const pressedAt = steadyNow()
  tell({ kind: 'pressed', press, at: pressedAt })
  let agentAwaitedFrom: number | null = null
  /** A kiosk that has given a number by itself meanwhile asks no more for this one. */
  const isWanted = () => {
    const { stage: now } = useKiosk.getState().session
    return now.kind === 'issuing' && now.press === press
  }
  for (;;) {
    if (!isWanted()) return
    const answer = await send(press)
    if (answer.ok) {
      tell(answer.value)
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

/** Asks the server, and says what its answer means for the session. */
async function send(press: Press): Promise<Answer<SessionEvent>> {
  switch (press.kind) {
    case 'ticket':
      return meaning(await command<IssuedTicket>('/api/tickets', press.body), issued)
    case 'check-in':
      return meaning(await command<IssuedTicket>('/api/check-ins', press.body), issued)
    case 'hold':
      return meaning(await command<Booking>('/api/bookings', press.body), held)
    case 'confirm': {
      const { bookingId } = press.booking
      return meaning(await command<Booking>(`/api/bookings/${bookingId}/confirm`, press.body), (booking) => ({
        kind: 'booked',
        booking,
        at: steadyNow(),
      }))
    }
  }
}

const issued = (ticket: IssuedTicket): SessionEvent => ({ kind: 'issued', ticket, at: steadyNow() })

/** The server says until when on its own clock; the session counts on the kiosk's. */
function held(booking: Booking): SessionEvent {
  const forMs = Math.max(0, (booking.holdUntil ?? 0) - serverNow())
  return { kind: 'held', booking, hold: { until: steadyNow() + forMs, forMs } }
}

function meaning<T>(answer: Answer<T>, event: (value: T) => SessionEvent): Answer<SessionEvent> {
  return answer.ok ? { ok: true, value: event(answer.value) } : answer
}

/** The same wish under a new command id and with a number on the screen: another order, not a repeat. */
export function withoutPaper(press: Press): Press {
  const onScreen = { commandId: newCommandId(), paper: 'screen' as const }
  switch (press.kind) {
    case 'ticket':
      return { ...press, body: { ...press.body, ...onScreen } }
    case 'check-in':
      return { ...press, body: { ...press.body, ...onScreen } }
    case 'confirm':
      return { ...press, body: { ...press.body, ...onScreen } }
    case 'hold':
      return press
  }
}

/** True once the server speaks; false when `withinMs` went by without a word. */
export function serverBack(withinMs: number): Promise<boolean> {
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
