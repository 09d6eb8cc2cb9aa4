import type { ScheduleOverview } from '@chered/protocol/schedule'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { tabLink } from '../schedule/tab.ts'
import { dayMonth } from '../schedule/week-dates.ts'
import { localDay } from '../schedule/zone-day.ts'

const atMost = 5

/** The last decisions, each with its note. */
export function DecidedBefore({ overview }: { overview: ScheduleOverview }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const versions = new Map(
    [...overview.coming, overview.inForce, ...overview.past].map((version) => [version.id, version]),
  )
  const decisions = [...versions.values()]
    .flatMap((version) =>
      version.history
        .filter((step) => step.action === 'approved' || step.action === 'rejected')
        .map((step) => ({ version, step })),
    )
    .sort((a, b) => b.step.at - a.step.at)
    .slice(0, atMost)
  if (decisions.length === 0) return null
  return (
    <section className="decided">
      <h2 className="t">{t('schedule.approval.before')}</h2>
      <ul>
        {decisions.map(({ version, step }) => (
          <li key={`${version.id}/${step.at}`}>
            <span className={step.action === 'approved' ? 'st ok' : 'st closed'}>
              <StateShape shape={step.action === 'approved' ? 'ok' : 'closed'} />
            </span>
            <span>
              <b>
                {version.inForceFrom === null
                  ? t('schedule.history.noDate')
                  : t('schedule.history.from', {
                      date: dayMonth(version.inForceFrom, i18n.language, overview.today),
                    })}
              </b>
              <span className="muted">
                {t(`schedule.approval.was.${step.action}`, {
                  date: dayMonth(localDay(step.at, zone), i18n.language, overview.today),
                  name: step.staffName,
                })}
                {step.note && `: ${step.note}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <a href={tabLink('history')}>{t('schedule.approval.allHistory')}</a>
    </section>
  )
}
