import type { Office, OfficeOutcome } from '@chered/protocol/office'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { OfficeText } from './OfficeText.tsx'
import { chooseOutcome, outcomeOf, type ServiceInFront, useVisitWork, workOf } from './visit-work.ts'

/** So many of the office's outcomes have a key of their own. */
export const outcomeKeys = 9

/**
 * What came of the service, from the office's list, keys 1–9; it goes with
 * «Завершить». Those with which the visitor has what was wanted stand apart
 * from the others, each group under its shape and word.
 */
export function OutcomeChoice(props: { of: ServiceInFront; office: Office | null }) {
  const { t } = useTranslation()
  const work = useVisitWork((s) => workOf(s, props.of))
  const numbered = (props.office?.outcomes ?? []).map((outcome, place) => ({ outcome, place }))
  const group = (done: boolean) => {
    const own = numbered.filter((each) => each.outcome.done === done)
    if (own.length === 0) return null
    const word = t(done ? 'outcome.reached' : 'outcome.notReached')
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset draws its legend elsewhere
      <div role="group" className="outcome-group" aria-label={word}>
        <span className={`st thin ${done ? 'ok' : ''}`} aria-hidden="true">
          <StateShape shape={done ? 'ok' : 'closed'} /> {word}
        </span>
        <div className="outcome-list">
          {own.map((each) => (
            <Outcome
              key={each.outcome.id}
              {...each}
              of={props.of}
              checked={outcomeOf(props.office, work) === each.outcome.id}
            />
          ))}
        </div>
      </div>
    )
  }
  return (
    <fieldset className="outcomes">
      <legend className="visually-hidden">{t('outcome.title')}</legend>
      {group(true)}
      {group(false)}
    </fieldset>
  )
}

function Outcome(props: { of: ServiceInFront; outcome: OfficeOutcome; place: number; checked: boolean }) {
  const { outcome, place } = props
  return (
    <label className="outcome">
      <input
        type="radio"
        name="outcome"
        className="visually-hidden"
        checked={props.checked}
        onChange={() => chooseOutcome(props.of, outcome.id)}
      />
      {place < outcomeKeys && <KeyHint name={place + 1} />}
      <span>
        <OfficeText text={outcome.name} />
      </span>
    </label>
  )
}
