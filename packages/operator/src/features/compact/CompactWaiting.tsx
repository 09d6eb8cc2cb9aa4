import type { Office } from '@chered/protocol/office'
import type { DeskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { closeToast, useToasts } from '@chered/ui/staff/toasts'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sheet } from '../desk/sheet.ts'
import type { Situation } from '../desk/situation.ts'
import { rowReasonText } from '../visit/reason-text.ts'

/** Long enough to read one line twice. */
const shownMs = 6000

/** How many wait and who is next; a refusal stands in its place for a moment. */
export function CompactWaiting(props: {
  view: DeskView
  situation: Situation
  office: Office | null
  sheet: Sheet | null
  now: number
  screen: Window
}) {
  const { t, i18n } = useTranslation()
  const { view, situation, office, now } = props
  const toast = useToasts((s) => s.toasts.at(-1) ?? null)
  const { screen } = props
  useEffect(() => {
    if (toast === null) return
    const timer = screen.setTimeout(() => closeToast(toast.id), shownMs)
    return () => screen.clearTimeout(timer)
  }, [toast, screen])
  if (toast !== null) {
    return (
      <p className="compact-foot said" role={toast.kind === 'refusal' ? 'alert' : 'status'}>
        {toast.kind === 'refusal' ? refusalText(t, toast.refused) : toast.text}
      </p>
    )
  }
  const { sheet } = props
  if (sheet?.kind === 'hold') {
    const reason = office?.holdReasons.find(({ id }) => id === sheet.plan.reasonId)
    return <p className="compact-foot">{reason && officeText(reason.name, i18n.language)}</p>
  }
  if (sheet?.kind === 'break') return <p className="compact-foot">{t(`break.${sheet.plan.reason}`)}</p>
  const [next] = view.next
  // While the desk is free the next one stands above already.
  const shown = situation.kind === 'free' ? undefined : next
  return (
    <p className="compact-foot muted">
      {t('compact.waiting')} <b>{view.waiting}</b>
      {shown && (
        <span>
          {t('row.next')} <TicketNumber ticket={shown.ticket} />{' '}
          {office && rowReasonText(shown, true, { t, timeZone: office.timeZone, at: now })}
        </span>
      )}
    </p>
  )
}
