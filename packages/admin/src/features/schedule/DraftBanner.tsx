import type { ScheduleOverview } from '@chered/protocol/schedule'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { showRefusal } from '@chered/ui/staff/toasts'
import { Info, TriangleAlert, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { faultOf, faultWords } from './draft-fault.ts'
import {
  draftOf,
  dropTyped,
  putMineOver,
  resumeReturned,
  returnedVersion,
  takeTheirs,
  useSchedule,
} from './schedule-store.ts'
import { useWording } from './use-wording.ts'
import { dayMonth } from './week-dates.ts'

/** What has to be known before going on: refused by the head, refused by the server, overtaken, waiting. */
export function DraftBanner(props: { overview: ScheduleOverview; administrator: boolean }) {
  const { t, i18n } = useTranslation()
  const words = useWording()
  const state = useSchedule()
  const { overview, administrator } = props
  const { open, coming, today } = overview
  const { saving } = state
  const sentBack = returnedVersion(overview)
  const returned = sentBack?.history.findLast((step) => step.action === 'rejected') ?? null
  const [next] = coming
  return (
    <>
      <div role="alert" className="banners">
        {saving.state === 'unsaved' && (
          <p className="hint warn">
            <TriangleAlert aria-hidden="true" />
            <span>{t('schedule.banner.unsaved', { why: refusalText(t, saving.why) })}</span>
          </p>
        )}
        {saving.state === 'overtaken' && (
          <div className="hint warn">
            <TriangleAlert aria-hidden="true" />
            <span>
              {open?.state === 'submitted'
                ? t('schedule.banner.overtakenSubmitted')
                : t('schedule.banner.overtaken')}
              <span className="banner-actions">
                <button type="button" className="btn sm" onClick={takeTheirs}>
                  {t('schedule.banner.takeTheirs')}
                </button>
                {open?.state !== 'submitted' && (
                  <button type="button" className="btn sm" onClick={() => void putMineOver()}>
                    {t('schedule.banner.putMine')}
                  </button>
                )}
              </span>
            </span>
          </div>
        )}
        {saving.state === 'faulty' && (
          <div className="hint bad">
            <TriangleAlert aria-hidden="true" />
            <span>
              {refusedWords()}
              <span className="banner-actions">
                <button type="button" className="btn sm" onClick={dropTyped}>
                  {t('schedule.banner.dropTyped')}
                </button>
              </span>
            </span>
          </div>
        )}
      </div>
      {returned && (
        <div className="hint warn" role="status">
          <Undo2 aria-hidden="true" />
          <span>
            <b>{t('schedule.banner.returned', { name: returned.staffName })}</b>{' '}
            {returned.note ?? t('schedule.banner.returnedBare')}
            {administrator && sentBack && (
              <span className="banner-actions">
                <button type="button" className="btn sm" onClick={() => void resume(sentBack.id)}>
                  {t('schedule.banner.resume')}
                </button>
              </span>
            )}
          </span>
        </div>
      )}
      {open?.state === 'submitted' && (
        <p className="hint" role="status">
          <Info aria-hidden="true" />
          <span>{t(administrator ? 'schedule.banner.submitted' : 'schedule.banner.submittedHead')}</span>
        </p>
      )}
      {next?.inForceFrom && (
        <p className="hint" role="status">
          <Info aria-hidden="true" />
          <span>
            {t('schedule.banner.coming', { date: dayMonth(next.inForceFrom, i18n.language, today) })}
          </span>
        </p>
      )}
    </>
  )

  async function resume(id: string) {
    const refused = await resumeReturned(id)
    if (refused) showRefusal(refused)
  }

  function refusedWords(): string {
    if (saving.state !== 'faulty') return ''
    const schedule = draftOf(state)
    const fault = schedule === null ? null : faultOf(saving.why, schedule)
    return fault === null ? refusalText(t, saving.why) : faultWords(words, fault)
  }
}
