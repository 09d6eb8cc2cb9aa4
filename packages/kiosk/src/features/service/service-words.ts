import type { TFunction } from 'i18next'
import type { ExpectedWait } from '../survey/expected-wait.ts'

/** How many are before the visitor and how long it will be: words that are each kept in one line. */
export function queueWords(wait: ExpectedWait, t: TFunction): readonly string[] {
  switch (wait.kind) {
    case 'free':
      return [t('queue.free')]
    case 'waiting':
      return [aheadWords(wait.people, t), minutesWords(wait, t)]
    case 'counting':
      return [aheadWords(wait.people, t)]
    case 'no-desk':
      return wait.next === null
        ? [aheadWords(wait.people, t), t('wait.noDesk')]
        : [aheadWords(wait.people, t)]
    case 'ended':
    case 'by-appointment':
    case 'closed':
    case 'unknown':
      return []
  }
}

/** `Перед вами 3 человека`, or that nobody is. */
export function aheadWords(people: number, t: TFunction): string {
  return people === 0 ? t('queue.nobodyAhead') : t('queue.ahead', { count: people })
}

/** `15–25 минут`; a span that begins at once has only its end. */
export function minutesWords(span: { fromMinutes: number; toMinutes: number }, t: TFunction): string {
  const { fromMinutes: from, toMinutes: to } = span
  return from === 0 || from === to
    ? t('queue.upToMinutes', { count: to })
    : t('queue.minutes', { from, count: to })
}

/** `Окно 1 или 3`; empty when no desk serves it now. */
export function deskWords(desks: readonly number[], t: TFunction): string {
  if (desks.length === 0) return ''
  const or = ` ${t('desk.or')} `
  const last = desks[desks.length - 1]
  const list = desks.length === 1 ? `${last}` : desks.slice(0, -1).join(', ') + or + last
  return t('desk.list', { desks: list })
}
