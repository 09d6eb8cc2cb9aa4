import type { FrontPapers } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { MessageSquareText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { OfficeText } from './OfficeText.tsx'

/** What the colleague who passed the visitor on says; free words are read apart and stand nowhere else. */
export function Passed(props: { visit: InFront; office: Office | null; papers: FrontPapers | null }) {
  const { t } = useTranslation()
  const { passed } = props.visit
  if (!passed) return null
  const listed = props.office?.notes.find(({ id }) => id === passed.noteId)
  return (
    <section className="passed" aria-label={t('passed.title')}>
      <MessageSquareText aria-hidden="true" />
      <p>
        <b>{t('passed.title')}</b>
        {listed && (
          <span>
            <OfficeText text={listed.text} />
          </span>
        )}
        {passed.hasNote && <q>{props.papers === null ? '…' : (props.papers.note ?? t('passed.gone'))}</q>}
      </p>
    </section>
  )
}
