import { bookingChannels } from '@chered/protocol/choices'
import type { DayDate } from '@chered/protocol/ids'
import type { ResolvedDay, ScheduleDifference, ScheduleVersion } from '@chered/protocol/schedule'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Asked } from '../../store.ts'
import { ChangeList } from './ChangeList.tsx'
import { DisplacedList } from './DisplacedList.tsx'
import type { Wording } from './row-words.ts'
import { minutesIn } from './time-range.ts'
import { dayMonth } from './week-dates.ts'

/** The draft beside the week: hours, units and bookings before and after, each change, and who loses a place. */
export function DraftPanel(props: {
  open: ScheduleVersion
  from: DayDate
  before: readonly ResolvedDay[]
  after: readonly ResolvedDay[]
  difference: Asked<ScheduleDifference>
  words: Wording
}) {
  const { t, i18n } = useTranslation()
  const { open, words } = props
  const difference = props.difference.value
  const displaced = difference?.displaced.length ?? 0
  const hours = [props.before, props.after].map((days) =>
    Math.round(
      days.reduce(
        (sum, day) =>
          sum +
          day.resources
            .filter((resource) => resource.kind === 'specialist')
            .reduce((own, resource) => own + minutesIn(resource.shifts.map((shift) => shift.hours)), 0),
        0,
      ) / 60,
    ),
  )
  const units = (side: 'before' | 'after') =>
    difference === null
      ? null
      : bookingChannels.reduce((sum, channel) => sum + difference.units[side][channel], 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long difference has to be scrollable by keyboard too
    <aside className="panel draft-panel" aria-label={t('schedule.panel.label')} tabIndex={0}>
      <h2 className="t">
        {t(`schedule.panel.state.${open.state === 'submitted' ? 'submitted' : 'draft'}`)}
        <span className="small muted">
          {t('schedule.panel.from', { date: dayMonth(props.from, i18n.language) })}
        </span>
      </h2>
      <dl className="sums">
        <Sum label={t('schedule.panel.hours')} was={hours[0] ?? 0} will={hours[1] ?? 0} />
        <Sum label={t('schedule.panel.units')} was={units('before')} will={units('after')} />
        <div>
          <dt>{t('schedule.panel.visits')}</dt>
          <dd>
            {difference === null
              ? '…'
              : displaced === 0
                ? '0'
                : t('schedule.panel.hit', { count: displaced })}
          </dd>
        </div>
      </dl>
      {difference === null ? (
        <p className="muted" role="status">
          {props.difference.refused ? refusalText(t, props.difference.refused) : t('schedule.reckoning')}
        </p>
      ) : (
        <>
          <ChangeList difference={difference} words={words} />
          <h3 className="t">{t('schedule.displaced.title')}</h3>
          <DisplacedList displaced={difference.displaced} words={words} />
          {displaced > 0 && (
            <p className="hint warn">
              <TriangleAlert aria-hidden="true" />
              <span>{t('schedule.displaced.then', { count: displaced })}</span>
            </p>
          )}
        </>
      )}
    </aside>
  )
}

function Sum({ label, was, will }: { label: string; was: number | null; will: number | null }) {
  const { t } = useTranslation()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {was !== null && was !== will && (
          <s>
            <span className="visually-hidden">{t('schedule.panel.was')} </span>
            {was}
          </s>
        )}{' '}
        {will ?? '…'}
      </dd>
    </div>
  )
}
