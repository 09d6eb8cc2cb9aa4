import type { Booking } from '@chered/protocol/booking'
import { localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { phoneText, servicesLine } from './booking-words.ts'
import { useBookings } from './bookings-store.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'

type Opened = { readonly dialog: 'move' | 'cancel'; readonly booking: Booking } | null

/** Bookings that lost their place to a schedule or an absence: whom to call, and the way to another time. */
export function RelocationList({ administrator, fresh }: { administrator: boolean; fresh: boolean }) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { value: list, refused } = useBookings((s) => s.relocations)
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <section aria-label={t('bookings.tab.relocation')} className="relocations">
      <p className="muted">{t('bookings.relocation.about')}</p>
      {refused && fresh && (
        <p className="hint warn" role="status">
          {t('bookings.failed', { why: refusalText(t, refused) })}
        </p>
      )}
      {list === null && !refused && (
        <p className="page-wait" role="status">
          {t('bookings.loading')}
        </p>
      )}
      {list?.length === 0 && (
        <p className="relocations-none st ok">
          <StateShape shape="ok" /> {t('bookings.relocation.none')}
        </p>
      )}
      {list !== null && list.length > 0 && (
        <ul className="relocation-rows">
          {list.map((booking) => {
            const name = booking.visitor?.name ?? t('bookings.noName')
            const about = { name, time: booking.time }
            return (
              <li key={booking.bookingId}>
                <p className="relocation-when">
                  <b>{booking.time}</b>
                  <small className="muted">{localDateInWords(booking.date, i18n.language)}</small>
                </p>
                <p className="relocation-who">
                  <b>{name}</b>
                  {booking.visitor?.phone && (
                    <span className="nowrap"> {phoneText(booking.visitor.phone)}</span>
                  )}
                  <small>{servicesLine(booking.services, office, i18n.language)}</small>
                  <small className="muted">
                    {t(`bookings.relocation.cause.${booking.relocation?.cause ?? 'schedule'}`, {
                      name: booking.resourceName,
                    })}
                  </small>
                </p>
                {administrator && (
                  <p className="relocation-keys">
                    <button
                      type="button"
                      className="btn"
                      disabled={!fresh}
                      aria-label={t('bookings.relocation.cancelOf', about)}
                      onClick={() => setOpened({ dialog: 'cancel', booking })}
                    >
                      {t('bookings.relocation.cancel')}
                    </button>
                    <button
                      type="button"
                      className="btn primary"
                      disabled={!fresh}
                      aria-label={t('bookings.relocation.moveOf', about)}
                      onClick={() => setOpened({ dialog: 'move', booking })}
                    >
                      {t('bookings.relocation.move')}
                    </button>
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {opened?.dialog === 'move' && <MoveDialog booking={opened.booking} close={close} />}
      {opened?.dialog === 'cancel' && <CancelDialog booking={opened.booking} close={close} />}
    </section>
  )
}
