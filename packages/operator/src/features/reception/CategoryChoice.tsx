import type { CategoryId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { officeText } from '@chered/ui/i18n'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

/** A category and whether its proof has been shown. Without the proof there is no precedence. */
export interface Claim {
  readonly categoryId: CategoryId | null
  readonly proved: boolean
}
export const noClaim: Claim = { categoryId: null, proved: false }

/** Whether the claim can be sent: none, or with its proof seen. */
export function isProved(claim: Claim): boolean {
  return claim.categoryId === null || claim.proved
}

/** The reason for precedence, with the law that grants it and the proof that has to be seen. */
export function CategoryChoice(props: {
  office: Office | null
  claim: Claim
  onChange: (claim: Claim) => void
}) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const { office, claim, onChange } = props
  const chosen = office?.categories.find((category) => category.id === claim.categoryId)
  if (!office || office.categories.length === 0) return null
  return (
    <div className="category">
      <div className="field">
        <label htmlFor={id}>{t('category.label')}</label>
        <select
          id={id}
          className="input select"
          value={claim.categoryId ?? ''}
          onChange={(event) =>
            onChange({ categoryId: (event.target.value || null) as CategoryId | null, proved: false })
          }
        >
          <option value="">{t('category.none')}</option>
          {office.categories.map((category) => (
            <option key={category.id} value={category.id}>
              {officeText(category.name, i18n.language)}
            </option>
          ))}
        </select>
      </div>
      {chosen && (
        <label className="check">
          <input
            type="checkbox"
            checked={claim.proved}
            onChange={(event) => onChange({ ...claim, proved: event.target.checked })}
          />
          <span>
            {t('category.proved', { proof: chosen.proof })}
            <small className="muted">
              {chosen.mode === 'absolute'
                ? t('category.absolute')
                : t('category.headStart', { count: chosen.minutes ?? 0 })}
              {' · '}
              {chosen.basis}
            </small>
          </span>
        </label>
      )}
    </div>
  )
}
