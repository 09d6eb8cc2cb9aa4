import { useTranslation } from 'react-i18next'
import type { PlaceCounts } from './chosen-places.ts'

/**
 * What happens to the booked visitors in one phrase, before or after it is
 * done: `6 посетителей перейдут к коллегам, 1 нужно перенести`.
 */
export function useConsequences(
  { sameTime, moved, relocation }: PlaceCounts,
  when: 'ahead' | 'done',
): string {
  const { t } = useTranslation()
  const go = sameTime + moved
  return [
    go > 0 ? t(when === 'ahead' ? 'absence.go' : 'absence.went', { count: go }) : '',
    relocation > 0 ? t('absence.relocate', { count: relocation }) : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
