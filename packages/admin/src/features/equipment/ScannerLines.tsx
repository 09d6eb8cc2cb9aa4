import type { DeviceList } from '@chered/protocol/devices'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'
import { ConditionMark } from './ConditionMark.tsx'
import { scannerCondition } from './condition.ts'
import { kioskOfScanner } from './scanner-kiosk.ts'

/** Every code scanner that an agent has reported: state, since when, for which kiosk. */
export function ScannerLines({ list, now }: { list: DeviceList; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  return (
    <section>
      <h2 className="t">{t('equipment.scanners')}</h2>
      {list.scanners.length === 0 ? (
        <p className="muted empty">{t('equipment.noScanners')}</p>
      ) : (
        <ul className="things">
          {list.scanners.map((scanner) => (
            <li key={scanner.scannerId}>
              <p className="name">
                <b>{scanner.name}</b>
                <span className="small muted">
                  {t('equipment.reads')}:{' '}
                  {kioskOfScanner(scanner.scannerId, list)?.name ?? t('equipment.nobody')}
                </span>
              </p>
              <p className="state">
                <ConditionMark condition={scannerCondition(t, scanner.status)} />
                <span className="small muted">
                  {t('equipment.since', { time: sinceTime(scanner.since, now, zone, i18n.language) })}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
