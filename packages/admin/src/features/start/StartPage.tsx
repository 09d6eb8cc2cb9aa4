import { request } from '@chered/ui/api'
import { officeText } from '@chered/ui/i18n'
import { LanguageChoice } from '@chered/ui/staff/LanguageChoice.tsx'
import { Banknote, LayoutDashboard, Printer, Tablet, Tv, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '../../app/Brand.tsx'
import { OfficeText } from '../../app/OfficeText.tsx'
import { ExampleLogins } from './ExampleLogins.tsx'
import { type Start, screenLinks } from './start-links.ts'
import './start.css'

const RETRY_MS = 2000
const icons = {
  kiosk: Tablet,
  board: Tv,
  operator: UserRound,
  admin: LayoutDashboard,
  emulators: Printer,
  payments: Banknote,
} as const

type Opening = { readonly state: 'loading' | 'no-server' } | { readonly state: 'open'; readonly start: Start }

/** What this is, and the way to every screen. */
export function StartPage() {
  const { t, i18n } = useTranslation()
  const opening = useStart()
  const office = opening.state === 'open' ? officeText(opening.start.office, i18n.language) : null
  useEffect(() => {
    document.title = office === null ? t('product') : `${t('product')}: ${office}`
  }, [office, t])
  return (
    <div className="start">
      <header>
        <Brand />
        <LanguageChoice />
      </header>
      <main>
        {opening.state !== 'open' && (
          <p className="start-wait" role="status">
            {t(opening.state === 'loading' ? 'start.loading' : 'start.noServer')}
          </p>
        )}
        {opening.state === 'open' && (
          <>
            <h1>
              <OfficeText text={opening.start.office} />
            </h1>
            <p className="start-what">{t('start.what')}</p>
            <nav aria-label={t('start.screens')}>
              <ul className="start-links">
                {screenLinks(opening.start).map(({ screen, href, pairs }) => {
                  const Icon = icons[screen]
                  return (
                    <li key={screen}>
                      <a href={href} target="_blank" rel="noreferrer">
                        <Icon aria-hidden="true" />
                        <b>{t(`start.${screen}`)}</b>
                        <span>
                          {t(`start.${screen}What`)}
                          {pairs && `; ${t('start.pairs')}`}
                        </span>
                      </a>
                    </li>
                  )
                })}
              </ul>
            </nav>
            {opening.start.example && <ExampleLogins logins={opening.start.example.logins} />}
          </>
        )}
      </main>
    </div>
  )
}

function useStart(): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask() {
      const answer = await request<Start>('GET', '/api/start')
      if (stop.signal.aborted) return
      if (answer.ok) return setOpening({ state: 'open', start: answer.value })
      setOpening({ state: 'no-server' })
      timer = setTimeout(() => void ask(), RETRY_MS)
    }
    void ask()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return opening
}
