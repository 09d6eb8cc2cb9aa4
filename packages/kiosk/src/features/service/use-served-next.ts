import type { Office } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'
import { localDate } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../store.ts'
import { dateWords } from '../booking/booking-words.ts'

/** When the schedule has the service next, as a sentence; empty while somebody serves it or where that is not known. */
export function useServedNext(
  office: Pick<Office, 'timeZone'>,
  now: Pick<KioskService, 'state' | 'servedNext'> | undefined,
): string {
  const { t } = useTranslation()
  const language = useKiosk((s) => s.session.wishes.language)
  const at = useNow(30_000)
  const next = now?.servedNext
  if (!next || now.state === 'open') return ''
  const date = dateWords(next.date, localDate(at, office.timeZone), language, t)
  return t('offer.servedNext', { date, time: next.time })
}
