import type { Booking } from '@chered/protocol/booking'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepOwn, type VisitorForm } from './booking-desk.ts'
import { order, useOrderUnderWay } from './orders.ts'
import { isPhone } from './phone-text.ts'
import { VisitorFields } from './VisitorFields.tsx'

/** Name and phone of who comes, corrected. */
export function CorrectVisitor({ booking, onEnd }: { booking: Booking; onEnd: () => void }) {
  const { t } = useTranslation()
  const running = useOrderUnderWay((s) => s.running !== null)
  const [visitor, setVisitor] = useState<VisitorForm>({
    name: booking.visitor?.name ?? '',
    phone: booking.visitor?.phone ?? '',
    language: booking.language,
    applicationNumber: booking.applicationNumber ?? '',
  })
  async function send(event: FormEvent) {
    event.preventDefault()
    if (!isPhone(visitor.phone)) return
    const answer = await order<Booking | undefined>('PUT', `/api/bookings/${booking.bookingId}/visitor`, {
      visitor: { name: visitor.name.trim() || null, phone: visitor.phone || null },
    })
    if (!answer?.ok) return
    if (answer.value) keepOwn(answer.value)
    onEnd()
  }
  return (
    <form
      className="correct"
      aria-label={t('card.correct')}
      onSubmit={send}
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && onEnd()}
    >
      <VisitorFields
        visitor={visitor}
        languages={[]}
        short={true}
        onChange={(change) => setVisitor((was) => ({ ...was, ...change }))}
      />
      <div className="card-actions">
        <button type="submit" className="btn primary" aria-disabled={running}>
          {t('card.save')}
        </button>
        <button type="button" className="btn" onClick={onEnd}>
          {t('card.notSave')}
        </button>
      </div>
    </form>
  )
}
