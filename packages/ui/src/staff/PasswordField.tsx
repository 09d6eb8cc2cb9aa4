import { Eye, EyeOff } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A password with a way to look at it, and a word when Caps Lock is on. */
export function PasswordField(props: {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  autoFocus?: boolean
  ref?: Ref<HTMLInputElement>
}) {
  const { t } = useTranslation('staff')
  const id = useId()
  const [shown, setShown] = useState(false)
  const [caps, setCaps] = useState(false)
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <span className="input">
        <input
          id={id}
          ref={props.ref}
          name={props.name}
          type={shown ? 'text' : 'password'}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the form is the whole screen, there is nothing before it
          autoFocus={props.autoFocus}
          required
          maxLength={256}
          aria-describedby={`${id}-hint`}
          onKeyDown={look}
          onKeyUp={look}
          onBlur={() => setCaps(false)}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={shown ? t('signIn.hide') : t('signIn.show')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </button>
      </span>
      <span className="hint" id={`${id}-hint`} aria-live="polite">
        {caps ? <b className="caps">{t('signIn.capsLock')}</b> : props.hint}
      </span>
    </div>
  )
}
