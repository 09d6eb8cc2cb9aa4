import type { VisitorView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useTranslation } from 'react-i18next'

/** Called: the whole screen is the signal; shape, word and colour change together. */
export function CalledVisit({ view }: { view: VisitorView }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <section className="call-to" aria-live="assertive">
        <h1>{t('visitor.approach')}</h1>
        <p className="call-desk" data-digits={String(view.desk ?? '').length}>
          {view.desk}
        </p>
      </section>
      <div className="called-ticket">
        <TicketNumber ticket={view.ticket} />
        <p>{officeText(view.service, i18n.language)}</p>
      </div>
    </>
  )
}
