import type { PrinterProblem, PrinterStatus } from '@chered/protocol/devices'
import type { OpenPort, PortAddress } from '../port/byte-port.ts'
import type { Clock } from './clock.ts'
import { automaticStatus } from './commands.ts'
import type { PrintResult } from './job-machine.ts'
import { type PrintMatter, type PrintPieces, printPieces, recoveryPieces } from './print-bytes.ts'
import { type Findings, sameStatus, statusOf } from './printer-findings.ts'
import type { PrinterLimits } from './printer-limits.ts'
import { openPrinterLine, type PrinterLine } from './printer-line.ts'
import type { PrinterProfile } from './profile.ts'
import { runJob } from './run-job.ts'

export interface Printer {
  /** As last seen; `unknown` until the first answer. */
  readonly status: PrinterStatus
  /**
   * Prints one ticket and says what became of it; jobs wait for one another.
   * `beforeFirstByte` is asked once the printer can print: it makes `sent` durable
   * and answers whether the bytes may leave. Never rejects.
   */
  print(matter: PrintMatter, beforeFirstByte: () => Promise<boolean>): Promise<PrintResult>
  close(): Promise<void>
}

/** Rounds without an answer before the printer is called silent, and before the line is opened anew. */
const silentAfter = 2
const reopenAfter = 5

/**
 * A ticket printer behind a line that is kept open with a reader on it, so that
 * an empty roll or an open cover is known before a visitor presses. A lost line
 * is opened again, as a new port, after a growing pause.
 */
export function openPrinter(options: {
  readonly address: PortAddress
  readonly profile: PrinterProfile
  readonly openPort: OpenPort
  readonly clock: Clock
  readonly limits: PrinterLimits
  readonly onStatus: (status: PrinterStatus) => void
  readonly log: (message: string) => void
}): Printer {
  const { profile, clock, limits, log } = options
  let status: PrinterStatus = { state: 'unknown' }
  let line: PrinterLine | null = null
  let waiters: (() => void)[] = []
  let jobs: Promise<unknown> = Promise.resolve()
  let isPrinting = false
  let misses = 0
  let backOffMs = limits.backOffMs.first
  let callOffTimer: () => void = () => undefined
  let isClosed = false
  let jobNumber = 0
  /** A job was broken off: the printer may hold a torso of it. */
  let needsRecovery = false

  const see = (next: PrinterStatus): void => {
    if (sameStatus(status, next)) return
    status = next
    options.onStatus(next)
  }
  const notReady = (problem: PrinterProblem): void => see({ state: 'not-ready', problem })
  const onFindings = (findings: Findings): void => {
    misses = 0
    see(statusOf(findings))
  }
  const onSilence = (): void => {
    misses++
    if (misses >= silentAfter) notReady('silent')
    // A printer that was switched off and on keeps nothing of the old connection.
    if (misses >= reopenAfter && !isPrinting) void line?.close('discard')
  }

  const watch = async (watched: PrinterLine): Promise<void> => {
    if (line !== watched) return
    if (!isPrinting) {
      const found = await watched.readStatus()
      if (line !== watched) return
      if (found === 'silent') onSilence()
      else if (found !== 'lost') onFindings(found)
    }
    callOffTimer = clock.after(limits.idlePollMs, () => void watch(watched))
  }

  const lostLine = (lost: PrinterLine): void => {
    if (line !== lost) return
    line = null
    callOffTimer()
    if (isClosed) return
    log('the line to the printer is lost')
    notReady('unreachable')
    openLater()
  }

  const openLater = (): void => {
    callOffTimer = clock.after(backOffMs, () => void open())
    backOffMs = Math.min(backOffMs * 2, limits.backOffMs.longest)
  }

  const open = async (): Promise<void> => {
    let opened: PrinterLine
    try {
      const port = await options.openPort(options.address, limits)
      opened = openPrinterLine(port, profile, clock, limits)
    } catch (error) {
      if (isClosed) return
      if (status.state !== 'not-ready') log(`the printer cannot be reached: ${(error as Error).message}`)
      notReady('unreachable')
      openLater()
      return
    }
    if (isClosed) return void opened.close('discard')
    line = opened
    misses = 0
    backOffMs = limits.backOffMs.first
    opened.onReply((reply) => {
      if (reply.kind === 'automatic') onFindings(reply.findings)
    })
    opened.onLost(() => lostLine(opened))
    // A lost line is told by `onLost`.
    if (profile.automatic !== null) opened.write(automaticStatus).catch(() => undefined)
    for (const wake of waiters) wake()
    waiters = []
    void watch(opened)
  }

  /** The line, at once or when it comes within `openMs`. */
  const lineSoon = (): Promise<PrinterLine | null> => {
    if (line !== null || isClosed) return Promise.resolve(line)
    const { promise, resolve } = Promise.withResolvers<PrinterLine | null>()
    const callOff = clock.after(limits.openMs, () => resolve(null))
    waiters.push(() => {
      callOff()
      resolve(line)
    })
    return promise
  }

  const print = async (
    matter: PrintMatter,
    beforeFirstByte: () => Promise<boolean>,
  ): Promise<PrintResult> => {
    const ready = await lineSoon()
    if (ready === null) return { state: 'not-sent', problem: 'unreachable' }
    const id = (++jobNumber % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')
    const own = printPieces(matter, profile, id)
    const pieces: PrintPieces = needsRecovery ? [...recoveryPieces(profile), ...own] : own
    isPrinting = true
    const result = await runJob({
      line: ready,
      profile,
      pieces,
      id,
      beforeFirstByte,
      onFindings,
      onSilence,
      clock,
      limits,
    })
    isPrinting = false
    if (result.state === 'printed') needsRecovery = false
    if (result.state === 'failed-partial' || result.state === 'unknown') {
      needsRecovery = true
      // An answer shows that all bytes went through, the order to forget them too.
      // Without one the rest may still be held here, and would come out after the
      // fault is mended: it is thrown away with the line.
      if (line === ready && (await ready.readStatus()) === 'silent') await ready.close('discard')
    }
    return result
  }

  void open()

  return {
    get status() {
      return status
    },
    print(matter, beforeFirstByte) {
      const mine = jobs.then(() => print(matter, beforeFirstByte))
      jobs = mine
      return mine
    },
    async close() {
      isClosed = true
      callOffTimer()
      const open = line
      line = null
      for (const wake of waiters) wake()
      await open?.close('deliver')
      await jobs
    },
  }
}
