import { bookingChannels } from '@chered/protocol/choices'
import type { DayDate } from '@chered/protocol/ids'
import type { Quotas } from '@chered/protocol/schedule'
import { useTranslation } from 'react-i18next'
import { useSchedule } from './schedule-store.ts'
import { useDays } from './use-resolved.ts'
import { addDays, shortDay } from './week-dates.ts'

/** Units of the coming seven days as they come out of the draft, and about how many each channel has of them. */
export function WeekUnits({ today, shares }: { today: DayDate; shares: Quotas['shares'] }) {
  const { t, i18n } = useTranslation()
  const open = useSchedule((s) => s.overview.value?.open ?? null)
  const days = useDays(addDays(today, 1), addDays(today, 7), open, '').value
  if (days === null) return null
  const counted = days.map((day) => ({
    date: day.date,
    units: day.resources.reduce((sum, resource) => sum + resource.units, 0),
    taken: day.resources.reduce((sum, resource) => sum + resource.taken, 0),
  }))
  const total = counted.reduce((sum, day) => sum + day.units, 0)
  return (
    <div className="tb-scroll">
      <table className="tb week-units">
        <caption>{t('schedule.units.week')}</caption>
        <thead>
          <tr>
            <td />
            {counted.map((day) => (
              <th key={day.date} scope="col" className="amount">
                {shortDay(day.date, i18n.language)}
              </th>
            ))}
            <th scope="col" className="amount">
              {t('schedule.units.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bookingChannels.map((channel) => (
            <tr key={channel}>
              <th scope="row">{t(`schedule.channel.${channel}`)}</th>
              {counted.map((day) => (
                <td key={day.date} className="amount">
                  {Math.round(day.units * shares[channel])}
                </td>
              ))}
              <td className="amount">
                <b>{Math.round(total * shares[channel])}</b>
              </td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{t('schedule.units.taken')}</th>
            {counted.map((day) => (
              <td key={day.date} className="amount">
                {t('schedule.cell.taken', { taken: day.taken, units: day.units })}
              </td>
            ))}
            <td className="amount">{counted.reduce((sum, day) => sum + day.taken, 0)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
