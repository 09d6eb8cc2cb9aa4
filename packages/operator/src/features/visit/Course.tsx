import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'

/** What has been of the visit so far: its times, how often it was on hold, which language is spoken. */
export function Course({ visit, office }: { visit: InFront; office: Office | null }) {
  const { t } = useTranslation()
  if (office === null) return <section />
  const at = (moment: number) => clockTime(moment, office.timeZone, true)
  const channel = t(`channel.${visit.channel}`, { defaultValue: visit.channel })
  const held = visit.holds ?? 0
  const before = Math.floor((visit.servedBeforeMs ?? 0) / 60_000)
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
      {(held > 0 || before > 0) && (
        <p className="speaks">
          {held > 0 && t('course.held', { count: held })}
          {held > 0 && before > 0 && ', '}
          {before > 0 && t('course.before', { count: before })}
        </p>
      )}
      <p className="speaks">{t('course.language', { language: t(`language.${visit.language}`) })}</p>
    </section>
  )
}
