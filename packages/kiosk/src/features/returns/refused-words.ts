import type { TFunction } from 'i18next'
import type { Refusal } from '../../app/stage.ts'

const own = ['ticket-not-found', 'return-too-late', 'not-missed']

/** Why a ticket is not back in the queue, and what its holder can do now. */
export function refusedWords(t: TFunction, { code, params }: Refusal): string {
  if (!own.includes(code)) return t(`refusal.${code}`, params)
  const { state } = params
  // Only a scanned ticket is told what has become of it.
  const known = code === 'not-missed' && (state === 'waiting' || state === 'called' || state === 'held')
  return known ? t(`returns.state.${state}`) : t(`returns.refused.${code}`, params)
}
