import { useTranslation } from 'react-i18next'
import { Leave, useSecondsUntil } from '../../app/Leave.tsx'
import type { Hold } from '../../app/stage.ts'
import { minutesAndSeconds } from './booking-words.ts'

/** How long the chosen time is still kept, in the clock's place. */
export function HoldClock({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const seconds = useSecondsUntil(hold.until)
  return (
    <Leave
      seconds={seconds}
      of={hold.forMs / 1000}
      words={t('hold.left', { time: minutesAndSeconds(seconds) })}
    />
  )
}
