import type { PrinterProblem, PrinterStatus } from '@chered/protocol/devices'
import type { PrintJobId } from '@chered/protocol/ids'
import type { KioskView } from '@chered/protocol/views'
import type { PrintEnd } from '../../app/session.ts'

/** Whether a ticket will come out on paper, known before anything is pressed. */
export type Paper =
  | { readonly kind: 'paper' }
  | { readonly kind: 'no-printer' }
  | { readonly kind: 'not-ready'; readonly problem: PrinterProblem }

/** A printer of which nothing is known yet is tried: a failed print leaves the number on the screen. */
export function paperOf(printer: PrinterStatus | null): Paper {
  if (printer === null) return { kind: 'no-printer' }
  switch (printer.state) {
    case 'ready':
    case 'unknown':
      return { kind: 'paper' }
    case 'not-ready':
      return { kind: 'not-ready', problem: printer.problem }
  }
}

/** How a print job ended; null while it may still come out. */
export function printEndOf(prints: KioskView['prints'], jobId: PrintJobId): PrintEnd | null {
  const state = prints.find((p) => p.jobId === jobId)?.state
  switch (state) {
    case 'printed':
      return 'printed'
    case 'not-sent':
    case 'failed-partial':
    case 'unknown':
      return 'not-printed'
    case 'queued':
    case 'sent':
    case undefined:
      return null
  }
}
