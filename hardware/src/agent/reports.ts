import type {
  AgentConsoleReport,
  AgentJobReport,
  AgentPanelReport,
  AgentPrinterReport,
  AgentScannerReport,
} from '@chered/protocol/agent'
import type { Clock } from '../escpos/clock.ts'

export type AgentReport =
  | { readonly event: 'agent:job'; readonly body: AgentJobReport }
  | { readonly event: 'agent:printer'; readonly body: AgentPrinterReport }
  | { readonly event: 'agent:panel'; readonly body: AgentPanelReport }
  | { readonly event: 'agent:scanner'; readonly body: AgentScannerReport }
  | { readonly event: 'agent:console'; readonly body: AgentConsoleReport }

export interface Reports {
  /** Reports until the server has taken it; a newer report of the same thing stands in for an older one. */
  put(report: AgentReport): void
  /** Tries all again, for a connection that is new. */
  resend(): void
  close(): void
}

const retryMs = 1_000
/** A "no" may be a report of the same job still under way; after so many it is meant. */
const refusals = 5

interface Waiting {
  readonly report: AgentReport
  readonly refused: number
  readonly isAsked: boolean
}

/**
 * What the server has yet to acknowledge. The end of a job has to arrive whatever
 * happens to the connection in between; of a status only the latest counts.
 */
export function openReports(options: {
  readonly tell: (report: AgentReport) => Promise<boolean | 'no-answer'>
  /** The server has taken it, or will never take it. */
  readonly onSettled: (report: AgentReport) => void
  readonly clock: Clock
  readonly log: (message: string) => void
}): Reports {
  const waiting = new Map<string, Waiting>()
  const callOffs = new Map<string, () => void>()
  let isClosed = false

  const settle = (key: string, report: AgentReport): void => {
    waiting.delete(key)
    options.onSettled(report)
  }
  const later = (key: string): void => {
    callOffs.get(key)?.()
    callOffs.set(
      key,
      options.clock.after(retryMs, () => void tryOne(key)),
    )
  }
  const tryOne = async (key: string): Promise<void> => {
    const one = waiting.get(key)
    if (isClosed || one === undefined || one.isAsked) return
    waiting.set(key, { ...one, isAsked: true })
    const answer = await options.tell(one.report)
    const now = waiting.get(key)
    if (now === undefined || isClosed) return
    if (now.report !== one.report) {
      // A newer one came meanwhile.
      waiting.set(key, { ...now, isAsked: false })
      void tryOne(key)
    } else if (answer === true) settle(key, one.report)
    else if (answer === false && one.refused + 1 >= refusals) {
      options.log(`the server refuses ${one.report.event} ${key}`)
      settle(key, one.report)
    } else {
      waiting.set(key, { ...one, refused: one.refused + (answer === false ? 1 : 0) })
      later(key)
    }
  }

  return {
    put(report) {
      const key = keyOf(report)
      waiting.set(key, { report, refused: 0, isAsked: waiting.get(key)?.isAsked ?? false })
      void tryOne(key)
    },
    resend() {
      for (const key of waiting.keys()) void tryOne(key)
    },
    close() {
      isClosed = true
      for (const callOff of callOffs.values()) callOff()
    },
  }
}

function keyOf(report: AgentReport): string {
  switch (report.event) {
    case 'agent:job':
      return `job ${report.body.jobId}`
    case 'agent:printer':
      return `printer ${report.body.printerId}`
    case 'agent:panel':
      return `panel ${report.body.panelId}`
    case 'agent:scanner':
      return `scanner ${report.body.scannerId}`
    case 'agent:console':
      return `console ${report.body.consoleId}`
  }
}
