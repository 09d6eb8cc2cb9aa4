import type { DeskId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { SupervisionView } from '@chered/protocol/views'
import { elapsed } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { DoorClosed } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeText } from '../../app/OfficeText.tsx'
import { useAdmin } from '../../store.ts'
import { PausePace, PauseSpan } from './PausePace.tsx'
import { ReleaseDialog } from './ReleaseDialog.tsx'

type Desk = SupervisionView['desks'][number]

/** More cards than this and each becomes a small one, so that forty windows are seen at once. */
const largeCards = 10

/** The windows as cards, by number; nothing moves when states change. */
export function Desks({ view, now, mayAct }: { view: SupervisionView; now: number; mayAct: boolean }) {
  const { t } = useTranslation()
  const [releasing, setReleasing] = useState<DeskId | null>(null)
  const released = view.desks.find((desk) => desk.deskId === releasing && desk.state !== 'closed')
  const office = useAdmin((s) => s.office.value)
  const desks = view.desks.toSorted((a, b) => a.number - b.number)
  return (
    <section>
      <h2 className="visually-hidden">{t('desk.label')}</h2>
      <ul className={desks.length > largeCards ? 'desks small-cards' : 'desks'} aria-label={t('desk.label')}>
        {desks.map((desk) => (
          <DeskCard
            key={desk.deskId}
            desk={desk}
            office={office}
            now={now}
            onRelease={mayAct ? () => setReleasing(desk.deskId) : null}
          />
        ))}
      </ul>
      {released && <ReleaseDialog desk={released} close={() => setReleasing(null)} />}
    </section>
  )
}

function DeskCard(props: { desk: Desk; office: Office | null; now: number; onRelease: (() => void) | null }) {
  const { t } = useTranslation()
  const { desk, office, now, onRelease } = props
  const pause = desk.pause ?? null
  const service = office?.services.find((candidate) => candidate.id === desk.serviceId)
  return (
    <li className={`desk is-${desk.state}`}>
      <header>
        <h3>{t('desk.name', { number: desk.number })}</h3>
        <span className={`st ${desk.state}`}>
          <StateShape shape={desk.state} /> <span className="word">{t(`desk.state.${desk.state}`)}</span>
        </span>
      </header>
      {desk.ticket ? <TicketNumber ticket={desk.ticket} className="desk-ticket" /> : <Nobody desk={desk} />}
      <p className="what">
        {service && <OfficeText text={service.name} />}
        {pause && <PauseSpan pause={pause} />}
      </p>
      {pause ? (
        <PausePace pause={pause} now={now} />
      ) : (
        <Pace desk={desk} usualMinutes={service?.minutes ?? null} office={office} now={now} />
      )}
      <footer>
        <span className="who" title={desk.staffName ?? undefined}>
          {desk.staffName}
        </span>
        {onRelease && desk.state !== 'closed' && (
          <button
            type="button"
            className="icon-button"
            aria-label={t('release.title', { number: desk.number })}
            title={t('release.title', { number: desk.number })}
            onClick={onRelease}
          >
            <DoorClosed aria-hidden="true" />
          </button>
        )}
      </footer>
    </li>
  )
}

function Nobody({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  if (desk.pause) return <p className="none">{t(`desk.reason.${desk.pause.reason}`)}</p>
  return <p className="none">{t(desk.state === 'closed' ? 'desk.nobody' : 'desk.nobodyCalled')}</p>
}

/** How long this has lasted, against the usual minutes of the service while serving. */
function Pace(props: { desk: Desk; usualMinutes: number | null; office: Office | null; now: number }) {
  const { t } = useTranslation()
  const { desk, usualMinutes, office } = props
  if (desk.since === null || desk.state === 'closed') return <p className="pace" />
  const ms = Math.max(0, props.now - desk.since)
  if (desk.state === 'serving' && usualMinutes !== null) {
    const over = Math.floor(ms / 60_000) - usualMinutes
    const share = Math.min(1, ms / (usualMinutes * 60_000))
    return (
      <p className="pace">
        <b>{elapsed(ms)}</b>
        <span className="bar6" aria-hidden="true">
          <i className={over > 0 ? 'over' : ''} style={{ width: `${share * 100}%` }} />
        </span>
        {over > 0 ? (
          <span className="over" title={t('desk.over', { count: over })}>
            <span aria-hidden="true">{t('desk.overShort', { count: over })}</span>
            <span className="visually-hidden">{t('desk.over', { count: over })}</span>
          </span>
        ) : (
          <span>{t('desk.ofUsual', { minutes: usualMinutes })}</span>
        )}
      </p>
    )
  }
  return (
    <p className="pace">
      <b>{elapsed(ms)}</b>
      {desk.state === 'called' && desk.callNumber !== null && (
        <span className="call">{callWords(t, desk.callNumber, office)}</span>
      )}
    </p>
  )
}

/** `вызов 1 из 3`: after the last of them the specialist may record a no-show. */
function callWords(t: ReturnType<typeof useTranslation>['t'], n: number, office: Office | null): string {
  const of = office?.settings.recallsBeforeNoShow ?? 0
  return of >= n ? t('desk.callOf', { n, of }) : t('desk.call', { n })
}
