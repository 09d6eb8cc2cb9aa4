import type { Session } from '@chered/protocol/staff'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { AbsenceList } from '../absence/AbsenceList.tsx'
import { AbsencePage } from '../absence/AbsencePage.tsx'
import { type BookingsAddress, bookingsLink, tabs, useBookingsAddress } from './bookings-address.ts'
import { useBookings } from './bookings-store.ts'
import { DayList } from './DayList.tsx'
import { RelocationList } from './RelocationList.tsx'
import './bookings.css'

interface Props {
  readonly session: Session
  readonly fresh: boolean
  readonly now: number
}

/** Booked visitors by day, those without a place, and who is away. */
export function BookingsPage({ session, fresh, now }: Props) {
  const { t } = useTranslation()
  const address = useBookingsAddress()
  const lost = useBookings((s) => s.relocations.value?.length ?? 0)
  const administrator = session.roles.includes('administrator')
  if (address.tab === 'absent' && administrator) return <AbsencePage fresh={fresh} now={now} />
  return (
    <>
      <PageHead title={t('bookings.title')} now={now} fresh={fresh} />
      <div className="bookings-bar">
        <nav aria-label={t('bookings.tabs')} className="bookings-tabs">
          {tabs.map((tab) => (
            <a
              key={tab}
              href={bookingsLink(emptyAddress(tab))}
              aria-current={tab === address.tab ? 'page' : undefined}
            >
              {t(`bookings.tab.${tab}`)}
              {tab === 'relocation' && lost > 0 && <b className="bookings-count">{lost}</b>}
            </a>
          ))}
        </nav>
        {administrator && (
          <a className="btn primary" href={bookingsLink({ tab: 'absent' })}>
            {t('absence.open')}
          </a>
        )}
      </div>
      {address.tab === 'day' && <DayList address={address} fresh={fresh} now={now} />}
      {address.tab === 'relocation' && <RelocationList administrator={administrator} fresh={fresh} />}
      {(address.tab === 'absences' || address.tab === 'absent') && (
        <AbsenceList administrator={administrator} fresh={fresh} now={now} />
      )}
    </>
  )
}

function emptyAddress(tab: (typeof tabs)[number]): BookingsAddress {
  return tab === 'day' ? { tab, date: null, resourceId: null, state: null } : { tab }
}
