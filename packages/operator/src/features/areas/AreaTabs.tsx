import { useTranslation } from 'react-i18next'
import { closeCard } from '../booking/booking-desk.ts'
import { useRelocations } from '../booking/relocations.ts'
import { type Area, openArea } from './areas.ts'
import './areas.css'

/** The areas that this person can open, one beside the other; none for somebody who has only one. */
export function AreaTabs(props: { areas: readonly Area[]; area: Area }) {
  const { t } = useTranslation()
  const relocations = useRelocations((s) => s.list?.length ?? 0)
  if (props.areas.length < 2) return null
  return (
    <nav className="area-tabs" aria-label={t('area.label')}>
      {props.areas.map((area) => (
        <button
          key={area}
          type="button"
          aria-current={area === props.area ? 'page' : undefined}
          onClick={() => {
            closeCard()
            openArea(area)
          }}
        >
          {t(`area.${area}`)}
          {area === 'relocation' && relocations > 0 && <b className="badge">{relocations}</b>}
        </button>
      ))}
    </nav>
  )
}
