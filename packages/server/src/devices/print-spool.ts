import type { AgentJobReport } from '@chered/protocol/agent'
import type { DayDate, PrintJobId } from '@chered/protocol/ids'
import type { DayKeeper } from '../application/day-keeper.ts'
import type { Clock, PrintTable } from '../application/ports.ts'
import type { JobInfo } from '../application/views/context.ts'
import type { PrintRequest } from '../domain/day/events.ts'

/**
 * A job that no agent has begun for so long is given up: its visitor has the
 * number from the screen by now, and the paper would come out in front of
 * somebody else.
 */
const queuedMs = 12_000
/** A job that was begun and of which nothing more was heard: nobody knows what came out. */
const sentMs = 120_000

export interface PrintSpool {
  /** Today's jobs in order, and older ones that are still open. */
  jobs(): readonly JobInfo[]
  job(id: PrintJobId): JobInfo | null
  /**
   * Takes an agent's word. `sent` is granted once, to a job that is queued, and
   * only when that is durable; an end is kept once. False means: do not print.
   * `later`: it could not be written down just now, say it again.
   */
  report(report: AgentJobReport): Promise<boolean | 'later'>
  /** Jobs that were begun by a process that is gone become UNKNOWN. */
  disown(gone: (job: JobInfo) => boolean): Promise<void>
  /** Gives up what waits too long; called by a timer. */
  tick(): Promise<void>
  acknowledge(id: PrintJobId): boolean
  onChange(listener: () => void): () => void
}

export function openPrintSpool(table: PrintTable, keeper: DayKeeper, clock: Clock): PrintSpool {
  let date: DayDate = keeper.day.date
  const jobs = new Map<PrintJobId, JobInfo>()
  const listeners = new Set<() => void>()
  const load = () => {
    jobs.clear()
    for (const job of [...table.open(), ...table.ofDay(date)]) jobs.set(job.jobId, job)
  }
  if (date !== '') load()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const add = (visitId: JobInfo['visitId'], print: PrintRequest, at: number) => {
    const { jobId, printerId, deviceId, bookingId, copy } = print
    jobs.set(jobId, {
      jobId,
      printerId,
      deviceId,
      visitId,
      bookingId: bookingId ?? null,
      copy,
      state: 'queued',
      acknowledged: false,
      changedAt: at,
    })
  }
  keeper.onChange(({ day, recorded }) => {
    let touched = false
    if (day.date !== date) {
      date = day.date
      load()
      touched = true
    }
    for (const { at, event } of recorded) {
      if (event.type === 'VisitIssued' && event.print !== null) add(event.visitId, event.print, at)
      else if (event.type === 'PrintRequested') add(event.visitId, event.print, at)
      else if (event.type === 'PrintRecorded') {
        const job = jobs.get(event.jobId)
        if (job) jobs.set(job.jobId, { ...job, state: event.state, changedAt: at })
      } else continue
      touched = true
    }
    if (touched) tell()
  })

  /** Of which something is being written. */
  const busy = new Set<PrintJobId>()
  const record = async (jobId: PrintJobId, state: AgentJobReport['state'], problem: string | null) => {
    const command = { type: 'record-print', jobId, state, problem } as const
    busy.add(jobId)
    try {
      const answer = await keeper.submit({ command, actor: { kind: 'clock' }, commandId: null })
      return answer.ok
    } finally {
      busy.delete(jobId)
    }
  }
  /** The job as it is now, unless something is being written of it. */
  const idle = (id: PrintJobId): JobInfo | null => (busy.has(id) ? null : (jobs.get(id) ?? null))
  const isOpen = (job: JobInfo) => job.state === 'queued' || job.state === 'sent'

  return {
    jobs: () => [...jobs.values()],
    job: (id) => jobs.get(id) ?? null,
    async report({ jobId, state, problem }) {
      const job = jobs.get(jobId)
      if (!job) return false
      // What is being written decides first.
      if (busy.has(jobId)) return state === 'sent' ? false : 'later'
      if (!isOpen(job)) return state !== 'sent'
      if (state === 'sent' && job.state !== 'queued') return false
      const written = await record(jobId, state, problem ?? null)
      // A first byte that cannot be written down is not sent; an end is told until it is on record.
      return written || (state === 'sent' ? false : 'later')
    },
    async disown(gone) {
      for (const id of [...jobs.keys()]) {
        const job = idle(id)
        if (job?.state === 'sent' && gone(job)) await record(job.jobId, 'unknown', 'agent-restarted')
      }
    },
    async tick() {
      const now = clock.now()
      for (const id of [...jobs.keys()]) {
        // Each is looked at anew: an agent may have spoken while the one before was written.
        const job = idle(id)
        if (job === null) continue
        if (job.state === 'queued' && now - job.changedAt > queuedMs) {
          await record(job.jobId, 'not-sent', 'nobody-printed')
        } else if (job.state === 'sent' && now - job.changedAt > sentMs) {
          await record(job.jobId, 'unknown', 'no-word')
        }
      }
    },
    acknowledge(id) {
      const job = jobs.get(id)
      if (!job) return false
      table.acknowledge(id)
      jobs.set(id, { ...job, acknowledged: true })
      tell()
      return true
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
