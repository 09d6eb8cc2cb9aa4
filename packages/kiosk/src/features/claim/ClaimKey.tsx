import type { Office } from '@chered/protocol/office'
import { BadgeCheck, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'

/**
 * The way to the list of categories, beside the key of the live queue and never
 * in its way. The category itself is not named here: it may speak of health,
 * and somebody stands behind the visitor.
 */
export function ClaimKey({ office, place }: { office: Office; place: Extract<Place, { kind: 'service' }> }) {
  const { t } = useTranslation()
  if (office.categories.length === 0) return null
  const claimed = place.claim !== undefined
  const Icon = claimed ? Check : BadgeCheck
  return (
    <Touch className="claim-key" onPress={() => tell({ kind: 'went', to: { kind: 'claim' } })}>
      <Icon className="icon" aria-hidden="true" />
      <span>{t(claimed ? 'claim.keySet' : 'claim.key')}</span>
    </Touch>
  )
}
