import { bookingChannels } from '@chered/protocol/choices'
import type { ScheduleDifference } from '@chered/protocol/schedule'
import { useTranslation } from 'react-i18next'
import { perCent } from './quota-words.ts'

/** Shares and units of each channel in force and after the change, for the 30 days from its beginning. */
export function UnitsTable({ difference }: { difference: ScheduleDifference }) {
  const { t } = useTranslation()
  const { units, quotas } = difference
  const total = (side: 'before' | 'after') =>
    bookingChannels.reduce((sum, channel) => sum + units[side][channel], 0)
  const percent = (share: number) => t('schedule.perCent', { value: perCent(share) })
  return (
    <table className="tb units">
      <thead>
        <tr>
          <th scope="col">{t('schedule.units.channel')}</th>
          <th scope="col" className="amount">
            {t('schedule.units.share')}
          </th>
          <th scope="col" className="amount">
            {t('schedule.units.becomes')}
          </th>
          <th scope="col" className="amount">
            {t('schedule.units.inMonth')}
          </th>
          <th scope="col" className="amount">
            {t('schedule.units.becomes')}
          </th>
          <th scope="col" className="amount">
            {t('schedule.units.difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bookingChannels.map((channel) => (
          <tr key={channel}>
            <th scope="row">{t(`schedule.channel.${channel}`)}</th>
            <td className="amount">{percent(quotas.before.shares[channel])}</td>
            <td className="amount">
              <b>{percent(quotas.after.shares[channel])}</b>
            </td>
            <td className="amount">{units.before[channel]}</td>
            <td className="amount">
              <b>{units.after[channel]}</b>
            </td>
            <Gain value={units.after[channel] - units.before[channel]} />
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">{t('schedule.units.total')}</th>
          <td />
          <td />
          <td className="amount">{total('before')}</td>
          <td className="amount">{total('after')}</td>
          <Gain value={total('after') - total('before')} />
        </tr>
      </tbody>
    </table>
  )
}

function Gain({ value }: { value: number }) {
  if (value === 0) return <td className="amount muted">0</td>
  return (
    <td className="amount">
      <b className={value < 0 ? 'less' : ''}>{value < 0 ? `−${-value}` : `+${value}`}</b>
    </td>
  )
}
