import { type Shape, StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import type { BookingState } from './bookings-address.ts'

/** Shape and tone of a booking's state. */
function lookOf(state: BookingState): { readonly shape: Shape; readonly tone: string } {
  switch (state) {
    case 'held':
      return { shape: 'paused', tone: 'closed' }
    case 'booked':
      return { shape: 'booked', tone: 'serving' }
    case 'needs-relocation':
      return { shape: 'trouble', tone: 'trouble' }
    case 'checked-in':
      return { shape: 'ok', tone: 'ok' }
    case 'served':
      return { shape: 'serving', tone: 'closed' }
    case 'no-show':
    case 'not-served':
    case 'cancelled':
    case 'hold-expired':
      return { shape: 'closed', tone: 'closed' }
  }
}

/** A booking's state as a shape and a word. */
export function BookingMark({ state }: { state: BookingState }) {
  const { t } = useTranslation()
  const { shape, tone } = lookOf(state)
  return (
    <span className={`st thin ${tone}`}>
      <StateShape shape={shape} /> {t(`bookings.state.${state}`)}
    </span>
  )
}
