import type { Availability, Booking } from '@chered/protocol/booking'
import type { DayDate } from '@chered/protocol/ids'
import { type Answer, newCommandId, type Refused } from '@chered/ui/api'
import { localDate, localDateInWords } from '@chered/ui/dates'
import { serverNow } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffCommand, staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Stack } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import { useSchedule } from '../schedule/schedule-store.ts'
import { addDays } from '../schedule/week-dates.ts'
import { phoneText, servicesLine } from './booking-words.ts'
import { loadRelocations } from './bookings-store.ts'
import { byDay, type FreeTime, nearestFirst } from './free-times.ts'

/** So many of the nearest times are shown first, and two weeks are searched. */
const nearest = 8
const days = 15

type Progress =
  | { readonly state: 'asking' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Another time for a booking: the free ones near the old time first, then by day. Code and booking stay. */
export function MoveDialog({ booking, close }: { booking: Booking; close: () => void }) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const found = useFreeTimes(booking)
  const [chosen, setChosen] = useState<FreeTime | null>(null)
  const [day, setDay] = useState<DayDate | null>(null)
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  const times = found.answer?.ok ? nearestFirst(found.answer.value, booking.start) : []
  const grouped = byDay(times)
  const shownDay = day ?? grouped[0]?.[0] ?? null
  const name = booking.visitor?.name ?? t('bookings.noName')
  const words = ({ date, time }: FreeTime) =>
    t('bookings.move.at', { date: localDateInWords(date, i18n.language), time })
  const keysOf = (list: readonly FreeTime[], whole: boolean) =>
    list.map((free) => (
      <button
        key={free.start}
        type="button"
        className="btn free-time"
        aria-label={words(free)}
        aria-pressed={chosen?.start === free.start}
        onClick={() => setChosen(free)}
      >
        {free.time}
        {whole && free.date !== booking.date && <small>{localDateInWords(free.date, i18n.language)}</small>}
      </button>
    ))

  async function move() {
    if (chosen === null) return
    setProgress({ state: 'busy' })
    const path = `/api/bookings/${encodeURIComponent(booking.bookingId)}/move`
    const facts = { start: chosen.start, resourceId: null, version: booking.version }
    const answer = await staffCommand<Booking>(path, { commandId: newCommandId(), ...facts })
    if (!answer.ok) {
      setProgress({ state: 'refused', why: answer })
      setChosen(null)
      found.again()
      return
    }
    const { date, time, resourceName } = answer.value
    const at = t('bookings.move.at', { date: localDateInWords(date, i18n.language), time })
    showNotice(t('bookings.move.done', { name, at, who: resourceName }))
    void loadRelocations()
    close()
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t('bookings.move.title', { name })}
      size={680}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <p>
          {servicesLine(booking.services, office, i18n.language)}
          <br />
          <span className="muted">
            {t('bookings.move.was', {
              at: t('bookings.move.at', {
                date: localDateInWords(booking.date, i18n.language),
                time: booking.time,
              }),
              who: booking.resourceName,
            })}
            {booking.visitor?.phone && ` · ${phoneText(booking.visitor.phone)}`}
          </span>
        </p>
        {found.answer === null && <p role="status">{t('bookings.loading')}</p>}
        {found.answer?.ok === false && <p className="hint warn">{refusalText(t, found.answer)}</p>}
        {found.answer?.ok && times.length === 0 && (
          <p className="hint warn">{t('bookings.move.nothing', { days })}</p>
        )}
        {times.length > 0 && (
          <>
            <fieldset>
              <legend className="h">{t('bookings.move.nearest')}</legend>
              <div className="free-times">{keysOf(times.slice(0, nearest), true)}</div>
            </fieldset>
            <fieldset>
              <legend className="h">{t('bookings.move.byDay')}</legend>
              <select
                className="bookings-field"
                aria-label={t('bookings.date')}
                value={shownDay ?? ''}
                onChange={({ currentTarget: { value } }) => setDay(value as DayDate)}
              >
                {grouped.map(([date, list]) => (
                  <option key={date} value={date}>
                    {t('bookings.move.day', {
                      date: localDateInWords(date, i18n.language),
                      count: list.length,
                    })}
                  </option>
                ))}
              </select>
              <div className="free-times">
                {keysOf(grouped.find(([date]) => date === shownDay)?.[1] ?? [], false)}
              </div>
            </fieldset>
          </>
        )}
        <p className="muted">{chosen && <WhoIsFree free={chosen} />}</p>
        <p className="dialog-refused" role="alert">
          {progress.state === 'refused' && refusalText(t, progress.why)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close}>
            {t('bookings.move.leave')}
          </button>
          <button
            type="button"
            className="btn primary"
            disabled={chosen === null || progress.state === 'busy'}
            onClick={move}
          >
            {chosen === null ? t('bookings.move.choose') : t('bookings.move.submit', { at: words(chosen) })}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}

function WhoIsFree({ free }: { free: FreeTime }) {
  const { t } = useTranslation()
  const staff = useSchedule((s) => s.staff.value) ?? []
  const names = free.resources.map(
    (id) => staff.find(({ staffId }) => (staffId as string) === id)?.name ?? id,
  )
  return <>{t('bookings.move.free', { names: names.join(', ') })}</>
}

/** What can be had instead of the booking's time, from today or a week before it on. */
function useFreeTimes(booking: Booking) {
  const zone = useTimeZone()
  const [answer, setAnswer] = useState<Answer<Availability> | null>(null)
  const services = booking.services.map(({ serviceId, count }) => `${serviceId}*${count}`).join(',')
  const { bookingId, date } = booking
  const read = useCallback(async () => {
    const today = localDate(serverNow(), zone)
    const [, from = today] = [today, addDays(date, -7)].sort()
    const asked = new URLSearchParams({ services, from, days: String(days), moving: bookingId })
    return staffRequest<Availability>('GET', `/api/availability?${asked}`)
  }, [services, bookingId, date, zone])
  const again = useCallback(() => void read().then(setAnswer), [read])
  useEffect(() => {
    let wanted = true
    void read().then((found) => wanted && setAnswer(found))
    return () => {
      wanted = false
    }
  }, [read])
  return { answer, again }
}
