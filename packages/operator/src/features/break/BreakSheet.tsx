import { pauseReasons } from '@chered/protocol/choices'
import type { Office } from '@chered/protocol/office'
import { clockTime } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DeskSheet } from '../desk/DeskSheet.tsx'
import { KeyHint } from '../desk/KeyHint.tsx'
import type { PauseReason } from '../desk/orders.ts'
import './break.css'

/** A break as it is being planned; `minutes` null when nobody can say how long. */
export interface BreakPlan {
  readonly reason: PauseReason
  readonly minutes: number | null
}

const lengths = [5, 10, 15, 30, 60, null] as const

/** What F10 twice means: a short break. */
export const firstPlan: BreakPlan = { reason: 'break', minutes: 15 }

/** Planning a break: a sheet in the place of the work area; the ticket and the main button stay. */
export function BreakSheet(props: {
  plan: BreakPlan
  office: Office | null
  onChange: (plan: BreakPlan) => void
  onCancel: () => void
  onEnter: () => void
}) {
  const { t } = useTranslation()
  const now = useNow(5000)
  const { plan, office } = props
  const until = plan.minutes === null ? null : now + plan.minutes * 60_000
  return (
    <DeskSheet
      label={t('break.title')}
      title={t('break.title')}
      className="break-sheet"
      onEnter={props.onEnter}
      aside={
        <button type="button" className="btn" onClick={props.onCancel}>
          <X aria-hidden="true" />
          {t('break.cancel')} <KeyHint name="Esc" />
        </button>
      }
    >
      <fieldset>
        <legend className="h">{t('break.reason')}</legend>
        <div className="choices">
          {pauseReasons.map((reason, place) => (
            <label key={reason} className="choice">
              <input
                type="radio"
                name="reason"
                // biome-ignore lint/a11y/noAutofocus: the sheet was asked for, and its first question is this one
                autoFocus={plan.reason === reason}
                checked={plan.reason === reason}
                onChange={() => props.onChange({ ...plan, reason })}
              />
              <span className="grow">{t(`break.${reason}`)}</span>
              <KeyHint name={place + 1} />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="h">{t('break.length')}</legend>
        <div className="seg">
          {lengths.map((minutes) => (
            <label key={minutes ?? 'open'}>
              <input
                type="radio"
                name="minutes"
                className="visually-hidden"
                checked={plan.minutes === minutes}
                onChange={() => props.onChange({ ...plan, minutes })}
              />
              {minutes === null ? t('break.open') : t('break.minutes', { count: minutes })}
            </label>
          ))}
        </div>
        <p className="muted back-at">
          {until === null || office === null
            ? t('break.backOpen')
            : t('break.back', { time: clockTime(until, office.timeZone) })}
        </p>
      </fieldset>
    </DeskSheet>
  )
}
