import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import type { Situation } from '../desk/situation.ts'
import { DocumentList, DocumentTicks } from './Documents.tsx'
import './visit.css'
import { ServiceName } from './OfficeText.tsx'

/** Below the ticket: its stages, the documents, the course of the visit. */
export function VisitWorkArea({ situation, office }: { situation: Situation; office: Office | null }) {
  const { t } = useTranslation()
  switch (situation.kind) {
    case 'called':
    case 'serving':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area without controls has to be reachable by keys
        <section className="work" tabIndex={0} aria-label={t('workArea')}>
          <Stages visit={situation.visit} office={office} />
          <DocumentTicks visit={situation.visit} office={office} />
          <Course visit={situation.visit} office={office} />
        </section>
      )
    case 'free':
      return (
        <section className="work">
          {situation.next && <DocumentList serviceId={situation.next.serviceId} office={office} />}
        </section>
      )
    case 'paused':
    case 'closed':
    case 'taken':
      return <section className="work" />
  }
}

function Stages({ visit, office }: { visit: InFront; office: Office | null }) {
  const { t } = useTranslation()
  if (visit.planned.length === 0) return null
  return (
    <ol className="legs" aria-label={t('planned.title')}>
      {[visit.serviceId, ...visit.planned].map((id, place) => (
        <li key={id} className={place === 0 ? 'leg now' : 'leg'} aria-current={place === 0 && 'step'}>
          <StateShape shape={place === 0 ? 'serving' : 'free'} />
          <span>
            {place + 1}. <ServiceName office={office} id={id} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Course({ visit, office }: { visit: InFront; office: Office | null }) {
  const { t } = useTranslation()
  if (office === null) return <section />
  const at = (moment: number) => clockTime(moment, office.timeZone, true)
  const channel = t(`channel.${visit.channel}`, { defaultValue: visit.channel })
  return (
    <section>
      <h2 className="h">{t('course.title')}</h2>
      <dl className="fact">
        <dt>{at(visit.issuedAt)}</dt>
        <dd>{t('course.issued', { channel })}</dd>
        <dt>{at(visit.calledAt)}</dt>
        <dd>{t('course.called', { count: visit.callNumber })}</dd>
        {visit.startedAt !== null && (
          <>
            <dt>{at(visit.startedAt)}</dt>
            <dd>{t('course.started')}</dd>
          </>
        )}
      </dl>
      <p className="speaks">{t('course.language', { language: t(`language.${visit.language}`) })}</p>
    </section>
  )
}
