import type { ScheduleOverview } from '@chered/protocol/schedule'
import { clockTime } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { useSchedule } from './schedule-store.ts'
import { dayMonth } from './week-dates.ts'
import { localDay } from './zone-day.ts'

/** How the draft stands with the server, in a few words beside the actions. */
export function SaveState({
  overview,
  administrator,
}: {
  overview: ScheduleOverview
  administrator: boolean
}) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const saving = useSchedule((s) => s.saving.state)
  const typing = useSchedule((s) => Object.keys(s.typed).length > 0)
  const { open, inForce, today } = overview
  const last = open?.history.at(-1)
  function words() {
    switch (saving) {
      case 'saving':
        return t('schedule.save.saving')
      case 'unsaved':
        return t('schedule.save.unsaved')
      case 'faulty':
      case 'overtaken':
        return t('schedule.save.notSaved')
      case 'saved': {
        if (typing) return t('schedule.save.typing')
        if (open === null) {
          return inForce.inForceFrom === null
            ? t('schedule.save.inForce')
            : t('schedule.save.inForceFrom', { date: dayMonth(inForce.inForceFrom, i18n.language, today) })
        }
        if (open.state === 'submitted') return t('schedule.save.submitted')
        if (last === undefined) return t('schedule.save.draft')
        const time = clockTime(last.at, zone)
        const day = localDay(last.at, zone)
        if (day === today) return t('schedule.save.draftToday', { time })
        return t('schedule.save.draftAt', { date: dayMonth(day, i18n.language), time })
      }
    }
  }
  const trouble = saving === 'unsaved' || saving === 'faulty' || saving === 'overtaken'
  return (
    <p className={trouble ? 'st trouble save-state' : 'save-state muted'} role="status">
      {trouble && <StateShape shape="trouble" />}
      {!trouble && saving === 'saved' && !typing && administrator && open !== null && (
        <StateShape shape="ok" />
      )}
      <span>{words()}</span>
    </p>
  )
}
