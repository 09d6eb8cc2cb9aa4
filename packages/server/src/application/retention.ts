import { actYears, retentionLimits } from '../domain/diary/retention-limits.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import { localDate } from '../domain/time.ts'
import { actFileName, actPage, exportLines } from './destruction-act.ts'
import type { ActFolder, Clock, RetentionTable } from './ports.ts'

export interface RetentionRun {
  readonly at: number
  /** Pieces of personal data that are gone now. */
  readonly destroyed: number
  /** Number of the act; null when there was nothing to destroy. */
  readonly act: number | null
  /** False: another connection still reads the old state; the next run empties the log. */
  readonly fileSettled: boolean
}

/** Forgets people in time, and proves it. */
export interface Retention {
  /** At a start, then once each local day, and again while the log could not be emptied; cheap otherwise. */
  tick(): RetentionRun | null
  /** At once, whatever was done today. */
  run(): RetentionRun
}

/**
 * The nightly job of facts-and-rules 4.4. What was destroyed, how much and for
 * which dates is written in the transaction that destroys it, then filed as a
 * page and as lines for machines; an outage in between is made up at the next
 * run. After three years acts go as well.
 */
export function openRetention(parts: {
  readonly table: RetentionTable
  readonly folder: ActFolder
  readonly clock: Clock
  readonly rules: () => OfficeRules
}): Retention {
  const { table, folder, clock } = parts
  let last: { readonly date: string; readonly fileSettled: boolean } | null = null

  function fileActs(now: number): void {
    const { office } = parts.rules()
    for (const act of table.unfiled()) {
      const name = actFileName(act, office.timeZone)
      folder.write(`${name}.html`, actPage(act, office))
      folder.write(`${name}.jsonl`, exportLines(act, office))
      table.filed(act.number, now)
    }
  }

  function dropOldActs(now: number): void {
    const limit = new Date(now)
    limit.setUTCFullYear(limit.getUTCFullYear() - actYears)
    const { timeZone } = parts.rules().office
    for (const act of table.olderThan(limit.getTime())) {
      const name = actFileName(act, timeZone)
      folder.remove(`${name}.html`)
      folder.remove(`${name}.jsonl`)
      table.drop(act.number)
    }
  }

  function run(): RetentionRun {
    const at = clock.now()
    const { timeZone } = parts.rules().office
    const act = table.destroy(retentionLimits(at, timeZone), at)
    dropOldActs(at)
    fileActs(at)
    const fileSettled = table.settleFile()
    last = { date: localDate(at, timeZone), fileSettled }
    return { at, destroyed: act?.destroyed.length ?? 0, act: act?.number ?? null, fileSettled }
  }

  return {
    run,
    tick() {
      const today = localDate(clock.now(), parts.rules().office.timeZone)
      return last !== null && last.date === today && last.fileSettled ? null : run()
    },
  }
}
