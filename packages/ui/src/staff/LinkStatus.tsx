import { useTranslation } from 'react-i18next'
import { elapsed } from '../dates.ts'
import { useLive } from '../live.ts'
import { useNow } from '../use-now.ts'
import { StateShape } from './StateShape.tsx'

/** The link in the top bar: connected, connecting, or lost with the age of what is shown. */
export function LinkStatus() {
  const { t } = useTranslation('staff')
  const link = useLive((s) => s.link)
  return (
    <p className="link-status">
      <span className="visually-hidden" role="status">
        {link === 'lost' ? t('link.lost') : t(`link.${link}`)}
      </span>
      {link === 'online' && (
        <span className="st ok thin" aria-hidden="true">
          <StateShape shape="ok" /> <span className="word">{t('link.online')}</span>
        </span>
      )}
      {link === 'connecting' && (
        <span className="st closed thin" aria-hidden="true">
          <StateShape shape="free" /> <span className="word">{t('link.connecting')}</span>
        </span>
      )}
      {link === 'lost' && <Lost />}
    </p>
  )
}

function Lost() {
  const { t } = useTranslation('staff')
  const now = useNow()
  const heardAt = useLive((s) => s.heardAt)
  return (
    <span className="st trouble" aria-hidden="true">
      <StateShape shape="trouble" />
      {heardAt === null ? t('link.lost') : t('link.lostFor', { age: elapsed(now - heardAt) })}
    </span>
  )
}
