import { newCommandId } from '@chered/ui/api'
import { sendPress } from '../../app/send-press.ts'
import type { Place } from '../../app/stage.ts'
import { useKiosk } from '../../store.ts'

/** One press of "take a ticket". */
export function takeTicket(
  { serviceId, alsoServiceId, claim }: Extract<Place, { kind: 'service' }>,
  paper: 'print' | 'screen',
): Promise<void> {
  const { language } = useKiosk.getState().session.wishes
  const also = alsoServiceId === null ? {} : { alsoServiceId }
  const claimed = claim === undefined ? {} : { categoryId: claim }
  const body = { commandId: newCommandId(), serviceId, ...also, ...claimed, language, paper }
  return sendPress({ kind: 'ticket', body })
}
