import type { Booking } from '@chered/protocol/booking'
import type { IssuedTicket } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import { serverNow } from '@chered/ui/live'
import { CalendarClock, CalendarX, DoorOpen, PencilLine, Printer, ReceiptText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaperKind } from '../print/PrintPage.tsx'
import { showIssued } from '../reception/issued.ts'
import { beginMove, keepOwn } from './booking-desk.ts'
import { ConfirmationPrint } from './ConfirmationPrint.tsx'
import { CorrectVisitor } from './CorrectVisitor.tsx'
import { localDay } from './local-day.ts'
import { order, useOrderUnderWay } from './orders.ts'

/** What this person is about to do with the booking. */
type Step = 'none' | 'cancel' | 'correct'

/** Move, cancel, correct, print, and at reception on the day itself: check in. */
export function BookingActions(props: {
  booking: Booking
  office: Office | null
  mayBook: boolean
  mayCheckIn: boolean
}) {
  const { t } = useTranslation()
  const { booking, office } = props
  const [step, setStep] = useState<Step>('none')
  const [paper, setPaper] = useState<PaperKind | null>(null)
  const running = useOrderUnderWay((s) => s.running !== null)
  const open = booking.state === 'booked' || booking.state === 'needs-relocation'
  const today = office !== null && booking.date === localDay(serverNow(), office.timeZone)

  async function checkIn() {
    const answer = await order<IssuedTicket>('POST', '/api/check-ins', {
      bookingId: booking.bookingId,
      language: booking.language,
      paper: 'screen',
    })
    if (answer?.ok) showIssued(answer.value)
  }
  if (step === 'cancel') return <Cancel booking={booking} onEnd={() => setStep('none')} />
  if (step === 'correct') return <CorrectVisitor booking={booking} onEnd={() => setStep('none')} />
  return (
    <div className="card-actions">
      {props.mayCheckIn && today && booking.state === 'booked' && (
        <button type="button" className="btn primary" aria-disabled={running} onClick={() => void checkIn()}>
          <DoorOpen aria-hidden="true" /> {t('card.checkIn')}
        </button>
      )}
      {props.mayBook && open && (
        <>
          <button
            type="button"
            className={booking.state === 'needs-relocation' ? 'btn primary' : 'btn'}
            onClick={() => beginMove(booking)}
          >
            <CalendarClock aria-hidden="true" /> {t('card.move')}
          </button>
          <button type="button" className="btn" onClick={() => setStep('correct')}>
            <PencilLine aria-hidden="true" /> {t('card.correct')}
          </button>
          <button type="button" className="btn" onClick={() => setStep('cancel')}>
            <CalendarX aria-hidden="true" /> {t('card.cancel')}
          </button>
        </>
      )}
      {booking.code && (
        <>
          <button type="button" className="btn" onClick={() => setPaper('a4')}>
            <Printer aria-hidden="true" /> {t('card.printSheet')}
          </button>
          <button type="button" className="btn" onClick={() => setPaper('slip')}>
            <ReceiptText aria-hidden="true" /> {t('card.printSlip')}
          </button>
        </>
      )}
      {paper !== null && office && (
        <ConfirmationPrint booking={booking} office={office} paper={paper} onDone={() => setPaper(null)} />
      )}
    </div>
  )
}

function Cancel({ booking, onEnd }: { booking: Booking; onEnd: () => void }) {
  const { t } = useTranslation()
  const running = useOrderUnderWay((s) => s.running !== null)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  async function cancel() {
    const answer = await order<Booking | undefined>('POST', `/api/bookings/${booking.bookingId}/cancel`)
    if (!answer) return
    if (answer.ok && answer.value) keepOwn(answer.value)
    else if (answer.ok) keepOwn({ ...booking, version: booking.version + 1, state: 'cancelled', code: null })
    onEnd()
  }
  return (
    <fieldset
      className="ask"
      aria-label={t('card.cancel')}
      onKeyDown={(event) => event.key === 'Escape' && onEnd()}
    >
      <span className="grow">{t('card.cancelAsk', { time: booking.time })}</span>
      <button
        type="button"
        ref={yes}
        className="btn danger"
        aria-disabled={running}
        onClick={() => void cancel()}
      >
        {t('card.cancelYes')}
      </button>
      <button type="button" className="btn" onClick={onEnd}>
        {t('card.cancelNo')}
      </button>
    </fieldset>
  )
}
