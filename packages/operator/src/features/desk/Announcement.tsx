import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { DeskView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { serviceName } from '../visit/OfficeText.tsx'
import type { Situation } from './situation.ts'

/** What changed, for a person who listens to the screen. */
export function Announcement(props: { situation: Situation; view: DeskView; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const { situation, view, office } = props
  const text = () => {
    switch (situation.kind) {
      case 'closed':
      case 'paused':
        return t(`announce.${situation.kind}`)
      case 'taken':
        return t('announce.taken', { name: situation.name ?? '' })
      case 'free':
        return t('announce.free', { count: view.waiting })
      case 'called':
      case 'serving': {
        const ticket = ticketText(situation.visit.ticket)
        const service = serviceName(office, situation.visit.serviceId, i18n.language)
        return t(`announce.${situation.kind}`, { ticket, service })
      }
    }
  }
  return (
    <p className="visually-hidden" role="status">
      {text()}
    </p>
  )
}
