import { outcomes } from '@chered/protocol/choices'
import type { VisitId } from '@chered/protocol/ids'
import { useTranslation } from 'react-i18next'
import { chooseOutcome, useOperator, workOn } from '../../store.ts'
import { KeyHint } from '../desk/KeyHint.tsx'

/** What came of the visit, keys 1–4; it goes with «Завершить». */
export function OutcomeChoice({ visitId }: { visitId: VisitId }) {
  const { t } = useTranslation()
  const chosen = useOperator((s) => workOn(s.work, visitId).outcome)
  return (
    <fieldset className="outcomes">
      <legend className="h">{t('outcome.title')}</legend>
      <div className="seg">
        {outcomes.map((outcome, place) => (
          <label key={outcome}>
            <input
              type="radio"
              name="outcome"
              className="visually-hidden"
              checked={chosen === outcome}
              onChange={() => chooseOutcome(visitId, outcome)}
            />
            <KeyHint name={place + 1} />
            {t(`outcome.${outcome}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
