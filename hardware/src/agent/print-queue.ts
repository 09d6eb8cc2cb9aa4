import type { AgentJobReport, PrintJob } from '@chered/protocol/agent'
import type { PrinterId, PrintJobId } from '@chered/protocol/ids'
import type { PrintResult } from '../escpos/job-machine.ts'
import type { Printer } from '../escpos/open-printer.ts'
import type { PrintMatter } from '../escpos/print-bytes.ts'
import { textSlip, textTicket } from '../escpos/text-ticket.ts'
import type { TicketLayout } from '../ticket/layout.ts'
import { renderTicket } from '../ticket/render-ticket.ts'
import { slipLayout } from '../ticket/slip-layouts.ts'

export interface QueuePrinter {
  readonly printer: Printer
  readonly layout: TicketLayout
}

export interface PrintQueue {
  /** The open jobs as the server lists them now; those that are new and `queued` are printed in order. */
  take(jobs: readonly PrintJob[]): void
  /** Jobs for which `sent` was asked and whose end the server has not taken yet. */
  holding(): PrintJobId[]
  /** The server has taken the end of this job. */
  settled(jobId: PrintJobId): void
  /** Resolves when no job is being printed. */
  idle(): Promise<void>
}

/**
 * Prints each job once. A job is known by its id for as long as the server lists
 * it, so a view that comes again, or a new connection, prints nothing twice. A
 * job listed as `sent` that this process did not send is left alone: nobody here
 * can say what came out.
 */
export function openPrintQueue(options: {
  readonly printers: ReadonlyMap<PrinterId, QueuePrinter>
  /** Asks for `sent`; true once it is durable. */
  readonly askSent: (jobId: PrintJobId) => Promise<boolean | 'no-answer'>
  /** Tells a job's end, until it is taken. */
  readonly report: (report: AgentJobReport) => void
  readonly log: (message: string) => void
}): PrintQueue {
  const known = new Set<PrintJobId>()
  const held = new Set<PrintJobId>()
  const inWork = new Set<PrintJobId>()
  const chains = new Map<PrinterId, Promise<void>>()
  let listed = new Set<PrintJobId>()

  const print = async ({ jobId, content, printerId }: PrintJob): Promise<void> => {
    const target = options.printers.get(printerId)
    if (target === undefined) {
      options.report({ jobId, state: 'not-sent', problem: 'no such printer here' })
      return
    }
    // The server gave it up while it waited for its turn.
    if (!listed.has(jobId)) return
    const matter = ticketMatter(content, target.layout, options.log)
    if (matter === null) {
      options.report({ jobId, state: 'not-sent', problem: 'cannot be drawn' })
      return
    }
    const asked: { answer: boolean | 'no-answer' | null } = { answer: null }
    const result = await target.printer.print(matter, async () => {
      held.add(jobId)
      asked.answer = await options.askSent(jobId)
      return asked.answer === true
    })
    options.log(`job ${jobId}: ${result.state}`)
    if (result.state !== 'withheld') options.report(endOf(jobId, result))
    else if (asked.answer === 'no-answer') {
      // Whether the server heard us or not: no byte left, and it has to know.
      options.report({ jobId, state: 'not-sent', problem: 'server-silent' })
    } else held.delete(jobId)
  }

  return {
    take(jobs) {
      listed = new Set(jobs.map(({ jobId }) => jobId))
      for (const jobId of known) {
        if (!listed.has(jobId) && !inWork.has(jobId) && !held.has(jobId)) known.delete(jobId)
      }
      for (const job of jobs) {
        if (job.state !== 'queued' || known.has(job.jobId)) continue
        known.add(job.jobId)
        inWork.add(job.jobId)
        const before = chains.get(job.printerId) ?? Promise.resolve()
        chains.set(
          job.printerId,
          before.then(() => print(job)).finally(() => inWork.delete(job.jobId)),
        )
      }
    },
    holding: () => [...held],
    settled(jobId) {
      held.delete(jobId)
    },
    async idle() {
      await Promise.all(chains.values())
    },
  }
}

/**
 * The ticket as dots; as text in the printer's own font when the drawing fails,
 * so that nobody goes without; null when that fails too.
 */
export function ticketMatter(
  content: PrintJob['content'],
  ticketLayout: TicketLayout,
  log: (message: string) => void,
): PrintMatter | null {
  const layout = 'kind' in content ? slipLayout(ticketLayout.dots === 384 ? 384 : 576) : ticketLayout
  try {
    const { bitmap, missing } = renderTicket(content, layout)
    if (missing.length > 0) log(`the ticket font lacks ${missing.join(' ')}`)
    return { kind: 'bitmap', bitmap }
  } catch (error) {
    log(`the ticket could not be drawn: ${(error as Error).message}`)
  }
  try {
    return {
      kind: 'bytes',
      bytes: 'kind' in content ? textSlip(content, layout.dots) : textTicket(content, layout.dots),
    }
  } catch (error) {
    log(`the ticket could not be put into text: ${(error as Error).message}`)
    return null
  }
}

function endOf(jobId: PrintJobId, result: Exclude<PrintResult, { state: 'withheld' }>): AgentJobReport {
  switch (result.state) {
    case 'printed':
      return { jobId, state: 'printed' }
    case 'not-sent':
      return { jobId, state: 'not-sent', problem: result.problem }
    case 'failed-partial':
      return { jobId, state: 'failed-partial', problem: result.problem }
    case 'unknown':
      return { jobId, state: 'unknown', problem: result.reason }
  }
}
