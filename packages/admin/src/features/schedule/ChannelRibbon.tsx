import { bookingChannels } from '@chered/protocol/choices'
import type { BookingChannel, Quotas } from '@chered/protocol/schedule'
import { useTranslation } from 'react-i18next'
import { perCent } from './quota-words.ts'

type Shares = Quotas['shares']

interface Part {
  readonly channel: BookingChannel
  readonly from: number
  readonly to: number
}

function partsOf(shares: Shares): readonly Part[] {
  let at = 0
  return bookingChannels.map((channel) => {
    const from = at
    at += shares[channel] * 100
    return { channel, from, to: at }
  })
}

/** Per cent below which a part has room for its figure only; its place in the row tells the channel. */
const tooNarrow = 14

/** Shares of the channels in force, and below them as drafted; what one gives to another flows between. */
export function ChannelRibbon({ before, after }: { before: Shares; after: Shares }) {
  const { t } = useTranslation()
  const [was, will] = [partsOf(before), partsOf(after)]
  const changed = was.some((part, n) => part.from !== will[n]?.from || part.to !== will[n]?.to)
  const bar = (parts: readonly Part[]) => (
    <div className="ribbon-bar">
      {parts
        .filter((part) => part.to > part.from)
        .map((part) => {
          const value = perCent((part.to - part.from) / 100)
          return (
            <i
              key={part.channel}
              className={`channel-${part.channel}`}
              style={{ width: `${part.to - part.from}%` }}
            >
              <span className={value < tooNarrow ? 'visually-hidden' : ''}>
                {t(`schedule.channel.${part.channel}`)}
              </span>{' '}
              <b>{t('schedule.perCent', { value })}</b>
            </i>
          )
        })}
    </div>
  )
  return (
    <div className="ribbon">
      <span className="muted">{t('schedule.ribbon.inForce')}</span>
      {bar(was)}
      {changed && (
        <>
          <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
            {was.map((part, n) => {
              const next = will[n]
              if (next === undefined) return null
              return (
                <path
                  key={part.channel}
                  className={`channel-${part.channel}`}
                  d={`M${part.from} 0C${part.from} 20 ${next.from} 20 ${next.from} 40H${next.to}C${next.to} 20 ${part.to} 20 ${part.to} 0Z`}
                />
              )
            })}
          </svg>
          <b>{t('schedule.ribbon.drafted')}</b>
          {bar(will)}
        </>
      )}
    </div>
  )
}
