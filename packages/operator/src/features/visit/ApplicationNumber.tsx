import type { DeskId, VisitId } from '@chered/protocol/ids'
import { newCommandId } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { staffCommand } from '@chered/ui/staff/session'
import { clearRefusals, showRefusal } from '@chered/ui/staff/toasts'
import { Check, Pencil } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** As the contract of the command has it. */
const longest = 40

/**
 * The number of the visitor's electronic application: shown, entered, put right
 * or taken away. The server keeps it apart from the day's record.
 */
export function ApplicationNumber(props: {
  deskId: DeskId
  visitId: VisitId
  /** As the server has it; null: none, or not read yet. */
  number: string | null
  known: boolean
  onSaved: () => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const { number } = props

  function leave() {
    setTyped(null)
    requestAnimationFrame(() => edit.current?.focus({ preventScroll: true }))
  }
  async function save(event: FormEvent) {
    event.preventDefault()
    if (typed === null || sending) return
    const next = typed.trim() === '' ? null : typed.trim()
    if (next === number) return leave()
    if (useLive.getState().link === 'lost') return showRefusal({ code: 'no-answer', params: {} })
    setSending(true)
    const answer = await staffCommand<unknown>(`/api/desks/${props.deskId}/application`, {
      commandId: newCommandId(),
      ...{ visitId: props.visitId, applicationNumber: next },
    })
    setSending(false)
    if (!answer.ok) {
      if (answer.code !== 'not-signed-in') showRefusal(answer)
      return
    }
    clearRefusals()
    props.onSaved()
    leave()
  }
  if (typed === null) {
    return (
      <section className="application">
        <h2 className="h">{t('application.title')}</h2>
        <p>
          <span className={number === null ? 'muted' : 'application-number'}>
            {number ?? (props.known ? t('application.none') : '…')}
          </span>
          <button
            type="button"
            ref={edit}
            className="btn plain sm"
            aria-label={t(number === null ? 'application.enterLabel' : 'application.correctLabel')}
            onClick={() => setTyped(number ?? '')}
          >
            <Pencil aria-hidden="true" />
            {t(number === null ? 'application.enter' : 'application.correct')}
          </button>
        </p>
      </section>
    )
  }
  return (
    <section className="application">
      <label className="h" htmlFor={id}>
        {t('application.title')}
      </label>
      <form onSubmit={(event) => void save(event)}>
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          value={typed}
          // biome-ignore lint/a11y/noAutofocus: the field comes up where the button was pressed
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            leave()
          }}
        />
        <button type="submit" className="btn primary" aria-label={t('application.save')} aria-busy={sending}>
          <Check aria-hidden="true" />
        </button>
      </form>
      <p className="muted small">{t('application.how')}</p>
    </section>
  )
}
