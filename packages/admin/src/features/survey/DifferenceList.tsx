import { Minus, Pencil, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Difference } from './survey-difference.ts'
import { differenceWords, type Speech } from './survey-words.ts'

function markOf({ kind }: Difference): 'add' | 'cut' | 'change' {
  if (kind === 'question-added' || kind === 'answer-added' || kind === 'service-offered') return 'add'
  if (kind === 'question-removed' || kind === 'answer-removed' || kind === 'service-hidden') return 'cut'
  return 'change'
}
const icons = { add: Plus, cut: Minus, change: Pencil } as const

/** What one version changes against the other, each in a sentence with its sign. */
export function DifferenceList(props: { speech: Speech; differences: readonly Difference[] }) {
  const { t } = useTranslation()
  if (props.differences.length === 0) return <p className="muted">{t('survey.difference.none')}</p>
  return (
    <ul className="survey-differences">
      {props.differences.map((difference) => {
        const mark = markOf(difference)
        const Icon = icons[mark]
        return (
          <li key={JSON.stringify(difference)} data-mark={mark}>
            <Icon aria-hidden="true" />
            <span>{differenceWords(props.speech, difference)}</span>
          </li>
        )
      })}
    </ul>
  )
}
