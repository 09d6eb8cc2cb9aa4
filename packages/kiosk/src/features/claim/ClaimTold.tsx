import type { CategoryId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { BadgeCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** That the claim goes with the ticket, and which paper is to be shown; never for what. */
export function ClaimTold({ office, claim }: { office: Office; claim: CategoryId | undefined }) {
  const { t } = useTranslation()
  const category = office.categories.find(({ id }) => id === claim)
  if (!category) return null
  return (
    <p className="claim-told" role="status">
      <BadgeCheck className="icon icon-s" aria-hidden="true" />
      <span>
        <b>{t('claim.keySet')}.</b> {t('claim.show')} <span lang="ru">{category.proof}</span>
      </span>
    </p>
  )
}
