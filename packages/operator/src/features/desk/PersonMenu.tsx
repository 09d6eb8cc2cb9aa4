import type { DeskId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { signOut } from '@chered/ui/staff/session'
import { staffLanguages } from '@chered/ui/staff/texts'
import { showRefusal } from '@chered/ui/staff/toasts'
import { Menu } from '@mantine/core'
import { Check, ChevronDown, DoorClosed, LayoutGrid, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasDesk } from './moves.ts'
import { give } from './orders.ts'
import type { Situation } from './situation.ts'

/** Signs out and says why when the server did not let it. */
export async function leaveWorkplace(): Promise<void> {
  const answer = await signOut()
  if (!answer.ok && answer.code !== 'not-signed-in') showRefusal(answer)
}

/**
 * What one does seldom: close the window, take another, sign out, choose the
 * language. Whoever leaves an open window closes it first, so that it is not
 * held by somebody who went home.
 */
export function PersonMenu(props: {
  session: Session
  deskId?: DeskId
  situation?: Situation
  onLeave?: () => void
}) {
  const { t, i18n } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { session, deskId, situation } = props
  const holds = deskId !== undefined && situation !== undefined && hasDesk(situation)
  const busy = situation?.kind === 'called' || situation?.kind === 'serving'

  async function close(then?: () => void) {
    if (deskId === undefined) return
    const answer = await give(deskId, { action: 'close' })
    if (answer?.ok) then?.()
  }

  return (
    <Menu
      position="bottom-end"
      width={280}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      opened={opened}
      onChange={setOpened}
    >
      <Menu.Target>
        <button
          type="button"
          className="btn plain sm who"
          aria-label={t('person.menu', { name: session.name })}
          // The focus is still here when the menu has been opened with the pointer.
          onKeyDown={(event) => event.key === 'Escape' && setOpened(false)}
        >
          <span className="name" title={session.name}>
            {session.name}
          </span>
          <ChevronDown aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {holds && (
          <>
            {busy && <Menu.Label>{t('person.busy')}</Menu.Label>}
            <Menu.Item
              disabled={busy}
              leftSection={<DoorClosed aria-hidden="true" />}
              onClick={() => void close()}
            >
              {t('person.close')}
            </Menu.Item>
            <Menu.Item
              disabled={busy}
              leftSection={<LayoutGrid aria-hidden="true" />}
              onClick={() => void close(props.onLeave)}
            >
              {t('person.other')}
            </Menu.Item>
            <Menu.Item
              disabled={busy}
              leftSection={<LogOut aria-hidden="true" />}
              onClick={() => void close(() => void leaveWorkplace())}
            >
              {t('person.leave')}
            </Menu.Item>
          </>
        )}
        {!holds && (
          <Menu.Item leftSection={<LogOut aria-hidden="true" />} onClick={() => void leaveWorkplace()}>
            {t('person.signOut')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        {staffLanguages.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            leftSection={<Check aria-hidden="true" className={i18n.language === code ? '' : 'unseen'} />}
            onClick={() => void i18n.changeLanguage(code)}
          >
            {t(`language.${code}`, { ns: 'staff' })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
