/** Times of a scanner's line, all in ms. */
export interface ScannerTimes {
  readonly openMs: number
  readonly stallMs: number
  /** First and longest wait before a lost line is opened again. */
  readonly reconnectMs: readonly [number, number]
}

export const usualScannerTimes: ScannerTimes = { openMs: 3_000, stallMs: 2_000, reconnectMs: [500, 5_000] }
