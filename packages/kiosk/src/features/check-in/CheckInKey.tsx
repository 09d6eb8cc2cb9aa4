import type { Office } from '@chered/protocol/office'
import { CalendarCheck, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'

/** Check-in, one touch away from the first question, where the office books at all. */
export function CheckInKey({ office }: { office: Pick<Office, 'services'> }) {
  const { t } = useTranslation()
  if (!office.services.some((service) => service.booking)) return null
  return (
    <Touch
      className="solid check-in-key"
      onPress={() => tell({ kind: 'went', to: { kind: 'check-in', by: 'code', news: null } })}
    >
      <CalendarCheck className="icon" aria-hidden="true" />
      <span>
        <b>{t('checkIn.key')}</b>
        <small>{t('checkIn.keyHow')}</small>
      </span>
      <ChevronRight className="icon" aria-hidden="true" />
    </Touch>
  )
}
