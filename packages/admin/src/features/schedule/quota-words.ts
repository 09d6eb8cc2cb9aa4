import { bookingChannels } from '@chered/protocol/choices'
import type { ScheduleDifference, WalkInQuotas } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { serviceName, type Wording } from './row-words.ts'

/** A share as whole per cent; tenths only where there are any. */
export function perCent(share: number): number {
  return Math.round(share * 1000) / 10
}

/** What a version changes in intervals and quotas: `Портал: доля 50 % → 40 %`. */
export function quotaChanges(words: Wording, difference: ScheduleDifference): readonly string[] {
  const { t } = words
  const { before, after } = difference.quotas
  const lines: string[] = []
  const compare = (name: string, was: string | number | null, will: string | number | null) => {
    if (was === will) return
    const none = t('schedule.quotas.noLimit')
    lines.push(t('schedule.quotas.changed', { name, was: was ?? none, will: will ?? none }))
  }
  const share = (value: number) => t('schedule.perCent', { value: perCent(value) })
  compare(t('schedule.quotas.bookedShare'), share(before.bookedShare), share(after.bookedShare))
  for (const channel of bookingChannels) {
    const name = t(`schedule.channel.${channel}`)
    compare(
      t('schedule.quotas.shareOf', { channel: name }),
      share(before.shares[channel]),
      share(after.shares[channel]),
    )
    compare(
      t('schedule.quotas.holdOf', { channel: name }),
      before.holdMinutes[channel],
      after.holdMinutes[channel],
    )
  }
  compare(t('schedule.quotas.unitMinutes'), difference.unitMinutes.before, difference.unitMinutes.after)
  compare(t('schedule.quotas.release'), before.releaseUnsoldMinutesBefore, after.releaseUnsoldMinutesBefore)
  compare(t('schedule.quotas.horizon'), before.bookingHorizonDays, after.bookingHorizonDays)
  compare(t('schedule.quotas.perDay'), before.walkIns.perDay, after.walkIns.perDay)
  for (const [key, name] of walkInNames(words, before.walkIns, after.walkIns)) {
    compare(name, limitOf(before.walkIns, key), limitOf(after.walkIns, key))
  }
  return lines
}

/** A limit by `queue/<id>` or `service/<id>`. */
function limitOf(quotas: WalkInQuotas, key: string): number | null {
  const [kind, id = ''] = key.split(/\/(.*)/)
  const limits: Partial<Record<string, number>> = kind === 'queue' ? quotas.byQueue : quotas.byService
  return limits[id] ?? null
}

function walkInNames(words: Wording, ...all: readonly WalkInQuotas[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const named = (name: string) => words.t('schedule.quotas.walkInsOf', { name })
  for (const quotas of all) {
    for (const id of Object.keys(quotas.byQueue)) {
      const queue = words.office?.queues.find((candidate) => candidate.id === id)
      names.set(`queue/${id}`, named(queue ? officeText(queue.name, words.language) : id))
    }
    for (const id of Object.keys(quotas.byService)) names.set(`service/${id}`, named(serviceName(words, id)))
  }
  return names
}
