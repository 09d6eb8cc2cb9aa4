import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../features/survey/paging.ts'
import { tell } from '../store.ts'
import { Touch } from './Touch.tsx'

/** Turns the page; from the last one back to the first. Nothing when one page holds everything. */
export function MoreKey({ page, words }: { page: Page<unknown>; words: string }) {
  const { t } = useTranslation()
  if (page.pages === 1) return null
  const next = (page.page + 1) % page.pages
  return (
    <Touch className="more" onPress={() => tell({ kind: 'page-turned', page: next })}>
      {page.left > 0 ? words : t('key.firstPage')}
      <span>
        {t('key.pageOf', { page: page.page + 1, pages: page.pages })}
        <ChevronRight className="icon" aria-hidden="true" />
      </span>
    </Touch>
  )
}
