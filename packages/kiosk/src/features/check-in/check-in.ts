import type { FindCheckInBody, FoundCheckIn, FoundCheckIns } from '@chered/protocol/booking'
import { newCommandId, request } from '@chered/ui/api'
import { sendPress } from '../../app/send-press.ts'
import { placeOf, type Stage } from '../../app/stage.ts'
import { tell, useKiosk } from '../../store.ts'
import { bringBack, isTicketLink } from '../returns/bring-back.ts'

/** Bookings behind a code, a phone number or a scanned text; what was typed is not kept anywhere. */
export async function findBookings(by: 'code' | 'phone' | 'scan', text: string): Promise<void> {
  if (useKiosk.getState().session.stage.kind !== 'choosing') return
  tell({ kind: 'sought', by })
  const body = { [by === 'scan' ? 'scanned' : by]: text } as FindCheckInBody
  const answer = await request<FoundCheckIns>('POST', '/api/check-ins/find', body)
  if (!answer.ok) tell({ kind: 'not-found', code: answer.code, params: answer.params })
  else if (answer.value.bookings.length > 0) tell({ kind: 'found', bookings: answer.value.bookings })
  else tell({ kind: 'not-found', code: 'booking-unknown', params: {} })
}

/** A code held to the scanner, whatever stands on the screen; one that is being booked or printed is not disturbed. */
export function findScanned(text: string): void {
  const { session } = useKiosk.getState()
  const scanned = text.trim()
  if (!mayScan(session.stage) || scanned.length < 4 || scanned.length > 200) return
  // A ticket that missed its call comes back; any other code is a booking's.
  if (isTicketLink(scanned)) void bringBack({ scanned })
  else void findBookings('scan', scanned)
}

/** A visitor who is in the middle of booking has the hands full; everywhere else a code may be shown. */
function mayScan(stage: Stage): boolean {
  if (stage.kind !== 'choosing') return false
  const { kind } = placeOf(stage.places)
  return kind !== 'count' && kind !== 'days' && kind !== 'times'
}

/** The visitor is here: takes the ticket of the booking. */
export function checkIn({ bookingId, time }: FoundCheckIn, paper: 'print' | 'screen'): Promise<void> {
  const { language } = useKiosk.getState().session.wishes
  return sendPress({
    kind: 'check-in',
    body: { commandId: newCommandId(), bookingId, language, paper },
    time,
  })
}
