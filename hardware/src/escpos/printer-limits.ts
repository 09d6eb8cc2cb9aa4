/** How long a printer may take, in milliseconds. */
export interface PrinterLimits {
  readonly openMs: number
  /** The line takes no bytes for so long: it is given up. */
  readonly stallMs: number
  /** For one answer to DLE EOT; real-time, so a slow line is all that delays it. */
  readonly replyMs: number
  readonly idlePollMs: number
  readonly jobPollMs: number
  /** From the last byte written to the printer's word that the ticket is out. */
  readonly confirmMs: number
  /** For a process id after the later question was answered. */
  readonly graceMs: number
  /** First and longest pause before the line is opened again. */
  readonly backOffMs: { readonly first: number; readonly longest: number }
}

export const printerLimits: PrinterLimits = {
  openMs: 3_000,
  stallMs: 10_000,
  replyMs: 1_000,
  idlePollMs: 2_000,
  jobPollMs: 250,
  confirmMs: 30_000,
  graceMs: 2_000,
  backOffMs: { first: 500, longest: 5_000 },
}
