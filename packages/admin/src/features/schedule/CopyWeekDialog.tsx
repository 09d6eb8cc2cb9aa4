import type { DayDate, ResourceId } from '@chered/protocol/ids'
import { showNotice } from '@chered/ui/staff/toasts'
import { Checkbox, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { competenceOf, type Person } from './people.ts'
import { eachWeekday, patternOn, withCopiedWeek } from './schedule-edits.ts'
import { editDraft } from './schedule-store.ts'
import { useFocusReturn } from './use-focus-return.ts'

/** One person's week for others: the hours are the same, the desk and the services stay their own. */
export function CopyWeekDialog(props: {
  from: Person
  people: readonly Person[]
  on: DayDate
  author: string
  close: () => void
}) {
  const { t } = useTranslation()
  useFocusReturn()
  const [chosen, setChosen] = useState<readonly ResourceId[]>([])
  const others = props.people.filter(
    (person) => person.resourceId !== props.from.resourceId && person.kind === props.from.kind,
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    if (chosen.length === 0) return
    editDraft((draft) => {
      const week = patternOn(draft, props.from.resourceId, props.on)?.week ?? eachWeekday(() => [])
      const targets = others
        .filter((person) => chosen.includes(person.resourceId))
        .map((person) => ({
          resourceId: person.resourceId,
          deskId: person.usualDesk,
          competence: competenceOf(person),
        }))
      return withCopiedWeek(draft, week, targets, props.on, { author: props.author, source: '' })
    })
    showNotice(t('schedule.copy.done', { name: props.from.name, count: chosen.length }))
    props.close()
  }

  return (
    <Modal
      opened
      onClose={props.close}
      title={t('schedule.copy.title', { name: props.from.name })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} className="day-form">
        <p className="muted">{t('schedule.copy.hint')}</p>
        {others.length === 0 && <p>{t('schedule.copy.nobody')}</p>}
        <ul className="copy-people">
          {others.map((person) => (
            <li key={person.resourceId}>
              <Checkbox
                label={person.name}
                checked={chosen.includes(person.resourceId)}
                onChange={(event) => {
                  const on = event.currentTarget.checked
                  setChosen((ids) =>
                    on ? [...ids, person.resourceId] : ids.filter((id) => id !== person.resourceId),
                  )
                }}
              />
            </li>
          ))}
        </ul>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={props.close}>
            {t('schedule.cancel')}
          </button>
          <button type="submit" className="btn primary" disabled={chosen.length === 0}>
            {t('schedule.copy.submit')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
