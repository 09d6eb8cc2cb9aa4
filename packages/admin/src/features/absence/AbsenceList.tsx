import type { Absence } from '@chered/protocol/schedule'
import type { Refused } from '@chered/ui/api'
import { clockTime, localDate, localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { showNotice, showRefusal } from '@chered/ui/staff/toasts'
import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import { servicesLine } from '../bookings/booking-words.ts'
import { bookingsLink } from '../bookings/bookings-address.ts'
import { spanWords } from './absence-span.ts'
import { closeAbsence, useAbsences } from './absence-store.ts'
import { useColleagueName } from './colleague-names.ts'
import { useConsequences } from './use-consequences.ts'
import './absence.css'

interface Props {
  readonly administrator: boolean
  readonly fresh: boolean
  readonly now: number
}

/** Who is or will be away, and who was. */
export function AbsenceList({ administrator, fresh, now }: Props) {
  const { t } = useTranslation()
  const { value: list, refused } = useAbsences((s) => s.list)
  const present = list?.filter(({ state, to }) => state === 'in-force' && now < to) ?? []
  const past = list?.filter((absence) => !present.includes(absence)) ?? []
  return (
    <div className="absences">
      {administrator && <Confirmed list={present} fresh={fresh} />}
      {refused && fresh && (
        <p className="hint warn" role="status">
          {t('absence.failed', { why: refusalText(t, refused) })}
        </p>
      )}
      {list === null && !refused && (
        <p className="page-wait" role="status">
          {t('bookings.loading')}
        </p>
      )}
      {list !== null && (
        <section aria-labelledby="absences-present">
          <h2 className="t" id="absences-present">
            {t('absence.present')}
          </h2>
          {present.length === 0 && <p className="muted empty">{t('absence.nobodyAway')}</p>}
          <ul className="absence-rows">
            {present.map((absence) => (
              <Row key={absence.id} absence={absence} act={administrator} fresh={fresh} now={now} />
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section aria-labelledby="absences-past">
          <h2 className="t" id="absences-past">
            {t('absence.past')}
          </h2>
          <ul className="absence-rows past">
            {past.map((absence) => (
              <Row key={absence.id} absence={absence} act={false} fresh={fresh} now={now} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** What has just been done, and the way back while there is one. */
function Confirmed({ list, fresh }: { list: readonly Absence[]; fresh: boolean }) {
  const { t } = useTranslation()
  const nameOf = useColleagueName()
  const confirmed = useAbsences((s) => s.confirmed)
  const words = useConsequences(confirmed?.counts ?? { sameTime: 0, moved: 0, relocation: 0 }, 'done')
  const absence = list.find(({ id }) => id === confirmed?.absenceId)
  const relocation = (confirmed?.counts.relocation ?? 0) > 0
  return (
    <div role="status">
      {absence && (
        <div className="absence-done panel">
          <span className="st ok">
            <StateShape shape="ok" />
          </span>
          <p>
            <b>{t('absence.done', { name: nameOf(absence.staffId) })}</b> {words}
          </p>
          {relocation && (
            <a className="btn" href={bookingsLink({ tab: 'relocation' })}>
              {t('bookings.tab.relocation')}
            </a>
          )}
          {absence.undoable && <UndoButton absence={absence} fresh={fresh} />}
        </div>
      )}
    </div>
  )
}

function UndoButton({ absence, fresh }: { absence: Absence; fresh: boolean }) {
  const { t } = useTranslation()
  const nameOf = useColleagueName()
  const [busy, setBusy] = useState(false)
  async function undo() {
    setBusy(true)
    const refused = await closeAbsence(absence.id, 'undo')
    setBusy(false)
    if (refused) showRefusal(refused)
    else showNotice(t('absence.undone', { name: nameOf(absence.staffId) }))
  }
  return (
    <button type="button" className="btn" disabled={!fresh || busy} onClick={undo}>
      {t('absence.undo')}
    </button>
  )
}

function Row(props: { absence: Absence; act: boolean; fresh: boolean; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const office = useAdmin((s) => s.office.value)
  const nameOf = useColleagueName()
  const confirmed = useAbsences((s) => s.confirmed?.absenceId)
  const [ending, setEnding] = useState(false)
  const { absence, act, fresh, now } = props
  const name = nameOf(absence.staffId)
  const covers = absence.covers.map(({ staffId, serviceIds }) =>
    t('absence.coveredBy', {
      name: nameOf(staffId),
      services: servicesLine(
        serviceIds.map((serviceId) => ({ serviceId, count: 1 })),
        office,
        i18n.language,
      ),
    }),
  )
  return (
    <li>
      <p>
        <b>{name}</b> <span className="muted">{t(`absence.reasons.${absence.reason}`)}</span>
        <br />
        {spanWords(t, i18n.language, zone, absence)}
      </p>
      <p className="small muted">
        {covers.map((line) => (
          <span key={line} className="absence-line">
            {line}
          </span>
        ))}
        <span className="absence-line">
          {t('absence.by', {
            name: absence.author,
            date: localDateInWords(localDate(absence.at, zone), i18n.language),
            time: clockTime(absence.at, zone),
          })}
        </span>
      </p>
      <p className="absence-keys">
        {act && absence.undoable && absence.id !== confirmed && (
          <UndoButton absence={absence} fresh={fresh} />
        )}
        {act && (
          <button
            type="button"
            className="btn"
            disabled={!fresh}
            aria-label={t('absence.end.of', { name })}
            onClick={() => setEnding(true)}
          >
            {t(absence.from > now ? 'absence.end.off' : 'absence.end.open')}
          </button>
        )}
        {!act && <StateWord absence={absence} now={now} />}
      </p>
      {ending && <EndDialog absence={absence} name={name} close={() => setEnding(false)} />}
    </li>
  )
}

function StateWord({ absence, now }: { absence: Absence; now: number }) {
  const { t } = useTranslation()
  switch (absence.state) {
    case 'in-force':
      return (
        <span className="muted">{t(now < absence.to ? 'absence.state.away' : 'absence.state.over')}</span>
      )
    case 'ended':
      return <span className="muted">{t('absence.state.ended')}</span>
    case 'undone':
      return <span className="muted">{t('absence.state.undone')}</span>
  }
}

function EndDialog({ absence, name, close }: { absence: Absence; name: string; close: () => void }) {
  const { t } = useTranslation()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  async function end() {
    setBusy(true)
    const why = await closeAbsence(absence.id, 'end')
    setBusy(false)
    if (why) return setRefused(why)
    showNotice(t('absence.end.done', { name }))
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('absence.end.title', { name })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <ul className="consequences">
          <li>{t('absence.end.covers')}</li>
          <li>{t('absence.end.stay')}</li>
        </ul>
        <p className="dialog-refused" role="alert">
          {refused && refusalText(t, refused)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            {t('absence.end.cancel')}
          </button>
          <button type="button" className="btn primary" disabled={busy} onClick={end}>
            {t('absence.end.submit')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
