import type { Language } from '@chered/protocol/text'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { takesFocus, type VisitorForm } from './booking-desk.ts'
import { LanguageField } from './LanguageField.tsx'
import { isPhone, phoneDigits, phoneText } from './phone-text.ts'

/**
 * Who comes: name, phone and, while a booking is being made, language and
 * application number. Enter in the name goes to the phone, Enter there sends:
 * the order of a conversation.
 */
export function VisitorFields(props: {
  visitor: VisitorForm
  languages: readonly Language[]
  /** Only the name and phone, to correct them; the cursor goes there at once. */
  short: boolean
  onChange: (change: Partial<VisitorForm>) => void
}) {
  const { t } = useTranslation()
  const { visitor, onChange } = props
  const id = useId()
  const name = useRef<HTMLInputElement>(null)
  const phone = useRef<HTMLInputElement>(null)
  const { short } = props
  useEffect(() => {
    if (short) name.current?.focus()
  }, [short])
  useEffect(() => {
    if (takesFocus('form')) name.current?.focus()
  })
  const wrong = !isPhone(visitor.phone)
  function onName(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    phone.current?.focus()
  }
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('visitor.name')}</label>
        <div className="input">
          <input
            ref={name}
            id={`${id}-name`}
            autoComplete="off"
            maxLength={120}
            value={visitor.name}
            onChange={(event) => onChange({ name: event.target.value })}
            onKeyDown={onName}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-phone`}>{t('visitor.phone')}</label>
        <div className="input">
          <input
            ref={phone}
            id={`${id}-phone`}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            placeholder="+7 900 000-00-00"
            aria-describedby={`${id}-phone-hint`}
            value={phoneText(visitor.phone)}
            onChange={(event) => onChange({ phone: phoneDigits(event.target.value) })}
          />
        </div>
        <p className="hint" id={`${id}-phone-hint`}>
          {wrong ? t('visitor.phoneShort') : ''}
        </p>
      </div>
      {!short && (
        <>
          <LanguageField
            languages={props.languages}
            value={visitor.language}
            onChange={(language) => onChange({ language })}
          />
          <div className="field">
            <label htmlFor={`${id}-application`}>{t('visitor.application')}</label>
            <div className="input">
              <input
                id={`${id}-application`}
                autoComplete="off"
                maxLength={40}
                value={visitor.applicationNumber}
                onChange={(event) => onChange({ applicationNumber: event.target.value })}
              />
            </div>
          </div>
        </>
      )}
    </>
  )
}
