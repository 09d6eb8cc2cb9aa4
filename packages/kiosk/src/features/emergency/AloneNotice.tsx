import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Said before anything is chosen: a number is given, how long it takes nobody can say now. */
export function AloneNotice() {
  const { t } = useTranslation()
  return (
    <p className="paper-notice alone-notice" role="status">
      <Unplug className="icon icon-s" aria-hidden="true" />
      <span>
        <b>{t('alone.notice')}</b> {t('alone.noticeHow')}
      </span>
    </p>
  )
}
