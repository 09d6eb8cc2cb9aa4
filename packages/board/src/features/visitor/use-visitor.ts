import type { Office } from '@chered/protocol/office'
import type { VisitorView } from '@chered/protocol/views'
import { request } from '@chered/ui/api'
import { useEffect, useState } from 'react'
import { pageAfter, pollAfterMs, type VisitorPage } from './visitor-page.ts'

/** The token in the address `/t/<token>`; empty when there is none. */
export function tokenInAddress(pathname: string): string {
  return /\/t\/([^/]+)/.exec(pathname)?.[1] ?? ''
}

/** Asks the office about the ticket again and again, and at once when the page is looked at again. */
export function useVisitor(token: string): VisitorPage {
  const [page, setPage] = useState<VisitorPage>({ state: 'opening' })
  useEffect(() => {
    let known: VisitorPage = { state: 'opening' }
    let timer: ReturnType<typeof setTimeout> | undefined
    let turn = 0
    const ask = async () => {
      clearTimeout(timer)
      const mine = ++turn
      const answer = await request<VisitorView>('GET', `/api/visitors/${encodeURIComponent(token)}`)
      if (mine !== turn) return
      known = pageAfter(known, answer)
      setPage(known)
      timer = setTimeout(ask, pollAfterMs(known))
    }
    // A phone stops the timers of a page that is not looked at.
    const look = () => {
      if (document.visibilityState === 'visible') ask()
    }
    ask()
    document.addEventListener('visibilitychange', look)
    addEventListener('online', look)
    return () => {
      turn = -1
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('online', look)
    }
  }, [token])
  return page
}

/** The office's time zone; the phone's own until the office has answered. */
export function useOfficeTimeZone(): string {
  const [zone, setZone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone)
  useEffect(() => {
    let wanted = true
    request<Office>('GET', '/api/office').then((answer) => {
      if (wanted && answer.ok) setZone(answer.value.timeZone)
    })
    return () => {
      wanted = false
    }
  }, [])
  return zone
}
