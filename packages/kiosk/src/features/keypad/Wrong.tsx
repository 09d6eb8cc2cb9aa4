import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../app/stage.ts'

/** What was wrong with the last try, and what can be done, under what was typed. */
export function Wrong({ news }: { news: Refusal }) {
  const { t } = useTranslation()
  return (
    <p className="wrong" role="alert">
      <CircleAlert className="icon" aria-hidden="true" />
      <span>{t(`refusal.${news.code}`, news.params)}</span>
    </p>
  )
}
