import type { TFunction } from 'i18next'
import type { Refused } from '../api.ts'

/**
 * What happened and what to do next, for the person who pressed. Facts that the
 * text needs and the server sent in another unit are converted here.
 */
export function refusalText(t: TFunction, refused: Pick<Refused, 'code' | 'params'>): string {
  const { seconds, minutes } = refused.params
  const params = {
    ...refused.params,
    ...(minutes === undefined && typeof seconds === 'number' ? { minutes: Math.ceil(seconds / 60) } : {}),
  }
  return t(`refusal.${refused.code}`, { ...params, ns: 'common' })
}
