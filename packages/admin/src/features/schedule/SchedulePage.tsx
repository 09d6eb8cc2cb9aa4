import type { DayDate } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { CalendarsTab } from './CalendarsTab.tsx'
import { DraftBanner } from './DraftBanner.tsx'
import { DropDraftDialog } from './DropDraftDialog.tsx'
import { ExceptionsTab } from './ExceptionsTab.tsx'
import { HistoryTab } from './HistoryTab.tsx'
import { QuotasTab } from './QuotasTab.tsx'
import { SaveState } from './SaveState.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'
import { draftOf, mayEdit, startingPoint, useSchedule } from './schedule-store.ts'
import { tabLink, tabs, useTab } from './tab.ts'
import { useDifference } from './use-resolved.ts'
import { WeekTab } from './WeekTab.tsx'
import { addDays } from './week-dates.ts'
import './schedule.css'

type Dialog = 'none' | 'submit' | 'drop'

/** People, halls and their hours; quotas, calendars, and the way of a draft to the head's approval. */
export function SchedulePage({ session, fresh, now }: { session: Session; fresh: boolean; now: number }) {
  const { t } = useTranslation()
  const overview = useSchedule((s) => s.overview)
  const working = useSchedule((s) => s.working)
  const saving = useSchedule((s) => s.saving)
  const typing = useSchedule((s) => Object.keys(s.typed).length > 0)
  const tab = useTab()
  const [dialog, setDialog] = useState<Dialog>('none')
  const [wished, setWished] = useState<DayDate | null>(null)
  const administrator = session.roles.includes('administrator')
  const known = overview.value
  const open = known?.open ?? null
  const from = open?.inForceFrom ?? wished ?? (known === null ? null : addDays(known.today, 1))
  const difference = useDifference(open, from ?? ('1970-01-01' as DayDate))

  if (known === null || from === null) {
    return (
      <>
        <PageHead title={t('schedule.title')} now={now} fresh={fresh} />
        <p className="page-wait" role="status">
          {overview.refused ? refusalText(t, overview.refused) : t('schedule.loading')}
        </p>
      </>
    )
  }
  const draft = draftOf({ working, overview }) ?? known.inForce.schedule
  const editor = administrator && mayEdit(known)
  const settled = working === null && saving.state === 'saved' && !typing
  return (
    <>
      <div className="schedule-head">
        <PageHead title={t('schedule.title')} now={now} fresh={fresh} />
        <div className="schedule-actions">
          <SaveState overview={known} administrator={administrator} />
          {administrator && open !== null && open.state !== 'approved' && (
            <button type="button" className="btn plain" disabled={!fresh} onClick={() => setDialog('drop')}>
              {t(open.state === 'submitted' ? 'schedule.takeBack' : 'schedule.dropDraft')}
            </button>
          )}
          {administrator && open !== null && open.state !== 'submitted' && (
            <button
              type="button"
              className="btn primary"
              disabled={!fresh || !settled}
              onClick={() => setDialog('submit')}
            >
              {t('schedule.submit.open')}
            </button>
          )}
        </div>
        <nav aria-label={t('schedule.tabs')} className="schedule-tabs">
          {tabs.map((own) => (
            <a key={own} href={tabLink(own)} aria-current={own === tab ? 'page' : undefined}>
              {t(`schedule.tab.${own}`)}
            </a>
          ))}
        </nav>
      </div>
      <DraftBanner overview={known} administrator={administrator} />
      {overview.refused && fresh && (
        <p className="hint warn" role="status">
          {t('schedule.failed', { why: refusalText(t, overview.refused) })}
        </p>
      )}
      {tab === 'week' && (
        <WeekTab
          overview={known}
          draft={draft}
          difference={difference}
          from={from}
          author={session.name}
          editor={editor}
        />
      )}
      {tab === 'exceptions' && (
        <ExceptionsTab overview={known} draft={draft} author={session.name} editor={editor} />
      )}
      {tab === 'quotas' && (
        <QuotasTab
          inForce={startingPoint(known)}
          draft={draft}
          drafted={open !== null || working !== null}
          difference={difference}
          today={known.today}
          editor={editor}
        />
      )}
      {tab === 'calendars' && <CalendarsTab overview={known} administrator={administrator} fresh={fresh} />}
      {tab === 'history' && <HistoryTab overview={known} />}
      {dialog === 'submit' && open !== null && (
        <SubmitDialog
          open={open}
          today={known.today}
          from={from}
          setFrom={setWished}
          difference={difference}
          close={() => setDialog('none')}
        />
      )}
      {dialog === 'drop' && open !== null && <DropDraftDialog open={open} close={() => setDialog('none')} />}
    </>
  )
}
