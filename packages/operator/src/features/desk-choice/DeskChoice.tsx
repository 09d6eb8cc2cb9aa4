import type { DeskId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import type { DesksView } from '@chered/protocol/views'
import { type Seen, useLive, useRefusedView } from '@chered/ui/live'
import { LinkStatus } from '@chered/ui/staff/LinkStatus.tsx'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { AreaTabs } from '../areas/AreaTabs.tsx'
import type { Area } from '../areas/areas.ts'
import { give, useOrders } from '../desk/orders.ts'
import { PersonMenu } from '../desk/PersonMenu.tsx'
import { Clock } from '../desk/TopBar.tsx'
import './desk-choice.css'

type DeskEntry = DesksView['desks'][number]

/** Which window is mine today: a press opens it. One that is taken says by whom. */
export function DeskChoice(props: {
  session: Session
  areas: readonly Area[]
  desks: Seen<'desks'> | null
  onOpened: (deskId: DeskId) => void
}) {
  const { t } = useTranslation()
  const { session, desks } = props
  const refused = useRefusedView('desks')
  const running = useOrders((s) => s.running)
  const lost = useLive((s) => s.link === 'lost')

  async function open(deskId: DeskId) {
    if (lost) return
    const answer = await give(deskId, { action: 'open' })
    if (answer?.ok) props.onOpened(deskId)
  }

  return (
    <div className="op choosing">
      <header className="op-bar">
        <p className="desk">{t('area.deskTitle')}</p>
        <AreaTabs areas={props.areas} area="desk" />
        <div className="right">
          <LinkStatus />
          <PersonMenu session={session} />
          <Clock />
        </div>
      </header>
      <main className="choice-page">
        <h1>{t('choice.title')}</h1>
        <p className="muted">{t('choice.hint')}</p>
        {desks === null && (
          <p className="entry-wait" role="status">
            {refused === null ? t('choice.loading') : t('choice.notPermitted')}
          </p>
        )}
        {desks?.body.desks.length === 0 && <p className="entry-wait">{t('choice.none')}</p>}
        <ul className="desks">
          {desks?.body.desks.map((desk) => (
            <li key={desk.deskId}>
              <DeskCard
                desk={desk}
                mine={desk.staffId === session.staffId}
                usual={desk.deskId === session.usualDesk}
                off={lost || running !== null}
                onOpen={() => void open(desk.deskId)}
              />
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}

function DeskCard(props: {
  desk: DeskEntry
  mine: boolean
  usual: boolean
  off: boolean
  onOpen: () => void
}) {
  const { t } = useTranslation()
  const { desk } = props
  const taken = desk.state !== 'closed' && !props.mine
  if (taken) {
    return (
      <div className="desk-card taken">
        <b>{t('desk.name', { number: desk.number })}</b>
        <span className="st closed thin">
          <StateShape shape={desk.state === 'paused' ? 'paused' : 'serving'} />
          <span className="text">
            {desk.staffName === null
              ? t('choice.takenByUnknown')
              : t('choice.takenBy', { name: desk.staffName })}
          </span>
        </span>
      </div>
    )
  }
  return (
    <button
      type="button"
      className={`desk-card${props.usual ? ' usual' : ''}`}
      aria-disabled={props.off}
      // biome-ignore lint/a11y/noAutofocus: the usual window is one Enter away for whoever comes every morning
      autoFocus={props.usual}
      onClick={props.onOpen}
    >
      <b>{t('desk.name', { number: desk.number })}</b>
      <span className="st thin">{props.usual ? t('choice.usual') : t('desk.state.free')}</span>
      <span className="go">{t('choice.open')}</span>
    </button>
  )
}
