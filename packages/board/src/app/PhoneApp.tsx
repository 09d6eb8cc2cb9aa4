import type { Language } from '@chered/protocol/text'
import { ticketText } from '@chered/protocol/ticket-text'
import type { VisitorView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { Bell, BellRing, CircleCheck, Footprints, SearchX, TicketX, Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalledVisit } from '../features/visitor/CalledVisit.tsx'
import { type Signal, useSignal } from '../features/visitor/use-signal.ts'
import { tokenInAddress, useOfficeTimeZone, useVisitor } from '../features/visitor/use-visitor.ts'
import { VisitorHeader } from '../features/visitor/VisitorHeader.tsx'
import { VisitorTicket } from '../features/visitor/VisitorTicket.tsx'
import type { VisitorPage } from '../features/visitor/visitor-page.ts'
import { WaitingVisit } from '../features/visitor/WaitingVisit.tsx'

type Shown = Extract<VisitorPage, { state: 'shown' }>

/** The page that the ticket's QR opens. It shows the ticket and never anything personal. */
export function PhoneApp({ languages }: { languages: readonly Language[] }) {
  const { t, i18n } = useTranslation()
  const [token] = useState(() => tokenInAddress(location.pathname))
  const page = useVisitor(token)
  const timeZone = useOfficeTimeZone()
  const signal = useSignal(page)
  const [chosen, setChosen] = useState<Language | null>(null)
  const ofTicket = page.state === 'shown' ? page.view.language : null
  const language = chosen ?? ofTicket

  useEffect(() => {
    if (language !== null && i18n.language !== language) i18n.changeLanguage(language)
  }, [language, i18n])

  const { key, params } = pageTitle(page)
  const title = t(key, params)
  useEffect(() => {
    document.title = title
  }, [title])

  const offered = page.state === 'shown' ? page.view.languages : languages
  const called = page.state === 'shown' && page.view.state === 'called'
  return (
    <main className="phone" data-called={called}>
      <VisitorHeader
        office={page.state === 'shown' ? officeText(page.view.office, i18n.language) : ''}
        languages={offered}
        onLanguage={setChosen}
      />
      {page.state === 'shown' ? (
        <Visit page={page} timeZone={timeZone} signal={signal} />
      ) : (
        <NoVisit state={page.state} />
      )}
    </main>
  )
}

function pageTitle(page: VisitorPage): { key: string; params: Record<string, string | number> } {
  if (page.state === 'unknown') return { key: 'visitor.unknown', params: {} }
  if (page.state !== 'shown') return { key: 'visitor.ticket', params: {} }
  const ticket = ticketText(page.view.ticket)
  return page.view.state === 'called'
    ? { key: 'visitor.titleCalled', params: { ticket, desk: page.view.desk ?? '' } }
    : { key: 'visitor.title', params: { ticket } }
}

function Visit({ page, timeZone, signal }: { page: Shown; timeZone: string; signal: Signal }) {
  const { view } = page
  const fresh = <Fresh page={page} timeZone={timeZone} />
  if (view.state === 'called') {
    return (
      <>
        <CalledVisit view={view} />
        <div className="called-foot">{fresh}</div>
      </>
    )
  }
  return (
    <>
      <VisitorTicket view={view} />
      {view.state === 'waiting' ? (
        <WaitingVisit view={view} timeZone={timeZone} />
      ) : (
        <SettledVisit state={view.state} />
      )}
      <div className="tray">
        {view.state === 'waiting' && <SignalKey signal={signal} />}
        {fresh}
      </div>
    </>
  )
}

const settled = {
  serving: { Icon: CircleCheck, title: 'serving', advice: null },
  served: { Icon: CircleCheck, title: 'served', advice: 'servedThen' },
  'no-show': { Icon: Footprints, title: 'noShow', advice: 'noShowThen' },
  cancelled: { Icon: TicketX, title: 'cancelled', advice: 'cancelledThen' },
  expired: { Icon: TicketX, title: 'expired', advice: 'expiredThen' },
} as const

/** A visit that no longer waits: what became of it and what to do now. */
function SettledVisit({ state }: { state: Exclude<VisitorView['state'], 'waiting' | 'called'> }) {
  const { t } = useTranslation()
  const { Icon, title, advice } = settled[state]
  return (
    <section className="settled" data-state={state} aria-live="polite">
      <Icon aria-hidden="true" className="icon" />
      <h1>{t(`visitor.${title}`)}</h1>
      {advice !== null && <p>{t(`visitor.${advice}`)}</p>}
    </section>
  )
}

function NoVisit({ state }: { state: 'opening' | 'unreachable' | 'unknown' }) {
  const { t } = useTranslation()
  if (state === 'opening') {
    return (
      <section className="settled" aria-busy="true">
        <div className="ghost" aria-hidden="true" />
        <h1 className="quiet-title">{t('visitor.opening')}</h1>
      </section>
    )
  }
  const Icon = state === 'unknown' ? SearchX : Unplug
  return (
    <section className="settled" data-state={state} aria-live="polite">
      <Icon aria-hidden="true" className="icon" />
      <h1>{t(`visitor.${state}`)}</h1>
      <p>{t(`visitor.${state}Then`)}</p>
    </section>
  )
}

function SignalKey({ signal }: { signal: Signal }) {
  const { t } = useTranslation()
  if (signal.state === 'missing') return null
  if (signal.state === 'on') {
    return (
      <p className="signal-on" role="status">
        <BellRing aria-hidden="true" className="icon" />
        <span>
          <b>{t('visitor.signalIsOn')}</b>
          {t('visitor.keepOpen')}
        </span>
      </p>
    )
  }
  return (
    <button type="button" className="touch solid" onClick={signal.turnOn}>
      <Bell aria-hidden="true" className="icon" />
      {t('visitor.signalOn')}
    </button>
  )
}

/** How old the page is: quiet while it is fresh, in words and with a shape when it is not. */
function Fresh({ page, timeZone }: { page: Shown; timeZone: string }) {
  const { t } = useTranslation()
  const time = clockTime(page.view.at, timeZone, true)
  if (page.link === 'heard') return <p className="fresh">{t('visitor.updated', { time })}</p>
  return (
    <p className="fresh lost" role="status">
      <Unplug aria-hidden="true" className="icon" />
      <span>
        <b>{t('visitor.stale', { time })}</b>
        {t('visitor.staleDo')}
      </span>
    </p>
  )
}
