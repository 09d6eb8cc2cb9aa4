import { useTranslation } from 'react-i18next'
import type { FreeTimes } from './availability.ts'

/** In the place of days or times: they are being read, could not be read, or there are none. */
export function NoTimes({ free, words }: { free: FreeTimes; words: string }) {
  const { t } = useTranslation()
  switch (free.kind) {
    case 'loading':
      return (
        <p className="words" role="status">
          {t('days.loading')}
        </p>
      )
    case 'failed':
      return (
        <p className="words" role="alert">
          {t(`refusal.${free.refusal.code}`, free.refusal.params)}
        </p>
      )
    case 'known':
      return (
        <p className="words" role="status">
          {words}
        </p>
      )
  }
}
