import type { Session } from '@chered/protocol/staff'
import { staffLanguages } from '@chered/ui/staff/texts'
import { Menu } from '@mantine/core'
import { Check, ChevronDown, DoorClosed, Keyboard, LayoutGrid, LogOut, PictureInPicture2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openCompact } from '../compact/compact-window.ts'
import { KeysDialog } from '../keys/KeysDialog.tsx'
import { leaveWorkplace } from './leave-workplace.ts'
import type { Leaving } from './sheet.ts'

const leavings = [
  { leaving: 'close', text: 'person.close', Icon: DoorClosed },
  { leaving: 'other-desk', text: 'person.other', Icon: LayoutGrid },
  { leaving: 'sign-out', text: 'person.leave', Icon: LogOut },
] as const satisfies readonly { readonly leaving: Leaving; readonly text: string; readonly Icon: unknown }[]

/**
 * What one does seldom: close the window, take another, sign out, choose keys
 * and the language. Whoever leaves an open window closes it first, so that it
 * is not held by somebody who went home; `onLeaving` is there while one is open.
 */
export function PersonMenu(props: { session: Session; onLeaving?: (leaving: Leaving) => void }) {
  const { t, i18n } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [keysOpen, setKeysOpen] = useState(false)
  const target = useRef<HTMLButtonElement>(null)
  // Carried out when the menu is gone: it gives the focus back, and a sheet opened before would lose it.
  const chosen = useRef<Leaving | null>(null)
  const { session, onLeaving } = props

  return (
    <>
      <Menu
        position="bottom-end"
        width={280}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        opened={opened}
        onChange={setOpened}
        onExitTransitionEnd={() => {
          const leaving = chosen.current
          chosen.current = null
          if (leaving !== null) onLeaving?.(leaving)
          else if (document.activeElement === document.body) target.current?.focus({ preventScroll: true })
        }}
        returnFocus={false}
      >
        <Menu.Target>
          <button
            type="button"
            ref={target}
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
          {onLeaving === undefined ? (
            <Menu.Item leftSection={<LogOut aria-hidden="true" />} onClick={() => void leaveWorkplace()}>
              {t('person.signOut')}
            </Menu.Item>
          ) : (
            leavings.map(({ leaving, text, Icon }) => (
              <Menu.Item
                key={leaving}
                leftSection={<Icon aria-hidden="true" />}
                onClick={() => {
                  chosen.current = leaving
                }}
              >
                {t(text)}
              </Menu.Item>
            ))
          )}
          {onLeaving !== undefined && (
            <Menu.Item
              leftSection={<PictureInPicture2 aria-hidden="true" />}
              onClick={() => void openCompact()}
            >
              {t('compact.open')}
            </Menu.Item>
          )}
          {session.roles.includes('specialist') && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<Keyboard aria-hidden="true" />} onClick={() => setKeysOpen(true)}>
                {t('keys.title')}
              </Menu.Item>
            </>
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
      {keysOpen && (
        <KeysDialog
          onClose={() => {
            setKeysOpen(false)
            target.current?.focus({ preventScroll: true })
          }}
        />
      )}
    </>
  )
}
