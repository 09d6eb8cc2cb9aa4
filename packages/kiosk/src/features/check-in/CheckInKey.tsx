import type { Office } from '@chered/protocol/office'
import { CalendarCheck, ChevronRight, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'

/**
 * Check-in, one touch away from the first question, where the office books at
 * all; behind it the way back for who missed the call, which stands here alone
 * in an office without bookings.
 */
export function CheckInKey({ office }: { office: Pick<Office, 'services'> }) {
  const { t } = useTranslation()
  const books = office.services.some((service) => service.booking)
  const Icon = books ? CalendarCheck : Undo2
  return (
    <Touch
      className="solid check-in-key"
      onPress={() =>
        tell({
          kind: 'went',
          to: books ? { kind: 'check-in', by: 'code', news: null } : { kind: 'missed', news: null },
        })
      }
    >
      <Icon className="icon" aria-hidden="true" />
      <span>
        <b>{t(books ? 'checkIn.key' : 'returns.key')}</b>
        <small>{t(books ? 'checkIn.keyHow' : 'returns.keyHow')}</small>
      </span>
      <ChevronRight className="icon" aria-hidden="true" />
    </Touch>
  )
}
