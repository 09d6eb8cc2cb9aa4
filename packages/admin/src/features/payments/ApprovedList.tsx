import type { StaffId } from '@chered/protocol/ids'
import type { PaymentAccess } from '@chered/protocol/payments'
import { localDate, localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { showNotice, showRefusal } from '@chered/ui/staff/toasts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { approve, usePayments } from './payments-store.ts'

/** The list as it is in force; the head ticks it as it is to be and approves the whole of it with one press. */
export function ApprovedList({ head, fresh }: { head: boolean; fresh: boolean }) {
  const { t } = useTranslation()
  const { value: list, refused } = usePayments((s) => s.access)
  return (
    <section aria-labelledby="payments-access">
      <h2 id="payments-access" className="t">
        {t('payments.access.title')}
      </h2>
      <p className="muted">{t(head ? 'payments.access.how' : 'payments.access.onlyHead')}</p>
      {list === null && (
        <p className="page-wait" role="status">
          {refused ? refusalText(t, refused) : t('payments.loading')}
        </p>
      )}
      {/* Another revision is another list: ticks made on the one before are not carried over to it unseen. */}
      {list && <Ticks key={list.revision} list={list} head={head} fresh={fresh} />}
    </section>
  )
}

function Ticks({ list, head, fresh }: { list: PaymentAccess; head: boolean; fresh: boolean }) {
  const { t } = useTranslation()
  const present = new Set(list.people.filter(({ approved }) => approved !== null).map((p) => p.staffId))
  const [wanted, setWanted] = useState<ReadonlySet<StaffId>>(present)
  const [sending, setSending] = useState(false)
  const added = [...wanted].filter((id) => !present.has(id)).length
  const removed = [...present].filter((id) => !wanted.has(id)).length
  const changed = added + removed > 0

  async function send() {
    if (!changed || sending || !fresh) return
    setSending(true)
    const answer = await approve({ revision: list.revision, staffIds: [...wanted] })
    setSending(false)
    if (answer.ok) showNotice(t('payments.access.done'))
    else if (answer.code !== 'not-signed-in') showRefusal(answer)
  }
  return (
    <>
      <ul className="payments-people">
        {list.people.map((person) => (
          <Person
            key={person.staffId}
            person={person}
            ticked={wanted.has(person.staffId)}
            head={head}
            onTick={() => setWanted(ticked(wanted, person.staffId))}
          />
        ))}
      </ul>
      {head && (
        <div className="payments-approve">
          <button
            type="button"
            className="btn primary"
            aria-disabled={!changed || sending || !fresh}
            aria-busy={sending}
            onClick={() => void send()}
          >
            {t('payments.access.approve')}
          </button>
          <p className="muted" role="status">
            {changed ? t('payments.access.difference', { added, removed }) : t('payments.access.same')}
          </p>
        </div>
      )}
    </>
  )
}

/** The same people with this one put on the list, or taken off it. */
function ticked(wanted: ReadonlySet<StaffId>, staffId: StaffId): ReadonlySet<StaffId> {
  return new Set(wanted.has(staffId) ? [...wanted].filter((id) => id !== staffId) : [...wanted, staffId])
}

function Person(props: {
  person: PaymentAccess['people'][number]
  ticked: boolean
  head: boolean
  onTick: () => void
}) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const { person, ticked, head } = props
  const { approved } = person
  const words = [
    person.roles.map((role) => t(`start.roles.${role}`)).join(', '),
    ...(person.active ? [] : [t('payments.access.gone')]),
    ...(approved === null
      ? []
      : [
          t(approved.by === '' ? 'payments.access.since' : 'payments.access.by', {
            name: approved.by,
            date: localDateInWords(localDate(approved.at, zone), i18n.language),
          }),
        ]),
  ]
  const name = (
    <span>
      {person.name}
      <small className="muted">{words.join(' · ')}</small>
    </span>
  )
  return (
    <li>
      {head ? (
        <label className="check">
          {/* Who has left can be taken off the list, not put on it. */}
          <input
            type="checkbox"
            checked={ticked}
            disabled={!person.active && approved === null}
            onChange={props.onTick}
          />
          {name}
        </label>
      ) : (
        <p className="payments-person">
          {name}
          <b>{t(approved === null ? 'payments.access.no' : 'payments.access.yes')}</b>
        </p>
      )}
    </li>
  )
}
