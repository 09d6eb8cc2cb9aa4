import type { Session } from '@chered/protocol/staff'
import { useLive, useRefusedView, useView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useNow } from '@chered/ui/use-now'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApprovalPage } from '../features/approval/ApprovalPage.tsx'
import { BookingsPage } from '../features/bookings/BookingsPage.tsx'
import { useBookingsKeeping } from '../features/bookings/use-bookings-keeping.ts'
import { EquipmentPage } from '../features/equipment/EquipmentPage.tsx'
import { HallPage } from '../features/hall/HallPage.tsx'
import { useEquipmentTab } from '../features/incidents/equipment-tab.ts'
import { IncidentsPage } from '../features/incidents/IncidentsPage.tsx'
import { PaymentsPage } from '../features/payments/PaymentsPage.tsx'
import { SchedulePage } from '../features/schedule/SchedulePage.tsx'
import { useScheduleKeeping } from '../features/schedule/use-schedule-keeping.ts'
import { SurveyPage } from '../features/survey/SurveyPage.tsx'
import { forgetAdmin, loadDevices, loadOffice, useAdmin } from '../store.ts'
import { Menu } from './Menu.tsx'
import { useSection } from './section.ts'

/** A device that asks to be connected changes nothing in the hall, so the list is asked for by the clock too. */
const DEVICES_EVERY_MS = 4000
const OFFICE_RETRY_MS = 3000

/** Menu and page, fed by one subscription to the hall. */
export function Workplace({ session }: { session: Session }) {
  const { t } = useTranslation()
  const section = useSection()
  const equipmentTab = useEquipmentTab()
  const present = useView('supervision', undefined)
  const refused = useRefusedView('supervision')
  // A new connection knows no view for a moment: what stood there stays, or an open dialog would be lost with its words.
  const [last, setLast] = useState(present)
  if (present !== null && present.body !== last?.body) setLast(present)
  const hall = refused === null ? (present ?? last) : present
  const link = useLive((s) => s.link)
  const heardAt = useLive((s) => s.heardAt)
  const administrator = session.roles.includes('administrator')
  const now = useNow()
  useOfficeAndDevices(administrator, hall?.at ?? null)
  useScheduleKeeping(session)
  useBookingsKeeping(session)

  // A lost server stops the clock of everything that is shown: what was last known is not made older or newer.
  // A view that came before the first tick is as fresh as can be.
  const fresh = link !== 'lost' && (present !== null || hall === null)
  // These ask for what they show, so they do not wait for the hall.
  const keepsItself = section === 'approval' || section === 'schedule' || section === 'payments'
  const seenNow = fresh ? now : (heardAt ?? hall?.at ?? now)
  return (
    <div className="adm">
      <Menu session={session} section={section} view={hall?.body ?? null} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page without a single button has to be scrollable by keyboard too */}
      <main className="page" tabIndex={0} data-stale={hall !== null && !fresh}>
        {hall === null && !keepsItself && (
          <p className="page-wait" role="status">
            {refused
              ? refusalText(t, { code: refused, params: {} })
              : link === 'lost'
                ? t('page.noServer')
                : t('page.loading')}
          </p>
        )}
        {hall !== null && section === 'hall' && (
          <HallPage view={hall.body} fresh={fresh} now={seenNow} administrator={administrator} />
        )}
        {section === 'approval' && <ApprovalPage session={session} fresh={fresh} now={seenNow} />}
        {hall !== null && section === 'bookings' && (
          <BookingsPage session={session} fresh={fresh} now={seenNow} />
        )}
        {section === 'schedule' && <SchedulePage session={session} fresh={fresh} now={seenNow} />}
        {hall !== null && section === 'survey' && (
          <SurveyPage staffId={session.staffId} administrator={administrator} fresh={fresh} now={seenNow} />
        )}
        {section === 'payments' && <PaymentsPage session={session} fresh={fresh} now={seenNow} />}
        {hall !== null && section === 'equipment' && equipmentTab === 'incidents' && (
          <IncidentsPage view={hall.body} fresh={fresh} now={seenNow} administrator={administrator} />
        )}
        {hall !== null && section === 'equipment' && equipmentTab === 'now' && (
          <EquipmentPage view={hall.body} fresh={fresh} now={seenNow} administrator={administrator} />
        )}
      </main>
    </div>
  )
}

/** Keeps the office and, for the administrator, the devices as new as the view of the hall. */
function useOfficeAndDevices(administrator: boolean, viewAt: number | null): void {
  const online = useLive((s) => s.link !== 'lost')
  const officeMissing = useAdmin((s) => s.office.refused !== null)
  useEffect(() => forgetAdmin, [])
  useEffect(() => {
    if (online) void loadOffice()
  }, [online])
  useEffect(() => {
    if (!online || !officeMissing) return
    const timer = setInterval(() => void loadOffice(), OFFICE_RETRY_MS)
    return () => clearInterval(timer)
  }, [online, officeMissing])
  useEffect(() => {
    if (online && administrator && viewAt !== null) void loadDevices()
  }, [online, administrator, viewAt])
  useEffect(() => {
    if (!online || !administrator) return
    const timer = setInterval(() => void loadDevices(), DEVICES_EVERY_MS)
    return () => clearInterval(timer)
  }, [online, administrator])
}
