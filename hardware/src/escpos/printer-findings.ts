import type { PrinterProblem, PrinterStatus } from '@chered/protocol/devices'
import type { Finding, PrinterProfile } from './profile.ts'

export type Findings = ReadonlySet<Finding>

/** What a person has to do first stands first: an open cover also hides the paper from its sensor. */
const problems: readonly PrinterProblem[] = [
  'cover-open',
  'paper-out',
  'paper-jam',
  'cutter',
  'presenter-full',
  'mechanical',
]

/** Findings of the answer bytes, one list of bits a byte. */
export function findingsOf(read: PrinterProfile['status'][number]['read'], answer: Uint8Array): Set<Finding> {
  const found = new Set<Finding>()
  for (const [i, bits] of read.entries()) {
    for (const { mask, finding } of bits) if ((answer[i]! & mask) !== 0) found.add(finding)
  }
  return found
}

/**
 * The findings as the status of a printer. Off-line without a cause is a
 * mechanical trouble: something holds the printer and it does not say what.
 */
export function statusOf(findings: Findings): PrinterStatus {
  const problem =
    problems.find((one) => findings.has(one)) ?? (findings.has('off-line') ? 'mechanical' : null)
  return problem === null
    ? { state: 'ready', nearEnd: findings.has('near-end') }
    : { state: 'not-ready', problem }
}

export function sameStatus(a: PrinterStatus, b: PrinterStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
