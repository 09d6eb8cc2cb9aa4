import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '../api.ts'
import { PasswordField } from './PasswordField.tsx'
import { refusalText } from './refusal-text.ts'
import { changePassword } from './session.ts'

/** Shortest password that the server takes. */
const MIN_LENGTH = 8

type Fault = 'tooShort' | 'same' | 'different' | 'wrongCurrent'
type Progress =
  | { readonly state: 'typing' }
  | { readonly state: 'busy' }
  | { readonly state: 'fault'; readonly fault: Fault }
  | { readonly state: 'refused'; readonly why: Pick<Refused, 'code' | 'params'> }

/** Replaces the one-time password; the session store opens the workplace when it is done. */
export function ChangePassword({ workplace, name }: { workplace: string; name: string }) {
  const { t } = useTranslation('staff')
  const heading = useId()
  const current = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)
  const repeat = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<Progress>({ state: 'typing' })

  function fault(kind: Fault, input: HTMLInputElement | null) {
    setProgress({ state: 'fault', fault: kind })
    input?.focus()
    input?.select()
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (progress.state === 'busy') return
    const typed = {
      current: current.current?.value ?? '',
      next: next.current?.value ?? '',
      repeat: repeat.current?.value ?? '',
    }
    if (typed.current === '') return fault('wrongCurrent', current.current)
    if (typed.next.length < MIN_LENGTH) return fault('tooShort', next.current)
    if (typed.next === typed.current) return fault('same', next.current)
    if (typed.next !== typed.repeat) return fault('different', repeat.current)
    setProgress({ state: 'busy' })
    const answer = await changePassword(typed.current, typed.next)
    if (answer.ok) return
    if (answer.code === 'bad-credentials') return fault('wrongCurrent', current.current)
    setProgress({ state: 'refused', why: answer })
  }

  return (
    <form className="entry" onSubmit={submit} aria-labelledby={heading} noValidate>
      <header>
        <p className="workplace">{workplace}</p>
        <p className="muted">{name}</p>
      </header>
      <h1 id={heading}>{t('password.title')}</h1>
      <p className="muted">{t('password.why')}</p>
      <PasswordField
        label={t('password.current')}
        name="current"
        autoComplete="current-password"
        autoFocus
        ref={current}
      />
      <PasswordField
        label={t('password.next')}
        name="next"
        autoComplete="new-password"
        hint={t('password.nextHint', { min: MIN_LENGTH })}
        ref={next}
      />
      <PasswordField label={t('password.repeat')} name="repeat" autoComplete="new-password" ref={repeat} />
      <p className="refused" role="alert">
        {progress.state === 'fault' && t(`password.${progress.fault}`, { min: MIN_LENGTH })}
        {progress.state === 'refused' && refusalText(t, progress.why)}
      </p>
      <button type="submit" className="btn primary lg" aria-disabled={progress.state === 'busy'}>
        {progress.state === 'busy' ? t('password.busy') : t('password.submit')}
      </button>
    </form>
  )
}
