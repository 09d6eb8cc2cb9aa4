import { newPlaces } from '@chered/protocol/choices'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassPlan } from './pass-plan.ts'

/** At which place the visitor waits again: the one from the beginning of the visit, or the end. */
export function PlaceChoice({ plan, onChange }: { plan: PassPlan; onChange: (plan: PassPlan) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <fieldset className="seg" aria-label={t('pass.place.title')}>
      {newPlaces.map((place) => (
        <label key={place}>
          <input
            type="radio"
            name={id}
            className="visually-hidden"
            checked={plan.place === place}
            onChange={() => onChange({ ...plan, place })}
          />
          {t(`pass.place.${place}`)}
        </label>
      ))}
    </fieldset>
  )
}
