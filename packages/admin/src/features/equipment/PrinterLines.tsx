import type { DeviceList } from '@chered/protocol/devices'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'
import { ConditionMark } from './ConditionMark.tsx'
import { printerCondition } from './condition.ts'
import { kiosksOf } from './printer-kiosks.ts'
import { TestPrint } from './TestPrint.tsx'

/** Every printer that an agent has reported: state, since when, for which kiosks. */
export function PrinterLines({
  list,
  now,
  test,
}: {
  list: DeviceList
  now: number
  test: 'offered' | 'disabled' | 'hidden'
}) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  return (
    <section>
      <h2 className="t">{t('equipment.printers')}</h2>
      {list.printers.length === 0 ? (
        <p className="muted empty">{t('equipment.noPrinters')}</p>
      ) : (
        <ul className="things">
          {list.printers.map((printer) => (
            <li key={printer.printerId}>
              <p className="name">
                <b>{printer.name}</b>
                <span className="small muted">
                  {t('equipment.prints')}:{' '}
                  {kiosksOf(printer.printerId, list).join(', ') || t('equipment.nobody')}
                </span>
              </p>
              <p className="state">
                <ConditionMark condition={printerCondition(t, printer.status)} />
                <span className="small muted">
                  {t('equipment.since', { time: sinceTime(printer.since, now, zone, i18n.language) })}
                </span>
              </p>
              {test !== 'hidden' && <TestPrint printer={printer} disabled={test === 'disabled'} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
