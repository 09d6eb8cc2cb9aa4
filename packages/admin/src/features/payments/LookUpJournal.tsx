import type { StaffId } from '@chered/protocol/ids'
import type { PaymentAccess, PaymentLookUpEntry } from '@chered/protocol/payments'
import { clockTime, localDate, localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { loadJournal, loadMore, usePayments } from './payments-store.ts'

/** One and the same empty list: a new one at each reading would look like a change. */
const nobody: PaymentAccess['people'] = []

/** Every look-up: who asked, when, what for and with which answer; never of whom. */
export function LookUpJournal({ fresh }: { fresh: boolean }) {
  const { t } = useTranslation()
  const id = useId()
  const { value: entries, refused } = usePayments((s) => s.journal)
  const { next, clerk } = usePayments()
  const people = usePayments((s) => s.access.value?.people ?? nobody)
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="t">
        {t('payments.journal.title')}
      </h2>
      <p className="muted">{t('payments.journal.about')}</p>
      <div className="payments-filter">
        <label htmlFor={`${id}-clerk`}>{t('payments.journal.clerk')}</label>
        <select
          id={`${id}-clerk`}
          className="payments-field"
          value={clerk ?? ''}
          onChange={(event) => void loadJournal((event.target.value || null) as StaffId | null)}
        >
          <option value="">{t('payments.journal.everybody')}</option>
          {people.map(({ staffId, name }) => (
            <option key={staffId} value={staffId}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="btn"
          aria-disabled={!fresh}
          onClick={() => fresh && void loadJournal(clerk)}
        >
          {t('payments.journal.again')}
        </button>
      </div>
      {entries === null && (
        <p className="page-wait" role="status">
          {refused ? refusalText(t, refused) : t('payments.loading')}
        </p>
      )}
      {entries?.length === 0 && <p>{t('payments.journal.none')}</p>}
      {entries !== null && entries.length > 0 && <Table entries={entries} />}
      {next !== null && (
        <button type="button" className="btn" aria-disabled={!fresh} onClick={() => fresh && void loadMore()}>
          {t('payments.journal.more')}
        </button>
      )}
    </section>
  )
}

function Table({ entries }: { entries: readonly PaymentLookUpEntry[] }) {
  const { t } = useTranslation()
  return (
    <table className="payments-table">
      <thead>
        <tr>
          <th scope="col">{t('payments.journal.at')}</th>
          <th scope="col">{t('payments.journal.who')}</th>
          <th scope="col">{t('payments.journal.why')}</th>
          <th scope="col">{t('payments.journal.by')}</th>
          <th scope="col">{t('payments.journal.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={entry.lookUpId} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ entry }: { entry: PaymentLookUpEntry }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const { purpose } = entry
  return (
    <tr>
      <td>
        <b>{clockTime(entry.at, zone, true)}</b>
        <small className="muted">{localDateInWords(localDate(entry.at, zone), i18n.language)}</small>
      </td>
      <td>{entry.clerkName}</td>
      <td>
        {purpose.for === 'visit'
          ? t('payments.journal.visit', { ticket: purpose.ticket })
          : t(`payments.reason.${purpose.reason}`)}
      </td>
      <td>
        {t(`payments.kind.${entry.by}`)}
        {/* The same mark: the same thing was looked for again. */}
        <small className="muted">{t('payments.journal.subject', { mark: entry.subject })}</small>
      </td>
      <td>
        {entry.status === null ? t('payments.journal.awaited') : t(`payments.status.${entry.status}`)}
        {entry.cause && <small className="muted">{t(`payments.cause.${entry.cause}`)}</small>}
      </td>
    </tr>
  )
}
