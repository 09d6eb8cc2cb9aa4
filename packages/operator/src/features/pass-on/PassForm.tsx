import { noteLength } from '@chered/protocol/choices'
import type { Office } from '@chered/protocol/office'
import { officeText } from '@chered/ui/i18n'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import type { PassPlan } from './pass-plan.ts'
import { TargetPicker } from './TargetPicker.tsx'
import type { PassOn } from './use-pass-on.ts'
import './pass-on.css'

/** Where to, and words for the colleague. `numbered`: digits choose a note of the office. */
export function PassForm(props: {
  plan: PassPlan
  passOn: PassOn
  office: Office | null
  numbered: boolean
  autoFocus: boolean
  onChange: (plan: PassPlan) => void
}) {
  return (
    <div className="pass-form">
      <TargetPicker {...props} />
      <Note {...props} />
    </div>
  )
}

/** The office's ready words by number, one at most, and free ones; both are for that colleague alone. */
function Note(props: {
  plan: PassPlan
  office: Office | null
  numbered: boolean
  onChange: (plan: PassPlan) => void
}) {
  const { t, i18n } = useTranslation()
  const { plan, onChange } = props
  const id = useId()
  const notes = props.office?.notes ?? []
  return (
    <fieldset className="pass-note">
      <legend className="h">{t('pass.note.title')}</legend>
      {notes.length > 0 && (
        <div className="note-list">
          {notes.map((note, place) => (
            <label key={note.id} className="check note">
              <input
                type="checkbox"
                checked={plan.noteId === note.id}
                onChange={() => onChange({ ...plan, noteId: plan.noteId === note.id ? null : note.id })}
              />
              <span className="grow">{officeText(note.text, i18n.language)}</span>
              {props.numbered && place < 9 && <KeyHint name={place + 1} />}
            </label>
          ))}
        </div>
      )}
      <div className="input">
        <input
          aria-label={t('pass.note.free')}
          aria-describedby={id}
          autoComplete="off"
          maxLength={noteLength}
          placeholder={t('pass.note.free')}
          value={plan.note}
          onChange={(event) => onChange({ ...plan, note: event.target.value })}
        />
        <span className="small muted num" aria-hidden="true">
          {noteLength - plan.note.length}
        </span>
      </div>
      <p className="small muted" id={id}>
        {t('pass.note.private')}
      </p>
    </fieldset>
  )
}
