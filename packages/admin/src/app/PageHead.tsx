import { clockTime } from '@chered/ui/dates'
import { useLive } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../store.ts'

/** Title and clock of a page; when the server is lost, the age of what is shown stands first. */
export function PageHead(props: { title: string; under?: string; now: number; fresh: boolean }) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  const heardAt = useLive((s) => s.heardAt)
  const officeRefused = useAdmin((s) => (s.office.value === null ? s.office.refused : null))
  return (
    <>
      <div role="alert">
        {!props.fresh && (
          <p className="stale-bar">
            <span className="st trouble">
              <StateShape shape="trouble" />
            </span>
            <span>
              <b>{t('page.stale')}</b>{' '}
              {t('page.staleHow', { time: clockTime(heardAt ?? props.now, zone, true) })}
            </span>
          </p>
        )}
      </div>
      <header className="page-head">
        <h1>{props.title}</h1>
        {props.under && <p className="muted">{props.under}</p>}
        {props.fresh && (
          <time className="clock" dateTime={clockTime(props.now, zone)}>
            {clockTime(props.now, zone)}
          </time>
        )}
      </header>
      {officeRefused && (
        <p className="hint warn" role="status">
          {t('page.office', { why: refusalText(t, officeRefused) })}
        </p>
      )}
    </>
  )
}

/** The office's time zone; that of this PC until the office is known. */
export function useTimeZone(): string {
  return useAdmin((s) => s.office.value?.timeZone) ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}
