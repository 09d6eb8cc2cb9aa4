import type { Session } from '@chered/protocol/staff'
import { useLive } from '@chered/ui/live'
import { LinkStatus } from '@chered/ui/staff/LinkStatus.tsx'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonMenu } from '../desk/PersonMenu.tsx'
import { Clock } from '../desk/TopBar.tsx'
import { FaultButton } from '../faults/FaultButton.tsx'
import { AreaTabs } from './AreaTabs.tsx'
import type { Area } from './areas.ts'

/** The top bar of every area but the desk, and under it a lost link in words. */
export function AreaBar(props: { areas: readonly Area[]; area: Area; session: Session }) {
  const lost = useLive((s) => s.link === 'lost')
  useReloadWhenAsked()
  return (
    <header className="op-bar">
      <AreaTabs areas={props.areas} area={props.area} />
      <div className="right">
        <FaultButton />
        <LinkStatus />
        <PersonMenu session={props.session} />
        <Clock />
      </div>
      {lost && <LostLink />}
    </header>
  )
}

function LostLink() {
  const { t } = useTranslation()
  return (
    <p className="area-lost" role="alert">
      {t('area.lost')}
    </p>
  )
}

/** A page older than the server loads itself anew when nobody is in the middle of a conversation: the tab is hidden. */
function useReloadWhenAsked(): void {
  const outdated = useLive((s) => s.outdated)
  useEffect(() => {
    if (!outdated) return
    const reload = () => document.hidden && location.reload()
    reload()
    document.addEventListener('visibilitychange', reload)
    return () => document.removeEventListener('visibilitychange', reload)
  }, [outdated])
}
