import type { ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { OfficeText, serviceOf } from './OfficeText.tsx'
import { tickDocument, useVisitWork, workOf } from './visit-work.ts'

/** The documents of the visitor's situation, ticked off as they are shown; only their number goes to the server. */
export function DocumentTicks({ visit, office }: { visit: InFront; office: Office | null }) {
  const { t } = useTranslation()
  const { checked } = useVisitWork((s) => workOf(s, visit))
  const service = serviceOf(office, visit.serviceId)
  if (!service) return <section />
  return (
    <section>
      <h2 className="h">
        {t('documents.title')}
        {service.documents.length > 0 && (
          <b>{t('documents.checked', { done: checked.length, count: service.documents.length })}</b>
        )}
      </h2>
      {service.documents.length === 0 && <p className="muted none">{t('documents.none')}</p>}
      <ul className="docs">
        {service.documents.map((document, place) => (
          <li key={document.ru}>
            <label className="check">
              <input
                type="checkbox"
                checked={checked.includes(place)}
                onChange={() => tickDocument(visit, place)}
              />
              <span>
                <OfficeText text={document} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the next visitor will be asked for. */
export function DocumentList({ serviceId, office }: { serviceId: ServiceId; office: Office | null }) {
  const { t } = useTranslation()
  const documents = serviceOf(office, serviceId)?.documents ?? []
  if (documents.length === 0) return null
  return (
    <section>
      <h2 className="h">{t('documents.bring')}</h2>
      <ul className="docs plain">
        {documents.map((document) => (
          <li key={document.ru}>
            <OfficeText text={document} />
          </li>
        ))}
      </ul>
    </section>
  )
}
