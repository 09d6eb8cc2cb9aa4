import type { Booking } from '@chered/protocol/booking'
import { newCommandId, type Refused } from '@chered/ui/api'
import { localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffCommand } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadRelocations } from './bookings-store.ts'

type Progress =
  | { readonly state: 'asking' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Cancels a booking after saying what that means. */
export function CancelDialog({ booking, close }: { booking: Booking; close: () => void }) {
  const { t, i18n } = useTranslation()
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  const [commandId] = useState(newCommandId)
  const name = booking.visitor?.name ?? t('bookings.noName')
  async function cancel() {
    setProgress({ state: 'busy' })
    const path = `/api/bookings/${encodeURIComponent(booking.bookingId)}/cancel`
    const answer = await staffCommand<Booking>(path, { commandId })
    if (!answer.ok) return setProgress({ state: 'refused', why: answer })
    showNotice(t('bookings.cancel.done', { name, time: booking.time }))
    void loadRelocations()
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('bookings.cancel.title')}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <p>
          <b>{name}</b>, {localDateInWords(booking.date, i18n.language)}, {booking.time}
        </p>
        <p className="muted">{t('bookings.cancel.then')}</p>
        <p className="dialog-refused" role="alert">
          {progress.state === 'refused' && refusalText(t, progress.why)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            {t('bookings.cancel.keep')}
          </button>
          <button type="button" className="btn danger" disabled={progress.state === 'busy'} onClick={cancel}>
            {t('bookings.cancel.submit')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
