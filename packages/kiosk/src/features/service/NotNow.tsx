import type { Office } from '@chered/protocol/office'
import type { KioskService, KioskView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../app/stage.ts'
import { AdviceKey, StartKey } from '../survey/WayOn.tsx'
import { useServedNext } from './use-served-next.ts'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly place: Extract<Place, { kind: 'service' }>
  readonly now: KioskService | undefined
}

/** Nothing to take and nothing to book: why, when it is served by the schedule, and who helps. */
export function NotNow({ office, view, place, now }: Props) {
  const { t } = useTranslation()
  const next = useServedNext(office, now)
  return (
    <>
      <p className="refusal">{t(reasonOf(now))}</p>
      {next && <p className="refusal">{next}</p>}
      <AdviceKey office={office} view={view} answer={place.via} />
      <StartKey />
    </>
  )
}

function reasonOf(now: KioskService | undefined) {
  if (now?.state === 'quota') return 'refusal.quota-exhausted'
  if (now?.state === 'by-appointment') return 'offer.onlyBooked'
  return now?.servedNext ? 'offer.notNow' : 'refusal.service-closed'
}
