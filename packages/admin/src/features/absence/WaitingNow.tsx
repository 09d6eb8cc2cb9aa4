import type { ServiceId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import { officeText } from '@chered/ui/i18n'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import type { OpenProposal } from './absence-store.ts'

/** Those who wait in the hall now: their places stay, other desks call them. */
export function WaitingNow({ open }: { open: OpenProposal }) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { waiting, covers } = open.proposal
  if (waiting.length === 0) return null
  const services = [...Map.groupBy(waiting, ({ serviceId }) => serviceId)]
  /** Desks are told for the proposed covers. */
  const asProposed = (id: ServiceId) => {
    const proposed = covers.find(({ serviceId }) => serviceId === id)?.staff.filter((one) => one.proposed)
    const chosen = open.covers.filter(({ serviceId }) => serviceId === id)
    return (
      chosen.length === (proposed?.length ?? 0) &&
      chosen.every(({ staffId }) => proposed?.some((one) => one.staffId === staffId))
    )
  }
  return (
    <section className="absence-waiting hint" aria-labelledby="absence-waiting">
      <Users aria-hidden="true" />
      <div>
        <h2 className="t" id="absence-waiting">
          {t('absence.waiting.title', { count: waiting.length })}
        </h2>
        <ul>
          {services.map(([id, visits]) => {
            const service = office?.services.find((each) => each.id === id)
            const desks = [...new Set(visits.flatMap((visit) => visit.desks))].sort((a, b) => a - b)
            return (
              <li key={id}>
                <b>{visits.map(({ ticket }) => ticketText(ticket)).join(', ')}</b>{' '}
                {service ? officeText(service.name, i18n.language) : id}:{' '}
                {!asProposed(id)
                  ? t('absence.waiting.chosen')
                  : desks.length > 0
                    ? t('absence.waiting.desks', { count: desks.length, desks: desks.join(', ') })
                    : t('absence.waiting.noDesk')}
              </li>
            )
          })}
        </ul>
        <p>{t('absence.waiting.stay')}</p>
      </div>
    </section>
  )
}
