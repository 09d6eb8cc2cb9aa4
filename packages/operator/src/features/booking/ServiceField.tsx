import type { ServiceId } from '@chered/protocol/ids'
import type { Service } from '@chered/protocol/office'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeText } from '../visit/OfficeText.tsx'
import { findServices } from './find-service.ts'

/**
 * A service by its letters: typing narrows the list under the field, arrows
 * move in it, Enter takes. Everything is in sight at once, nothing pops up.
 */
export function ServiceField(props: {
  label: string
  services: readonly Service[]
  autoFocus: boolean
  onChoose: (serviceId: ServiceId) => void
}) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = findServices(props.services, typed, i18n.language)
  const active = Math.min(at, found.length - 1)
  useEffect(() => {
    if (props.autoFocus) field.current?.focus()
  }, [props.autoFocus])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function take(service: Service | undefined) {
    if (!service) return
    setTyped('')
    setAt(0)
    props.onChoose(service.id)
  }
  function onKeyDown(event: KeyboardEvent) {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault()
        if (found.length === 0) return
        const step = event.key === 'ArrowDown' ? 1 : -1
        setAt((active + step + found.length) % found.length)
        return
      }
      case 'Enter':
        event.preventDefault()
        return take(found[active])
      case 'Escape':
        setTyped('')
        return setAt(0)
    }
  }
  return (
    <div className="service-field">
      <div className="field">
        <label htmlFor={id}>{props.label}</label>
        <div className="input">
          <Search aria-hidden="true" />
          <input
            ref={field}
            id={id}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={found[active] ? `${id}-${found[active].id}` : undefined}
            placeholder={t('service.placeholder')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      {found.length === 0 && <p className="muted none">{t('service.none')}</p>}
      <div className="options" role="listbox" id={`${id}-list`} aria-label={props.label} ref={list}>
        {found.map((service, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
          <div
            key={service.id}
            id={`${id}-${service.id}`}
            role="option"
            aria-selected={place === active}
            onClick={() => take(service)}
          >
            <span className="grow">
              <OfficeText text={service.name} />
            </span>
            <span className="muted small nowrap">{t('minutes', { count: service.minutes })}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
