import type { SupervisionView, Trouble } from '@chered/protocol/views'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sectionLink } from '../../app/section.ts'
import { sinceTime } from '../../app/since-time.ts'
import { useAdmin } from '../../store.ts'
import { equipmentTabLink } from '../incidents/equipment-tab.ts'
import { AcknowledgePrint, CopyPrint } from './PrintActions.tsx'
import { troubleWords } from './trouble-words.ts'

/** More than this and the rest waits behind a button, so that the hall itself stays in sight. */
const shownAtOnce = 5

/** A server that cannot record stops the whole office, so nothing stands above it. */
function weight(trouble: Trouble): number {
  if (trouble.code === 'storage') return 0
  return trouble.level === 'bad' ? 1 : 2
}

/**
 * What needs a person: shape, what, the consequence for visitors, since when,
 * and what can be done. The worst first, then the oldest. `links` adds the way
 * to the equipment page, which that page itself does not need.
 */
export function TroubleList(props: {
  troubles: readonly Trouble[]
  view: SupervisionView
  now: number
  mayAct: boolean
  links?: boolean
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const zone = useTimeZone()
  const [all, setAll] = useState(false)
  const sorted = props.troubles.toSorted((a, b) => weight(a) - weight(b) || a.since - b.since)
  return (
    <div aria-live="polite">
      {sorted.length > 0 && (
        <ul className="troubles" aria-label={t('trouble.label')}>
          {(all ? sorted : sorted.slice(0, shownAtOnce)).map((trouble) => {
            const words = troubleWords(t, trouble, props.view, office, props.now)
            return (
              <li key={trouble.id} className={trouble.level} data-code={trouble.code}>
                <StateShape shape="trouble" />
                <p>
                  <b>{words.what}</b> {words.consequence}{' '}
                  {words.action.kind === 'print' && (
                    <AcknowledgePrint {...words.action} code={trouble.code} disabled={!props.mayAct} />
                  )}
                </p>
                <span className="since">
                  {t('trouble.since', { time: sinceTime(trouble.since, props.now, zone, i18n.language) })}
                </span>
                <span className="act">
                  {words.action.kind === 'equipment' && props.links && (
                    <a className="btn sm" href={sectionLink('equipment')}>
                      {t('trouble.toEquipment')}
                    </a>
                  )}
                  {words.action.kind === 'incidents' && (
                    <a className="btn sm" href={equipmentTabLink('incidents')}>
                      {t('incident.toOne')}
                    </a>
                  )}
                  {words.action.kind === 'print' && <CopyPrint {...words.action} disabled={!props.mayAct} />}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {sorted.length > shownAtOnce && (
        <button
          type="button"
          className="btn sm plain troubles-more"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('trouble.fewer') : t('trouble.more', { count: sorted.length - shownAtOnce })}
        </button>
      )}
    </div>
  )
}
