import type { ServiceId } from '@chered/protocol/ids'
import type { KioskView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { useSecondsUntil } from '../../app/Leave.tsx'
import type { Press } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { giveNumber } from './give-number.ts'
import { useAloneView } from './use-alone-view.ts'

/**
 * A ticket that has not come out so long after the press does not come out any
 * more: the server gives up a print that nobody begins within twelve seconds.
 */
export const insteadAfterMs = 15_000

interface Props {
  readonly view: KioskView | null
  readonly press: Press
  readonly since: number
}

/** For whoever waits for a server that does not come back: a number of the kiosk's own in the stead of the press. */
export function GiveInstead({ view, press, since }: Props) {
  const { t } = useTranslation()
  const alone = useAloneView(view)
  const seconds = useSecondsUntil(since + insteadAfterMs)
  if (press.kind !== 'ticket' || alone === null || seconds > 0) return null
  const { serviceId, alsoServiceId = null, commandId } = press.body
  return (
    <Touch
      className="solid main-key"
      onPress={() =>
        void giveNumber(alone.office, serviceId as ServiceId, alsoServiceId as ServiceId | null, commandId)
      }
    >
      {t('alone.instead')}
    </Touch>
  )
}
