import type { Booking, Bookings } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchFieldId } from '../areas/use-area-keys.ts'
import { KeyHint } from '../desk/KeyHint.tsx'
import { BookingRow } from './BookingRow.tsx'
import { useBookingBell } from './relocations.ts'
import { useReading } from './use-reading.ts'

/** Shorter than this the server does not look. */
const shortest = 3
const TYPING_PAUSE_MS = 250

/** What is sent for what was typed: a code or phone without its spaces and signs, a name as it is. */
export function searchText(typed: string): string {
  const text = typed.trim()
  return /^[\d\s()+-]+$/.test(text) ? text.replace(/\D/g, '') : text
}

/** One field for a code, a name or a phone; what it finds stands under it. */
export function SearchField(props: { office: Office | null; onOpen: (booking: Booking) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const found = useRef<HTMLDivElement>(null)
  const text = searchText(typed)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const path = asked.length < shortest ? null : `/api/bookings?query=${encodeURIComponent(asked)}`
  const answer = useReading<Bookings>(path, useBookingBell())

  function rows(): HTMLElement[] {
    return [...(found.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      setTyped('')
      setAsked('')
      field.current?.focus()
      return
    }
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      setAsked(text)
      if (asked === text) rows()[0]?.click()
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const all = rows()
    const here = all.indexOf(document.activeElement as HTMLElement)
    const next = all[here + step]
    if (next) next.focus()
    else if (step < 0) field.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from the field to what it found
    <div className="search" onKeyDown={onKeyDown}>
      <div className="field">
        <label className="visually-hidden" htmlFor={searchFieldId}>
          {t('search.label')}
        </label>
        <div className="input">
          <Search aria-hidden="true" />
          <input
            ref={field}
            id={searchFieldId}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('search.label')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {typed === '' ? (
            <KeyHint name="F3" />
          ) : (
            <button
              type="button"
              className="icon-button"
              aria-label={t('search.clear')}
              onClick={() => {
                setTyped('')
                setAsked('')
                field.current?.focus()
              }}
            >
              <X aria-hidden="true" />
            </button>
          )}
        </div>
      </div>
      {typed.trim() !== '' && (
        <div className="found" ref={found}>
          <Found
            short={text.length < shortest}
            bookings={answer?.ok ? answer.value.bookings : null}
            refused={answer && !answer.ok ? refusalText(t, answer) : null}
            office={props.office}
            onOpen={props.onOpen}
          />
        </div>
      )}
    </div>
  )
}

function Found(props: {
  short: boolean
  bookings: readonly Booking[] | null
  refused: string | null
  office: Office | null
  onOpen: (booking: Booking) => void
}) {
  const { t } = useTranslation()
  const { bookings } = props
  const says = () => {
    if (props.short) return t('search.short')
    if (props.refused !== null) return props.refused
    if (bookings === null) return t('search.loading')
    return bookings.length === 0 ? t('search.none') : t('search.found', { count: bookings.length })
  }
  return (
    <>
      <p className="muted small" role="status">
        {says()}
      </p>
      {!props.short && (
        <ul className="booking-rows">
          {bookings?.map((booking) => (
            <li key={booking.bookingId}>
              <BookingRow booking={booking} office={props.office} onOpen={() => props.onOpen(booking)} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
