import type { Booking } from '@chered/protocol/booking'
import type { Office, Service } from '@chered/protocol/office'
import { elapsed, localDateInWords } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useNow } from '@chered/ui/use-now'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addService, confirmHeld, setVisitor, type Task, useBookingDesk } from './booking-desk.ts'
import { ChosenServices } from './ChosenServices.tsx'
import { useOrderUnderWay } from './orders.ts'
import { isPhone } from './phone-text.ts'
import { ServiceField } from './ServiceField.tsx'
import { VisitorFields } from './VisitorFields.tsx'

/** A booking takes at most so many services. */
const atMost = 5

/** The conversation in its order: what for, when, who. */
export function NewBooking(props: { task: Extract<Task, { kind: 'new' }>; office: Office | null }) {
  const { t } = useTranslation()
  const { task, office } = props
  const [adding, setAdding] = useState(false)
  const offered = bookable(office).filter(({ id }) => !task.services.some((each) => each.serviceId === id))
  const asks = task.services.length === 0 || adding
  return (
    <div className="new-booking">
      <h1>{t('book.title')}</h1>
      <ChosenServices services={task.services} office={office} />
      {asks ? (
        <ServiceField
          label={task.services.length === 0 ? t('service.label') : t('service.another')}
          services={offered}
          autoFocus={true}
          onChoose={(serviceId) => {
            setAdding(false)
            addService(serviceId)
          }}
        />
      ) : (
        task.held === null &&
        task.services.length < atMost &&
        offered.length > 0 && (
          <button type="button" className="btn plain sm add" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" /> {t('service.another')}
          </button>
        )
      )}
      {task.held && <Held held={task.held} office={office} />}
    </div>
  )
}

/** Services for which a time can be booked. */
export function bookable(office: Office | null): Service[] {
  return office?.services.filter((service) => service.booking !== undefined) ?? []
}

function Held({ held, office }: { held: Booking; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const visitor = useBookingDesk((s) => s.visitor)
  const running = useOrderUnderWay((s) => s.running !== null)
  const [tried, setTried] = useState(false)
  const now = useNow()
  const until = held.holdUntil ?? now
  const over = until <= now
  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (over || running || !isPhone(visitor.phone)) return
    void confirmHeld()
  }
  return (
    <form className="held" onSubmit={send} noValidate>
      <p className="held-time">
        <b>
          {localDateInWords(held.date, i18n.language)}, {held.time}
        </b>
        <span className="muted">{held.resourceName}</span>
      </p>
      {over ? (
        <p className="st trouble held-over" role="alert">
          <StateShape shape="trouble" /> <span>{t('book.over')}</span>
        </p>
      ) : (
        <p className="held-left">
          <span>
            {t('book.left')} <b role="timer">{elapsed(until - now)}</b>
          </span>
          <span className="muted small">{t('book.extend')}</span>
        </p>
      )}
      <VisitorFields
        visitor={visitor}
        languages={office?.languages ?? ['ru']}
        short={false}
        onChange={setVisitor}
      />
      {tried && !isPhone(visitor.phone) && (
        <p className="st trouble" role="alert">
          <StateShape shape="trouble" /> {t('visitor.phoneShort')}
        </p>
      )}
      <button
        type="submit"
        className="btn primary lg wide"
        aria-disabled={over || running}
        aria-busy={running}
      >
        {t('book.confirm')}
      </button>
    </form>
  )
}
