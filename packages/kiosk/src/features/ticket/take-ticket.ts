import type { ServiceId } from '@chered/protocol/ids'
import { newCommandId } from '@chered/ui/api'
import { sendPress } from '../../app/send-press.ts'
import { useKiosk } from '../../store.ts'

/** One press of "take a ticket". */
export function takeTicket(
  serviceId: ServiceId,
  alsoServiceId: ServiceId | null,
  paper: 'print' | 'screen',
): Promise<void> {
  const { language } = useKiosk.getState().session.wishes
  const also = alsoServiceId === null ? {} : { alsoServiceId }
  const body = { commandId: newCommandId(), serviceId, ...also, language, paper }
  return sendPress({ kind: 'ticket', body })
}
