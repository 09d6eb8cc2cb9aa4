import type { Role, Session } from '@chered/protocol/staff'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangePassword } from './ChangePassword.tsx'
import { SignIn } from './SignIn.tsx'
import { signOut, useSession } from './session.ts'
import { showRefusal } from './toasts.ts'
import './staff.css'

/**
 * Everything between the address and the workplace: sign-in, the one-time
 * password, the right to be here, and an ended session. The last one comes over
 * the screen without unmounting it; another person gets a new screen.
 */
export function SessionGate(props: {
  workplace: string
  /** Whoever has one of these roles may enter. */
  roles: readonly Role[]
  children: (session: Session) => ReactNode
}) {
  const { t } = useTranslation('staff')
  const current = useSession()
  switch (current.state) {
    case 'loading':
      return <Waiting text={t('session.loading')} />
    case 'no-server':
      return <Waiting text={t('session.noServer')} />
    case 'signed-out':
      return (
        <main className="entry-page">
          <SignIn workplace={props.workplace} />
        </main>
      )
    case 'signed-in':
    case 'expired': {
      const { session } = current
      if (session.mustChangePassword && current.state === 'signed-in') {
        return (
          <main className="entry-page">
            <ChangePassword workplace={props.workplace} name={session.name} />
          </main>
        )
      }
      if (!session.roles.some((role) => props.roles.includes(role))) return <NoRole name={session.name} />
      return (
        <>
          <div key={session.staffId} className="workplace-root" inert={current.state === 'expired'}>
            {props.children(session)}
          </div>
          {current.state === 'expired' && <SignInAgain workplace={props.workplace} login={session.login} />}
        </>
      )
    }
  }
}

function Waiting({ text }: { text: string }) {
  return (
    <main className="entry-page">
      <p className="entry-wait" role="status">
        {text}
      </p>
    </main>
  )
}

function NoRole({ name }: { name: string }) {
  const { t } = useTranslation('staff')
  async function leave() {
    const answer = await signOut()
    if (!answer.ok) showRefusal(answer)
  }
  return (
    <main className="entry-page">
      <div className="entry">
        <h1>{t('session.noRole')}</h1>
        <p className="muted">{t('session.noRoleHow', { name })}</p>
        <button type="button" className="btn primary lg" onClick={leave}>
          {t('session.signOut')}
        </button>
      </div>
    </main>
  )
}

/**
 * The sign-in form over a screen that is `inert`. Not a `<dialog>`: browsers
 * close one at the second Escape, and there is nothing behind it that works.
 */
function SignInAgain({ workplace, login }: { workplace: string; login: string }) {
  const { t } = useTranslation('staff')
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // The screen behind can be focused again only after it has been drawn without `inert`.
      requestAnimationFrame(() => before instanceof HTMLElement && before.focus())
    },
    [before],
  )
  return (
    <div role="dialog" aria-modal="true" className="entry-over" aria-label={t('signIn.expiredTitle')}>
      <SignIn workplace={workplace} expired={login} />
    </div>
  )
}
