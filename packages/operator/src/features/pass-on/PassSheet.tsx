import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { InFront } from '@chered/protocol/views'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useTranslation } from 'react-i18next'
import { DeskSheet } from '../desk/DeskSheet.tsx'
import { PassForm } from './PassForm.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import type { PassPlan } from './pass-plan.ts'
import type { PassOn } from './use-pass-on.ts'

/** Passing the visitor in front on. */
export function PassSheet(props: {
  visit: InFront
  plan: PassPlan
  passOn: PassOn
  office: Office | null
  onChange: (plan: PassPlan) => void
  onEnter: () => void
}) {
  const { t } = useTranslation()
  const { visit } = props
  return (
    <DeskSheet
      label={t('pass.label', { ticket: ticketText(visit.ticket) })}
      title={
        <>
          {t('pass.title')} <TicketNumber ticket={visit.ticket} />
        </>
      }
      className="pass-sheet"
      aside={<PlaceChoice plan={props.plan} onChange={props.onChange} />}
      onEnter={props.onEnter}
    >
      <PassForm {...props} numbered autoFocus />
    </DeskSheet>
  )
}
