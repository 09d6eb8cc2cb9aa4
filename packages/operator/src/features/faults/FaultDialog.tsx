import type { DeskId } from '@chered/protocol/ids'
import { faultNoteLength, faultsOf } from '@chered/protocol/incident-choices'
import type { FaultsView, ReportedFault } from '@chered/protocol/incidents'
import { useRefusedView, useView } from '@chered/ui/live'
import { faultWord, subjectName } from '@chered/ui/staff/fault-words'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useSession } from '@chered/ui/staff/session'
import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import { order, useOrderUnderWay } from '../booking/orders.ts'
import { KeyHint } from '../desk/KeyHint.tsx'
import { isHere, nearestFirst, type Seat, type Subject } from './nearest-first.ts'
import { OwnReports } from './OwnReports.tsx'
import './faults.css'

/** As many devices as stand there at once; further ones are a press away. */
const shownFirst = 8

const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>) => `${kind}:${id}`

/**
 * A fault in two clicks: the device, nearest first, and what is wrong with it.
 * Over the list of those who wait; the visitor in front stays in sight.
 */
export function FaultDialog({ deskId, onClose }: { deskId?: DeskId; onClose: () => void }) {
  const { t } = useTranslation()
  const seen = useView('faults', undefined)
  const refused = useRefusedView('faults')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  const title = useId()
  return (
    <dialog
      ref={dialog}
      className="fault-dialog"
      aria-labelledby={title}
      onClose={onClose}
      // Keys of the window wait: what is typed here is no order to a desk.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="fault-body">
        <header>
          <h2 id={title}>{t('fault.title')}</h2>
          <button type="button" className="btn" onClick={onClose}>
            <X aria-hidden="true" /> {t('fault.close')} <KeyHint name="Esc" />
          </button>
        </header>
        {seen === null ? (
          <p role="status" className="muted">
            {refused ? refusalText(t, { code: refused, params: {} }) : t('fault.loading')}
          </p>
        ) : (
          <Reporting view={seen.body} {...(deskId === undefined ? {} : { deskId })} />
        )}
      </div>
    </dialog>
  )
}

function useSeat(deskId: DeskId | undefined): Seat | null {
  const desk = useOperator((s) => s.office?.desks.find(({ id }) => id === deskId))
  return desk === undefined ? null : { number: desk.number, zone: desk.zone }
}

function Reporting({ view, deskId }: { view: FaultsView; deskId?: DeskId }) {
  const { t } = useTranslation()
  const nameOf = (one: Subject) => subjectName(t, one)
  const seat = useSeat(deskId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const [note, setNote] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const running = useOrderUnderWay((s) => s.running !== null)
  const faults = useRef<HTMLFieldSetElement>(null)
  const noteId = useId()
  const person = useSession((s) => (s.state === 'signed-in' ? s.session.staffId : null))
  const subjects = nearestFirst(view.subjects, seat)
  const shown = all ? subjects : subjects.slice(0, shownFirst)
  const subject = subjects.find((one) => keyOf(one) === chosen) ?? null
  const openOf = (one: Subject) =>
    view.incidents.find(({ endedAt, subject: about }) => endedAt === null && keyOf(about) === keyOf(one))

  async function report(about: Subject, fault: string) {
    const { kind, id } = about
    const words = note.trim()
    const answer = await order<ReportedFault>('POST', '/api/incidents', {
      subject: { kind, id },
      fault,
      ...(words === '' ? {} : { note: words }),
      ...(deskId === undefined ? {} : { deskId }),
    })
    if (!answer?.ok) return
    setDone(nameOf(about))
    setChosen(null)
    setNote('')
  }
  return (
    <>
      <p role="status" className={done === null ? 'visually-hidden' : 'fault-done st ok'}>
        {done !== null && (
          <>
            <StateShape shape="ok" /> {t('fault.done', { subject: done })}
          </>
        )}
      </p>
      <fieldset>
        <legend className="h">{t('fault.which')}</legend>
        <ul className="fault-subjects">
          {shown.map((one) => {
            const open = openOf(one)
            return (
              <li key={keyOf(one)}>
                <button
                  type="button"
                  aria-pressed={chosen === keyOf(one)}
                  onClick={() => {
                    setChosen(keyOf(one))
                    setDone(null)
                    requestAnimationFrame(() => faults.current?.scrollIntoView({ block: 'nearest' }))
                  }}
                >
                  <span className="grow">{nameOf(one)}</span>
                  {isHere(one, seat) && <small>{t('fault.here')}</small>}
                  {open && <small className="warn">{t('fault.already', { count: open.reports })}</small>}
                </button>
              </li>
            )
          })}
        </ul>
        {!all && subjects.length > shownFirst && (
          <button type="button" className="btn sm plain" onClick={() => setAll(true)}>
            {t('fault.more')}
          </button>
        )}
      </fieldset>
      {subject !== null && (
        <fieldset ref={faults}>
          <legend className="h">
            {nameOf(subject)}: {t('fault.whatTitle')}
          </legend>
          <div className="fault-whats">
            {faultsOf[subject.kind].map((fault) => (
              <button
                key={fault}
                type="button"
                className="btn"
                aria-disabled={running}
                onClick={(event) => event.detail <= 1 && !running && void report(subject, fault)}
              >
                {faultWord(t, fault)}
              </button>
            ))}
          </div>
          <div className="field">
            <label htmlFor={noteId}>{t('fault.note')}</label>
            <textarea
              id={noteId}
              className="input"
              rows={2}
              maxLength={faultNoteLength}
              aria-describedby={`${noteId}-hint`}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <p className="hint" id={`${noteId}-hint`}>
              {t('fault.noteHint')}
            </p>
          </div>
          <p className="muted small">{t('fault.how')}</p>
        </fieldset>
      )}
      <OwnReports
        incidents={view.incidents.filter(({ reportedBy }) => person !== null && reportedBy.includes(person))}
      />
    </>
  )
}
