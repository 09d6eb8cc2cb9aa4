import type { BookingId } from '@chered/protocol/ids'
import { newCommandId } from '@chered/ui/api'
import { sendPress } from '../../app/send-press.ts'
import type { Hold, Stage, WishedInterval, WishedService } from '../../app/stage.ts'
import { useKiosk } from '../../store.ts'

/** Keeps an interval for the visitor, of whoever is free then; a booking's id is made here, so a repeat is the same booking. */
export function holdInterval(
  services: readonly WishedService[],
  { date, start }: WishedInterval,
): Promise<void> {
  const { language } = useKiosk.getState().session.wishes
  const bookingId = newCommandId() as string as BookingId
  const body = {
    commandId: newCommandId(),
    bookingId,
    services: [...services],
    start,
    resourceId: null,
    language,
  }
  return sendPress({ kind: 'hold', body, date })
}

/** Makes the kept interval a booking. `phone`: digits with the country code, or null when none is left. */
export function confirmBooking(
  { booking, hold }: { readonly booking: Extract<Stage, { kind: 'held' }>['booking']; readonly hold: Hold },
  phone: string | null,
  paper: 'print' | 'screen',
): Promise<void> {
  const visitor = phone === null ? {} : { visitor: { name: null, phone } }
  const body = { commandId: newCommandId(), ...visitor, paper }
  return sendPress({ kind: 'confirm', body, booking, hold })
}
