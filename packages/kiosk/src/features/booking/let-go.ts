import { command, newCommandId } from '@chered/ui/api'
import { serverBack } from '../../app/send-press.ts'
import { heldBooking, type Stage } from '../../app/stage.ts'
import { steadyNow, useKiosk } from '../../store.ts'

/** Longer than any hold of a kiosk lives: after that there is nothing left to let go. */
const triedForMs = 10 * 60_000

/**
 * The booking that the step from `before` to `after` leaves behind: the visitor
 * has gone back, gone away or run out of time. Null when nothing is left behind.
 */
export function leftBehind(before: Stage, after: Stage): string | null {
  // A press on its way ends with the server's own answer.
  if (before.kind === 'issuing') return null
  const kept = heldBooking(before)
  return kept !== null && heldBooking(after) !== kept ? kept : null
}

/** From now on each interval that a visitor leaves behind is given back to the others at once. */
export function letGoOfLeft(): () => void {
  return useKiosk.subscribe(({ session }, before) => {
    const bookingId = leftBehind(before.session.stage, session.stage)
    if (bookingId !== null) void letGo(bookingId)
  })
}

async function letGo(bookingId: string): Promise<void> {
  const body = { commandId: newCommandId() }
  const until = steadyNow() + triedForMs
  for (;;) {
    const answer = await command(`/api/bookings/${bookingId}/cancel`, body)
    // Any other "no" means that there is nothing to give back any more.
    if (answer.ok || (answer.code !== 'no-answer' && answer.code !== 'shutting-down')) return
    if (!(await serverBack(until - steadyNow()))) return
  }
}
