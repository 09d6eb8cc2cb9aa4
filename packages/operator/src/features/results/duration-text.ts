import type { TFunction } from 'i18next'

/** `40 с`, `12 мин`, `3 ч 05 мин` of a length in ms; a dash for what there is none of. */
export function durationText(t: TFunction, ms: number | null): string {
  if (ms === null) return '—'
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return t('results.seconds', { count: seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return t('results.minutes', { count: minutes })
  return t('results.hours', {
    hours: Math.floor(minutes / 60),
    minutes: String(minutes % 60).padStart(2, '0'),
  })
}
