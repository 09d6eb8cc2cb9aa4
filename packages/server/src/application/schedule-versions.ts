import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { Schedule, ScheduleStep, ScheduleVersion } from '@chered/protocol/schedule'
import type { ScheduleHeadRow, ScheduleTable } from './ports.ts'

/** The versions as they are kept, and which of them holds when. */
export interface ScheduleVersions {
  /** Oldest first. */
  heads(): readonly ScheduleHeadRow[]
  head(id: string): ScheduleHeadRow | null
  /** The draft or submission under way. */
  open(): ScheduleHeadRow | null
  /** What holds on a date, were the version `without` not there; the only one is always there. */
  inForceOn(date: DayDate, without?: string): ScheduleHeadRow
  /** Throws when there is no such version. */
  schedule(id: string): Schedule
  version(head: ScheduleHeadRow): ScheduleVersion
  history(id: string): ScheduleStep[]
  add(head: ScheduleHeadRow, schedule: Schedule, step: ScheduleStep): void
  /** Keeps a change with who made it; null: the one who made the last step goes on with it. */
  change(head: ScheduleHeadRow, step: ScheduleStep | null, schedule?: Schedule): void
}

/** The audit's word for each step; the program's own first version has no author. */
const audited: Record<ScheduleStep['action'], string> = {
  drafted: 'schedule-drafted',
  submitted: 'schedule-submitted',
  approved: 'schedule-approved',
  rejected: 'schedule-rejected',
  withdrawn: 'schedule-withdrawn',
}

export function openScheduleVersions(table: ScheduleTable): ScheduleVersions {
  let heads = table.heads()
  let steps = table.steps()
  const schedules = new Map<string, Schedule>()

  function write(id: string, step: ScheduleStep | null, work: () => void): void {
    table.together(() => {
      work()
      if (step === null) return
      table.addStep(id, step)
      table.audit(step.at, step.staffId as StaffId | null, audited[step.action], id)
    })
    heads = table.heads()
    steps = table.steps()
    schedules.delete(id)
  }

  function schedule(id: string): Schedule {
    const known = schedules.get(id) ?? table.schedule(id)
    if (known === null) throw new Error(`schedule version ${id} has no rows`)
    schedules.set(id, known)
    return known
  }

  const history = (id: string) =>
    steps.filter(({ versionId }) => versionId === id).map(({ versionId: _, ...step }) => step)

  return {
    heads: () => heads,
    head: (id) => heads.find((head) => head.id === id) ?? null,
    open: () => heads.find(({ state }) => state === 'draft' || state === 'submitted') ?? null,
    inForceOn(date, without) {
      const all = heads.filter(({ approved }) => approved !== null)
      const others = all.filter(({ id }) => id !== without)
      const approved = (others.length > 0 ? others : all).sort(
        (a, b) => (a.approved ?? 0) - (b.approved ?? 0),
      )
      // Before the office's first version had come into force nothing else was there.
      const head = approved.findLast(({ inForceFrom }) => (inForceFrom ?? '') <= date) ?? approved[0]
      if (head === undefined) throw new Error('no version of the schedule is approved')
      return head
    },
    schedule,
    history,
    version: ({ id, state, revision, inForceFrom }) => ({
      id,
      state,
      revision,
      inForceFrom,
      schedule: schedule(id),
      history: history(id),
    }),
    add(head, body, step) {
      write(head.id, step, () => table.add(head, body))
    },
    change(head, step, body) {
      write(head.id, step, () => table.save(head, body))
    },
  }
}
