import type { DayDate } from '@chered/protocol/ids'
import type { Schedule, ScheduleOverview } from '@chered/protocol/schedule'
import { Modal } from '@mantine/core'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hoursWords } from './day-words.ts'
import { ExceptionForm } from './ExceptionForm.tsx'
import type { Person } from './people.ts'
import { targetName, validityWords } from './row-words.ts'
import type { ExceptionRow } from './schedule-edits.ts'
import { useFocusReturn } from './use-focus-return.ts'
import { useWording } from './use-wording.ts'

type Dialog = { readonly kind: 'none' } | { readonly kind: 'edit'; readonly row: ExceptionRow | null }

function isException(row: Schedule['rows'][number]): row is ExceptionRow {
  return row.kind === 'exception'
}

/** Dated exceptions with their periods: those to come first, what is over at the end and pale. */
export function ExceptionsTab(props: {
  overview: ScheduleOverview
  draft: Schedule
  author: string
  editor: boolean
}) {
  const { t } = useTranslation()
  const words = useWording()
  const { overview, draft, editor } = props
  const { today } = overview
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })
  const standing = overview.inForce.schedule.rows.filter(isException)
  const drafted = draft.rows.filter(isException)
  const gone = standing.filter((row) => !drafted.some((own) => own.id === row.id))
  const all = [...drafted, ...gone].sort(
    (a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.validFrom ?? '').localeCompare(b.validFrom ?? ''),
  )

  function isOver(row: ExceptionRow): boolean {
    return row.validTo !== null && row.validTo < today
  }
  function standOf(row: ExceptionRow): 'in-force' | 'added' | 'changed' | 'removed' {
    if (gone.includes(row)) return 'removed'
    const before = standing.find((own) => own.id === row.id)
    if (before === undefined) return 'added'
    return JSON.stringify(before) === JSON.stringify(row) ? 'in-force' : 'changed'
  }

  return (
    <section className="exceptions">
      <div className="tab-head">
        <p className="muted">{t('schedule.exceptions.what')}</p>
        {editor && (
          <button type="button" className="btn" onClick={() => setDialog({ kind: 'edit', row: null })}>
            <CalendarPlus aria-hidden="true" />
            {t('schedule.exceptions.add')}
          </button>
        )}
      </div>
      {all.length === 0 ? (
        <p className="empty muted">{t('schedule.exceptions.none')}</p>
      ) : (
        <div className="tb-scroll">
          <table className="tb">
            <thead>
              <tr>
                {(['whose', 'reason', 'period', 'then', 'source', 'stand'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`schedule.exceptions.${column}`)}
                  </th>
                ))}
                {editor && (
                  <td>
                    <span className="visually-hidden">{t('schedule.exceptions.change')}</span>
                  </td>
                )}
              </tr>
            </thead>
            <tbody>
              {all.map((row) => {
                const stand = standOf(row)
                const name = targetName(words, row.target)
                return (
                  <tr key={`${row.id}/${stand}`} className={isOver(row) ? 'is-over' : `is-${stand}`}>
                    <th scope="row">{name}</th>
                    <td>{t(`schedule.reason.${row.reason}`)}</td>
                    <td className="nowrap">{validityWords(words, row) ?? t('schedule.exceptions.always')}</td>
                    <td>{hoursWords(t, row.hours)}</td>
                    <td className="source">
                      {row.source}
                      <span className="small muted">{row.author}</span>
                    </td>
                    <td>
                      <span
                        className={`tag ${{ added: 'add', removed: 'cut', changed: 'add', 'in-force': '' }[stand]}`}
                      >
                        {isOver(row) ? t('schedule.exceptions.over') : t(`schedule.exceptions.is.${stand}`)}
                      </span>
                    </td>
                    {editor && (
                      <td className="amount">
                        {stand !== 'removed' && (
                          <button
                            type="button"
                            className="btn sm"
                            aria-label={t('schedule.exceptions.changeOf', { name })}
                            onClick={() => setDialog({ kind: 'edit', row })}
                          >
                            {t('schedule.exceptions.change')}
                          </button>
                        )}
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {dialog.kind === 'edit' && (
        <ExceptionDialog
          row={dialog.row}
          people={words.people}
          today={today}
          author={props.author}
          close={close}
        />
      )}
    </section>
  )
}

/** An exception of anybody's, from the list: a new one, or a standing one to be changed. */
function ExceptionDialog(props: {
  row: ExceptionRow | null
  people: readonly Person[]
  today: DayDate
  author: string
  close: () => void
}) {
  const { t } = useTranslation()
  useFocusReturn()
  return (
    <Modal
      opened
      onClose={props.close}
      title={t(props.row ? 'schedule.exceptions.editTitle' : 'schedule.exceptions.newTitle')}
      size={560}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ExceptionForm
        target={{ kind: 'office' }}
        people={props.people}
        row={props.row}
        from={props.today}
        shown={[]}
        author={props.author}
        close={props.close}
      />
    </Modal>
  )
}
