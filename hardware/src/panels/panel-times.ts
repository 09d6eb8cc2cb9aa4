/** Times of a panel bus, all in ms. */
export interface PanelTimes {
  readonly openMs: number
  readonly stallMs: number
  /** How long an answering panel may think. */
  readonly answerMs: number
  /** Silence between two frames on a shared bus. */
  readonly gapMs: number
  /** After this a panel that answers gets its content again: it may have lost power. */
  readonly checkMs: number
  /** The same for a one-way panel. */
  readonly refreshMs: number
  /** A panel that did not answer is tried again after this. */
  readonly retryMs: number
  /** First and longest wait before a lost line is opened again. */
  readonly reconnectMs: readonly [number, number]
  /** How long a call is fresh and blinks. */
  readonly freshMs: number
  /** How long `close` tries to put "no link" on the panels. */
  readonly farewellMs: number
}

export const usualPanelTimes: PanelTimes = {
  openMs: 3_000,
  stallMs: 2_000,
  answerMs: 300,
  gapMs: 5,
  checkMs: 5_000,
  refreshMs: 30_000,
  retryMs: 2_000,
  reconnectMs: [500, 5_000],
  freshMs: 10_000,
  farewellMs: 1_500,
}
