import { clockTime } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import type { Pending } from './condition.ts'
import type { DeviceActions } from './EquipmentPage.tsx'
import { KindIcon } from './KindIcon.tsx'

/** Devices that show a code and wait for somebody to type it here. */
export function PendingPairings({ pending, open }: { pending: readonly Pending[] } & DeviceActions) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  return (
    <div aria-live="polite">
      {pending.length > 0 && (
        <ul className="pendings" aria-label={t('pending.title')}>
          {pending.map((request) => (
            <li key={request.pairingId}>
              <KindIcon kind={request.kind} />
              <p>
                <b>{t(`pending.${request.kind}`)}</b>
                {request.name && `: ${request.name}`}
                <span className="small muted">
                  {t('pending.since', {
                    time: clockTime(request.startedAt, zone),
                    until: clockTime(request.expiresAt, zone),
                  })}
                </span>
              </p>
              <button
                type="button"
                className="btn primary"
                disabled={open === null}
                onClick={() => open?.({ kind: 'pairing', pending: request })}
              >
                {t('pending.confirm')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
