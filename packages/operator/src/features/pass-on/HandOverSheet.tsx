import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { InFront } from '@chered/protocol/views'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskSheet } from '../desk/DeskSheet.tsx'
import { KeyHint } from '../desk/KeyHint.tsx'
import type { Sheet } from '../desk/sheet.ts'
import { PassForm } from './PassForm.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import type { PassOn } from './use-pass-on.ts'

type HandOver = Extract<Sheet, { kind: 'hand-over' }>

const ways = ['put-back', 'pass-on'] as const

/** Closing the window with somebody in front: first where that visitor goes. */
export function HandOverSheet(props: {
  visit: InFront
  sheet: HandOver
  passOn: PassOn
  office: Office | null
  onChange: (sheet: HandOver) => void
  onEnter: () => void
}) {
  const { t } = useTranslation()
  const { sheet, onChange } = props
  const id = useId()
  const ticket = ticketText(props.visit.ticket)
  return (
    <DeskSheet
      label={t(`handOver.title.${sheet.leaving}`)}
      title={t(`handOver.title.${sheet.leaving}`)}
      className="hand-over"
      aside={
        sheet.way === 'pass-on' && (
          <PlaceChoice plan={sheet.plan} onChange={(plan) => onChange({ ...sheet, plan })} />
        )
      }
      onEnter={props.onEnter}
    >
      <fieldset>
        <legend className="h">{t('handOver.way', { ticket })}</legend>
        <div className="choices">
          {ways.map((way, place) => (
            <label key={way} className="choice">
              <input
                type="radio"
                name={id}
                // biome-ignore lint/a11y/noAutofocus: the sheet was asked for, and its first question is this one
                autoFocus={way === sheet.way}
                checked={sheet.way === way}
                onChange={() => onChange({ ...sheet, way })}
              />
              <span className="grow">{t(`handOver.${way}`)}</span>
              <KeyHint name={place + 1} />
            </label>
          ))}
        </div>
      </fieldset>
      {sheet.way === 'pass-on' && (
        <PassForm
          {...props}
          plan={sheet.plan}
          numbered={false}
          autoFocus
          onChange={(plan) => onChange({ ...sheet, plan })}
        />
      )}
    </DeskSheet>
  )
}
