import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '../api.ts'
import { LanguageChoice } from './LanguageChoice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { refusalText } from './refusal-text.ts'
import { signIn } from './session.ts'

type Progress =
  | { readonly state: 'typing' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Pick<Refused, 'code' | 'params'> | 'missing' }

/**
 * The sign-in form. `workplace` is the screen's name above it. With `expired`
 * (the login whose session ended) it says so and asks for the password only
 * once more; the session store knows when it is done.
 */
export function SignIn({ workplace, expired }: { workplace: string; expired?: string }) {
  const { t } = useTranslation('staff')
  const heading = useId()
  const password = useRef<HTMLInputElement>(null)
  const login = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<Progress>({ state: 'typing' })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (progress.state === 'busy') return
    const given = { login: login.current?.value.trim() ?? '', password: password.current?.value ?? '' }
    if (given.login === '' || given.password === '') {
      setProgress({ state: 'refused', why: 'missing' })
      const empty = given.login === '' ? login : password
      empty.current?.focus()
      return
    }
    setProgress({ state: 'busy' })
    const answer = await signIn(given.login, given.password)
    if (answer.ok) return
    setProgress({ state: 'refused', why: answer })
    password.current?.focus()
    password.current?.select()
  }

  return (
    <form className="entry" onSubmit={submit} aria-labelledby={heading} noValidate>
      <header>
        <p className="workplace">{workplace}</p>
        <LanguageChoice />
      </header>
      <h1 id={heading}>{expired === undefined ? t('signIn.title') : t('signIn.expiredTitle')}</h1>
      {expired !== undefined && <p className="muted">{t('signIn.expired')}</p>}
      <div className="field">
        <label htmlFor={`${heading}-login`}>{t('signIn.login')}</label>
        <span className="input">
          <input
            id={`${heading}-login`}
            ref={login}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the form is the whole screen, there is nothing before it
            autoFocus={expired === undefined}
            defaultValue={expired}
            required
            maxLength={64}
          />
        </span>
      </div>
      <PasswordField
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        autoFocus={expired !== undefined}
        ref={password}
      />
      <p className="refused" role="alert">
        {progress.state === 'refused' &&
          (progress.why === 'missing' ? t('signIn.missing') : refusalText(t, progress.why))}
      </p>
      <button type="submit" className="btn primary lg" aria-disabled={progress.state === 'busy'}>
        {progress.state === 'busy' ? t('signIn.busy') : t('signIn.submit')}
      </button>
    </form>
  )
}
