import type { PrinterStatus } from '@chered/protocol/devices'
import type { Clock } from './clock.ts'
import {
  type JobContext,
  type JobEffect,
  type JobEvent,
  type JobStep,
  jobStart,
  type PrintResult,
  stepJob,
} from './job-machine.ts'
import type { PrintPieces } from './print-bytes.ts'
import { type Findings, statusOf } from './printer-findings.ts'
import type { PrinterLimits } from './printer-limits.ts'
import type { PrinterLine } from './printer-line.ts'
import type { PrinterProfile } from './profile.ts'

/**
 * Drives the job machine on one line: carries its effects out and tells it what
 * came of them. Ends in a result whatever the printer does; never rejects.
 */
export function runJob(job: {
  readonly line: PrinterLine
  readonly profile: PrinterProfile
  readonly pieces: PrintPieces
  readonly id: string
  /** Resolves true when the first byte may leave. */
  readonly beforeFirstByte: () => Promise<boolean>
  readonly onFindings: (findings: Findings) => void
  readonly onSilence: () => void
  readonly clock: Clock
  readonly limits: PrinterLimits
}): Promise<PrintResult> {
  const { line, profile, pieces, clock, limits } = job
  const context: JobContext = { pieces: pieces.length, id: job.id, confirmation: profile.confirmation }
  const { promise, resolve } = Promise.withResolvers<PrintResult>()
  const undo: (() => void)[] = []
  let state: JobStep['state'] = jobStart.state
  let statusAt = clock.now()

  const tell = (event: JobEvent): void => {
    const step = stepJob(state, event, context)
    state = step.state
    for (const effect of step.effects) carryOut(effect)
  }
  const tellFindings = (findings: Findings): void => {
    statusAt = clock.now()
    job.onFindings(findings)
    const status: PrinterStatus = statusOf(findings)
    tell({ kind: 'status', status })
  }
  const askStatus = async (): Promise<void> => {
    if (state.phase === 'done') return
    const found = await line.readStatus()
    if (found === 'lost') return tell({ kind: 'line-lost' })
    if (found === 'silent') {
      statusAt = clock.now()
      job.onSilence()
      return tell({ kind: 'silent' })
    }
    tellFindings(found)
  }
  const lineLost = (): void => tell({ kind: 'line-lost' })

  const carryOut = (effect: JobEffect): void => {
    switch (effect.kind) {
      case 'ask-status':
        if (effect.when === 'now') void askStatus()
        else undo.push(clock.after(limits.jobPollMs, () => void askStatus()))
        break
      case 'release':
        job.beforeFirstByte().then(
          (ok) => tell({ kind: 'released', ok }),
          () => tell({ kind: 'released', ok: false }),
        )
        break
      case 'write':
        line
          .write(pieces[effect.piece]!)
          .then(
            () => tell({ kind: 'written', statusIsOld: clock.now() - statusAt >= limits.jobPollMs }),
            lineLost,
          )
        break
      case 'start-deadline':
        undo.push(clock.after(limits.confirmMs, () => tell({ kind: 'deadline' })))
        break
      case 'start-grace':
        undo.push(clock.after(limits.graceMs, () => tell({ kind: 'grace-over' })))
        break
      case 'clear':
        // If the line is gone too, the recovery before the next job clears.
        if (profile.clear.length > 0) line.write(Uint8Array.from(profile.clear)).catch(lineLost)
        break
      case 'finish':
        for (const callOff of undo) callOff()
        resolve(effect.result)
        break
    }
  }

  undo.push(
    line.onLost(lineLost),
    line.onReply((reply) => {
      switch (reply.kind) {
        case 'automatic':
          tellFindings(reply.findings)
          break
        case 'process-id':
          tell({ kind: 'process-id', id: reply.id })
          break
        case 'in-order':
          tell({ kind: 'in-order' })
          break
      }
    }),
  )
  for (const effect of jobStart.effects) carryOut(effect)
  return promise
}
