import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { boundsOf, type QuotaField } from './quota-fields.ts'

/** A number with its unit; what is in force stands beside what is drafted when they differ. */
export function NumberField(props: {
  field: QuotaField
  label: string
  value: string
  fault: boolean
  /** What is in force, when it is another value. */
  inForce: string | null
  disabled: boolean
  unit?: string
  hint?: string
  change: (text: string) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const { least, most } = boundsOf(props.field)
  return (
    <div className="field number-field">
      <label htmlFor={id}>{props.label}</label>
      <span className="number-line">
        <span className="input">
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={props.value}
            readOnly={props.disabled}
            aria-invalid={props.fault}
            aria-describedby={`${id}-more`}
            onChange={(event) => props.change(event.currentTarget.value)}
          />
          {props.unit && <span className="muted">{props.unit}</span>}
        </span>
        {props.inForce !== null && (
          <span className="small was">
            {t('schedule.quotas.inForce', {
              value: props.inForce === '' ? t('schedule.quotas.noLimit') : props.inForce,
            })}
          </span>
        )}
      </span>
      <span id={`${id}-more`} className={props.fault ? 'field-fault' : 'hint-text'}>
        {props.fault ? t('schedule.quotas.bounds', { least, most }) : props.hint}
      </span>
    </div>
  )
}
