import type { ScheduleOverview } from '@chered/protocol/schedule'
import { clockTime } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { dayMonth } from './week-dates.ts'
import { localDay } from './zone-day.ts'

type Version = ScheduleOverview['past'][number]

/** Every version with who did what to it and when, newest first. */
export function HistoryTab({ overview }: { overview: ScheduleOverview }) {
  const { t } = useTranslation()
  const { open, coming, inForce, past } = overview
  const all = new Map<string, Version>()
  for (const version of [...(open ? [open] : []), ...coming.toReversed(), inForce, ...past]) {
    if (!all.has(version.id)) all.set(version.id, version)
  }
  return (
    <section>
      <ol className="history" aria-label={t('schedule.tab.history')}>
        {[...all.values()].map((version) => (
          <VersionLine key={version.id} version={version} overview={overview} />
        ))}
      </ol>
    </section>
  )
}

function VersionLine({ version, overview }: { version: Version; overview: ScheduleOverview }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const { today } = overview
  const stand =
    version.id === overview.inForce.id
      ? 'inForce'
      : overview.coming.some((own) => own.id === version.id)
        ? 'coming'
        : version.state
  return (
    <li>
      <h2>
        {version.inForceFrom === null
          ? t('schedule.history.noDate')
          : t('schedule.history.from', { date: dayMonth(version.inForceFrom, i18n.language, today) })}{' '}
        <span className={`tag ${stand === 'inForce' ? 'good' : stand === 'rejected' ? 'cut' : ''}`}>
          {t(`schedule.history.stand.${stand}`)}
        </span>
      </h2>
      <ul>
        {version.history
          .toReversed()
          .filter((step, n, steps) => step.action !== 'drafted' || steps[n - 1]?.action !== 'drafted')
          .map((step) => (
            <li key={`${step.at}/${step.action}`}>
              <time className="muted nowrap">
                {dayMonth(localDay(step.at, zone), i18n.language, today)}, {clockTime(step.at, zone)}
              </time>
              <span>
                {t(`schedule.history.did.${step.action}`, { name: step.staffName })}
                {step.note && <q>{step.note}</q>}
              </span>
            </li>
          ))}
      </ul>
    </li>
  )
}
