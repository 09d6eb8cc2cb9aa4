import type { PrintJobId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { request } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { printEndOf } from '../features/ticket/paper.ts'
import { knowOffice, steadyNow, tell, useKiosk } from '../store.ts'
import type { Stage } from './stage.ts'

/** Reads the office, again after each return of the server and each new build or version of it; asks until it comes. */
export function useOffice(version: number | undefined): void {
  const online = useLive((s) => s.link === 'online')
  const outdated = useLive((s) => s.outdated)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new build may bring a new office
  useEffect(() => {
    if (!online) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted = true
    const read = async () => {
      const answer = await request<Office>('GET', '/api/office')
      if (!wanted) return
      if (answer.ok) knowOffice(answer.value)
      else timer = setTimeout(read, 2000)
    }
    void read()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [online, outdated, version])
}

/** Lets time pass in the session, and tells it of every touch and of a lost server. */
export function useKioskClock(): void {
  useEffect(() => {
    const timer = setInterval(() => tell({ kind: 'time-passed', at: steadyNow() }), 250)
    const touched = () => tell({ kind: 'touched', at: steadyNow() })
    addEventListener('pointerdown', touched, true)
    addEventListener('keydown', touched, true)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touched, true)
      removeEventListener('keydown', touched, true)
    }
  }, [])
  const link = useLive((s) => s.link)
  useEffect(() => {
    if (link === 'lost') tell({ kind: 'server-lost' })
  }, [link])
}

/** The paper that is awaited, or that may still come out late. */
function printJobOf(stage: Stage): string | null {
  if (stage.kind === 'printing' || stage.kind === 'number') return stage.ticket.printJobId
  return stage.kind === 'booked' ? stage.booking.printJobId : null
}

/** Tells the session how the print of what is on the screen ended. */
export function usePrintWatch(view: KioskView | null): void {
  const { session } = useKiosk()
  const { stage } = session
  const job = printJobOf(stage)
  const end = view && job ? printEndOf(view.prints, job as PrintJobId) : null
  const waiting = stage.kind
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage decides anew what an end means
  useEffect(() => {
    if (end !== null) tell({ kind: 'print-ended', end, at: steadyNow() })
  }, [end, waiting])
}

/** Shows the language, text size and theme that the visitor wishes. */
export function useShownWishes(): void {
  const { t, i18n } = useTranslation()
  const { language, size, theme } = useKiosk((s) => s.session.wishes)
  useEffect(() => {
    void i18n.changeLanguage(language)
  }, [i18n, language])
  useEffect(() => {
    const page = document.documentElement
    page.dataset.size = size
    page.dataset.theme = theme
    document.title = t('title')
  }, [size, theme, t])
}
