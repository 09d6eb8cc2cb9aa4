import type { Session } from '@chered/protocol/staff'
import { useLive } from '@chered/ui/live'
import { useEffect } from 'react'
import { forgetSchedule, loadSchedule, loadStaff, saveDraft, useSchedule } from './schedule-store.ts'

/** Other people submit, approve and book meanwhile; there is no view of it, so it is asked for by the clock. */
const EVERY_MS = 15_000
const RETRY_MS = 3000

/** Keeps the schedule known, and what was typed on its way, in whatever section the person is. */
export function useScheduleKeeping(session: Session): void {
  const online = useLive((s) => s.link !== 'lost')
  const unsaved = useSchedule((s) => s.saving.state === 'unsaved')
  const missing = useSchedule((s) => s.overview.value === null || s.staff.value === null)
  const { staffId } = session
  useEffect(() => {
    if (staffId) return forgetSchedule
  }, [staffId])
  useEffect(() => {
    if (!online) return
    const load = () => {
      void loadSchedule()
      void loadStaff()
    }
    load()
    const timer = setInterval(load, missing ? RETRY_MS : EVERY_MS)
    return () => clearInterval(timer)
  }, [online, missing])
  useEffect(() => {
    if (!online || !unsaved) return
    const timer = setInterval(() => void saveDraft(), RETRY_MS)
    return () => clearInterval(timer)
  }, [online, unsaved])
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
