import type { ScheduleDifference } from '@chered/protocol/schedule'
import { Minus, PencilLine, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { quotaChanges } from './quota-words.ts'
import { changeLines, rowOwner, type Wording } from './row-words.ts'

const icons = { added: Plus, removed: Minus, changed: PencilLine } as const

/** Every row and quota that a version changes, each in words of its own. */
export function ChangeList({ difference, words }: { difference: ScheduleDifference; words: Wording }) {
  const { t } = useTranslation()
  const quotas = quotaChanges(words, difference)
  if (difference.rows.length + quotas.length === 0) {
    return <p className="muted">{t('schedule.change.none')}</p>
  }
  return (
    <ul className="change-list" aria-label={t('schedule.change.list')}>
      {difference.rows.map((change) => {
        const row = change.after ?? change.before
        if (row === null) return null
        // An exception that takes hours away is a loss, whatever becomes of its row.
        const less = change.change === 'added' && row.kind === 'exception' && row.hours.length === 0
        const Icon = less ? Minus : icons[change.change]
        const lines = changeLines(words, change)
        return (
          <li key={`${change.change}/${row.id}`} className={less ? 'removed' : change.change}>
            <Icon aria-hidden="true" />
            <span>
              <b>{rowOwner(words, row)}:</b>{' '}
              <span className="visually-hidden">{t(`schedule.change.${change.change}`)} </span>
              {lines.map((line) => (
                <span key={line} className="change-line">
                  {line}
                </span>
              ))}
              {row.source !== '' && row.kind === 'exception' && (
                <span className="small muted">{row.source}</span>
              )}
            </span>
          </li>
        )
      })}
      {quotas.map((quota) => (
        <li key={quota} className="changed">
          <PencilLine aria-hidden="true" />
          <span>{quota}</span>
        </li>
      ))}
    </ul>
  )
}
