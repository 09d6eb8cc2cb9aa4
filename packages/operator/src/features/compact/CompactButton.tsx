import { PictureInPicture2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { openCompact } from './compact-window.ts'

/** A small window over the other programs, for whoever works in them all day. */
export function CompactButton() {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('compact.open')}
      title={t('compact.open')}
      onClick={() => void openCompact()}
    >
      <PictureInPicture2 aria-hidden="true" />
    </button>
  )
}
