import type { DayDate } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { ChangeList } from '../schedule/ChangeList.tsx'
import { ChannelRibbon } from '../schedule/ChannelRibbon.tsx'
import { DisplacedList } from '../schedule/DisplacedList.tsx'
import { useSchedule } from '../schedule/schedule-store.ts'
import { tabLink } from '../schedule/tab.ts'
import { UnitsTable } from '../schedule/UnitsTable.tsx'
import { useDifference } from '../schedule/use-resolved.ts'
import { useWording } from '../schedule/use-wording.ts'
import { dayMonth } from '../schedule/week-dates.ts'
import { DecidedBefore } from './DecidedBefore.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import '../schedule/schedule.css'
import './approval.css'

/** What the administrator has submitted: everything that it changes, whom it displaces, and the head's decision. */
export function ApprovalPage({ session, fresh, now }: { session: Session; fresh: boolean; now: number }) {
  const { t, i18n } = useTranslation()
  const overview = useSchedule((s) => s.overview)
  const words = useWording()
  const known = overview.value
  const submitted = known?.open?.state === 'submitted' ? known.open : null
  const from = submitted?.inForceFrom ?? known?.today ?? ('1970-01-01' as DayDate)
  const difference = useDifference(submitted, from)
  if (known === null) {
    return (
      <>
        <PageHead title={t('schedule.approval.title')} now={now} fresh={fresh} />
        <p className="page-wait" role="status">
          {overview.refused ? refusalText(t, overview.refused) : t('schedule.loading')}
        </p>
      </>
    )
  }
  if (submitted === null) {
    return (
      <>
        <PageHead title={t('schedule.approval.title')} now={now} fresh={fresh} />
        <p className="page-wait" role="status">
          {t('schedule.approval.nothing')}
        </p>
        <DecidedBefore overview={known} />
      </>
    )
  }
  const change = difference.value
  const date = dayMonth(from, i18n.language, known.today)
  return (
    <>
      <PageHead title={t('schedule.approval.titleFrom', { date })} now={now} fresh={fresh} />
      <div className="approval-cols">
        <div className="approval-left">
          {change === null ? (
            <p className="muted" role="status">
              {difference.refused ? refusalText(t, difference.refused) : t('schedule.reckoning')}
            </p>
          ) : (
            <>
              <section>
                <h2 className="t">
                  {t('schedule.panel.changes')}
                  <a className="small" href={tabLink('week')}>
                    {t('schedule.approval.seeWeek')}
                  </a>
                </h2>
                <ChangeList difference={change} words={words} />
              </section>
              <section>
                <h2 className="t">{t('schedule.displaced.title')}</h2>
                <DisplacedList displaced={change.displaced} words={words} all />
              </section>
              <section>
                <h2 className="t">{t('schedule.quotas.shares')}</h2>
                <ChannelRibbon before={change.quotas.before.shares} after={change.quotas.after.shares} />
                <UnitsTable difference={change} />
              </section>
            </>
          )}
        </div>
        <div>
          <DecisionCard
            version={submitted}
            displaced={change?.displaced.length ?? null}
            mayDecide={session.roles.includes('head')}
            fresh={fresh}
            today={known.today}
          />
          <DecidedBefore overview={known} />
        </div>
      </div>
    </>
  )
}
