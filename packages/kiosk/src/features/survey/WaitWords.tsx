import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type ExpectedWait, shortSpan } from './expected-wait.ts'
import { useNextWords } from './use-next-words.ts'

/** What stands at the right of an answer: how long in bold, how many under it. */
export function WaitWords({ wait }: { wait: ExpectedWait }) {
  const { t } = useTranslation()
  const next = useNextWords(wait.kind === 'no-desk' || wait.kind === 'closed' ? wait.next : null)
  const words = waitWords(wait, t, next)
  if (words === null) return null
  return (
    <span className="wait" data-wait={wait.kind}>
      <b>{words[0]}</b>
      <span>{words[1]}</span>
    </span>
  )
}

function waitWords(wait: ExpectedWait, t: TFunction, next: string): readonly [string, string] | null {
  switch (wait.kind) {
    case 'free':
      return [t('wait.atOnce'), t('wait.nobody')]
    case 'waiting':
      // Nobody waits and yet there is a wait: somebody is at the window.
      return [spanWords(wait, t), wait.people === 0 ? t('wait.busy') : peopleWords(wait.people, t)]
    case 'counting':
      return [peopleWords(wait.people, t), t('wait.counting')]
    case 'no-desk':
      return [peopleWords(wait.people, t), next === '' ? t('wait.noDesk') : next]
    case 'ended':
      return [t('wait.anotherDay'), t('wait.noTickets')]
    case 'by-appointment':
      return [t('wait.byAppointment'), t('wait.chooseTime')]
    case 'closed':
      return next === '' ? [t('wait.closed'), t('wait.notHere')] : [t('wait.closedNow'), next]
    case 'unknown':
      return null
  }
}

function peopleWords(people: number, t: TFunction): string {
  return people === 0 ? t('wait.nobody') : t('wait.people', { count: people })
}

function spanWords(span: { fromMinutes: number; toMinutes: number }, t: TFunction): string {
  const short = shortSpan(span)
  switch (short.kind) {
    case 'about':
      return t('wait.about', { minutes: short.minutes })
    case 'up-to':
      return t('wait.upTo', { minutes: short.minutes })
    case 'range':
      return t('wait.range', { from: short.fromMinutes, to: short.toMinutes })
  }
}
