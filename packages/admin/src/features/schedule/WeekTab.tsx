import type { DayDate } from '@chered/protocol/ids'
import type { Schedule, ScheduleDifference, ScheduleOverview } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { NativeSelect } from '@mantine/core'
import { ChevronLeft, ChevronRight, Copy, GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Asked, useAdmin } from '../../store.ts'
import { CopyWeekDialog } from './CopyWeekDialog.tsx'
import { DayDialog } from './DayDialog.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import type { Subject } from './day-subject.ts'
import { faultOf, faultWords } from './draft-fault.ts'
import { Legend } from './Legend.tsx'
import type { Person } from './people.ts'
import { useSchedule } from './schedule-store.ts'
import { isRowOf } from './subject-target.ts'
import { useDays } from './use-resolved.ts'
import { useWording } from './use-wording.ts'
import { WeekTable, type WeekView } from './WeekTable.tsx'
import { addDays, dayRange, mondayOf, weekFrom } from './week-dates.ts'

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'day'; readonly subject: Subject; readonly date: DayDate }
  | { readonly kind: 'copy'; readonly person: Person }

/** A chosen week of everybody, in force beside what is drafted. */
export function WeekTab(props: {
  overview: ScheduleOverview
  draft: Schedule
  difference: Asked<ScheduleDifference>
  from: DayDate
  author: string
  editor: boolean
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const saving = useSchedule((s) => s.saving)
  const { overview, draft, editor } = props
  const { open, today } = overview
  const [monday, setMonday] = useState(() => mondayOf(today))
  const [wishedView, setView] = useState<WeekView>('difference')
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' })
  const sunday = addDays(monday, 6)
  const revision = `${overview.inForce.id}/${overview.calendars.map((calendar) => calendar.importedAt).join()}`
  const inForce = useDays(monday, sunday, null, revision)
  const drafted = useDays(monday, sunday, open, revision)
  const view = open === null ? 'in-force' : wishedView
  const before = inForce.value ?? []
  const after = open === null ? before : (drafted.value ?? before)
  const words = useWording(before)
  const close = () => setDialog({ kind: 'none' })
  const without = (office?.services ?? []).filter(
    (service) => !draft.rows.some((row) => row.kind === 'service-hours' && row.serviceId === service.id),
  )
  const start = mondayOf(today)
  const offered = [-1, 0, 1, 2].map((n) => addDays(start, n * 7))
  const weeks = offered.includes(monday) ? offered : [monday]
  const refused = inForce.refused ?? drafted.refused

  return (
    <>
      <div className="week-tools">
        <button
          type="button"
          className="btn sm square"
          aria-label={t('schedule.week.earlier')}
          onClick={() => setMonday(addDays(monday, -7))}
        >
          <ChevronLeft aria-hidden="true" />
        </button>
        <fieldset className="seg sm weeks" aria-label={t('schedule.week.choose')}>
          {weeks.map((own) => (
            <button key={own} type="button" aria-pressed={own === monday} onClick={() => setMonday(own)}>
              {dayRange(own, addDays(own, 6), i18n.language, 'short')}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="btn sm square"
          aria-label={t('schedule.week.later')}
          onClick={() => setMonday(addDays(monday, 7))}
        >
          <ChevronRight aria-hidden="true" />
        </button>
        {monday !== start && !offered.includes(monday) && (
          <button type="button" className="btn sm plain" onClick={() => setMonday(start)}>
            {t('schedule.week.now')}
          </button>
        )}
        {open !== null && (
          <fieldset className="seg sm views" aria-label={t('schedule.week.view')}>
            {(['in-force', 'draft', 'difference'] as const).map((own) => (
              <button key={own} type="button" aria-pressed={view === own} onClick={() => setView(own)}>
                {own === 'difference' && <GitCompareArrows aria-hidden="true" />}
                {t(`schedule.view.${own}`)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <div className={open === null ? 'schedule-cols alone' : 'schedule-cols'}>
        <section>
          {refused && (
            <p className="hint warn" role="status">
              {t('schedule.failed', { why: refusalText(t, refused) })}
            </p>
          )}
          {inForce.value === null ? (
            <WeekSkeleton label={t('schedule.loading')} days={weekFrom(monday).length} />
          ) : (
            <>
              <WeekTable
                before={before}
                after={after}
                schedules={{ before: overview.inForce.schedule, after: draft }}
                people={words.people}
                view={view}
                edit={editor ? (subject, date) => setDialog({ kind: 'day', subject, date }) : null}
                rowAction={(person) =>
                  editor && (
                    <button
                      type="button"
                      className="icon-button copy-week"
                      aria-label={t('schedule.copy.of', { name: person.name })}
                      title={t('schedule.copy.of', { name: person.name })}
                      onClick={() => setDialog({ kind: 'copy', person })}
                    >
                      <Copy aria-hidden="true" />
                    </button>
                  )
                }
              />
              {words.people.length === 0 && <p className="hint">{t('schedule.week.nobody')}</p>}
              <div className="week-foot">
                <Legend difference={view === 'difference'} />
                {editor && (
                  <div className="week-more">
                    <p className="small muted">{t('schedule.week.how')}</p>
                    {without.length > 0 && (
                      <NativeSelect
                        size="sm"
                        aria-label={t('schedule.week.addService')}
                        value=""
                        data={[
                          { value: '', label: t('schedule.week.addService') },
                          ...without.map((service) => ({
                            value: service.id as string,
                            label: officeText(service.name, i18n.language),
                          })),
                        ]}
                        onChange={({ currentTarget: { value } }) => {
                          const service = without.find((own) => own.id === value)
                          if (service === undefined) return
                          const name = officeText(service.name, i18n.language)
                          const subject = { kind: 'service', serviceId: service.id, name } as const
                          const date = after.find((day) => day.office.hours.length > 0)?.date ?? monday
                          setDialog({ kind: 'day', subject, date })
                        }}
                      />
                    )}
                  </div>
                )}
              </div>
            </>
          )}
        </section>
        {open !== null && (
          <DraftPanel
            open={open}
            from={props.from}
            before={before}
            after={after}
            difference={props.difference}
            words={words}
          />
        )}
        {dialog.kind === 'day' && (
          <DayDialog
            subject={dialog.subject}
            date={dialog.date}
            schedule={draft}
            shown={shownDay(dialog.subject, dialog.date)}
            author={props.author}
            fault={faultIn(dialog.subject)}
            close={close}
          />
        )}
        {dialog.kind === 'copy' && (
          <CopyWeekDialog
            from={dialog.person}
            people={words.people}
            on={monday}
            author={props.author}
            close={close}
          />
        )}
      </div>
    </>
  )

  function shownDay(subject: Subject, date: DayDate) {
    const day = after.find((own) => own.date === date)
    if (subject.kind !== 'resource') {
      return {
        shifts:
          day?.office.hours.map((hours) => ({ hours, deskId: null, services: null, bookable: true })) ?? [],
      }
    }
    const { resourceId } = subject.person
    return { shifts: day?.resources.find((own) => own.resourceId === resourceId)?.shifts ?? [] }
  }

  /** What the server refused, in the dialogs of the row that it is about and of the one that it clashes with. */
  function faultIn(subject: Subject): string | null {
    const fault = saving.state === 'faulty' ? faultOf(saving.why, draft) : null
    const about = [fault?.row, fault?.other].some((row) => row && isRowOf(row, subject))
    return fault !== null && about ? faultWords(words, fault) : null
  }
}

/** The week's place while it is being fetched. */
function WeekSkeleton({ label, days }: { label: string; days: number }) {
  return (
    <div className="week-skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: days }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that are all alike
        <i key={n} />
      ))}
    </div>
  )
}
