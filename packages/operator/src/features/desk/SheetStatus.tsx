import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { InFront } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { CornerDownRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { minutesOf } from '../hold/hold-plan.ts'
import type { PassPlan } from '../pass-on/pass-plan.ts'
import type { PassOn } from '../pass-on/use-pass-on.ts'
import { serviceName } from '../visit/OfficeText.tsx'
import { useMoveKey } from './MoveButton.tsx'
import type { Sheet } from './sheet.ts'

/** What the open sheet is going to do, as one sentence, before it is done. */
export function SheetStatus(props: {
  sheet: Exclude<Sheet, { kind: 'break' }>
  visit: InFront
  office: Office | null
  deskNumber: number
  passOn: PassOn
}) {
  const { t } = useTranslation()
  const now = useNow(5000)
  const takeBack = useMoveKey('take-back')
  const goesTo = useGoesTo(props)
  const { sheet, office } = props
  const ticket = ticketText(props.visit.ticket)
  const text = () => {
    switch (sheet.kind) {
      case 'hold': {
        const minutes = minutesOf(sheet.plan, office)
        if (office === null || minutes === undefined) return t('hold.incomplete')
        if (minutes === null) return t('hold.thenOpen', { ticket, key: takeBack?.text ?? '' })
        const time = clockTime(now + minutes * 60_000, office.timeZone)
        return t(`hold.then.${office.settings.heldPlace}`, { ticket, time })
      }
      case 'pass-on':
        return goesTo(sheet.plan)
      case 'hand-over': {
        const closes = t('handOver.closes', { number: props.deskNumber })
        const goes = sheet.way === 'put-back' ? t('handOver.goesBack', { ticket }) : goesTo(sheet.plan)
        return `${closes}. ${goes}`
      }
    }
  }
  const said = text()
  return (
    <p className="sheet-says">
      <CornerDownRight aria-hidden="true" />
      <span title={said}>{said}</span>
    </p>
  )
}

/** Where the visitor would go, with which service and to which place. */
function useGoesTo(props: { visit: InFront; office: Office | null; passOn: PassOn }) {
  const { t, i18n } = useTranslation()
  const { visit, office, passOn } = props
  return (plan: PassPlan): string => {
    const { candidate } = passOn
    if (candidate === null || office === null) return t('pass.incomplete')
    const { target } = candidate
    const ticket = ticketText(visit.ticket)
    const since = clockTime(visit.issuedAt, office.timeZone)
    const where =
      target.kind === 'desk' || target.kind === 'staff'
        ? t('pass.goes.desk', { ticket, number: target.desks[0] })
        : t(`pass.goes.${target.kind}`, { ticket, name: candidate.name })
    const { serviceId } = target
    const changes = serviceId !== null && serviceId !== visit.serviceId && target.kind !== 'service'
    const service = changes
      ? `, ${t('pass.goes.withService', { service: serviceName(office, serviceId, i18n.language) })}`
      : ''
    return `${where}${service}, ${t(`pass.goes.${plan.place}`, { time: since })}`
  }
}
