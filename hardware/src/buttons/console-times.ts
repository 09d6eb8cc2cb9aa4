/** Times of a line with button consoles, all in ms. */
export interface ConsoleTimes {
  readonly openMs: number
  readonly stallMs: number
  /** How long a console may take to answer: a converter between network and RS-485 adds tens of ms. */
  readonly answerMs: number
  /** Silence between two frames on a shared line: 3.5 characters are 4 ms at 9600 baud. */
  readonly gapMs: number
  /** Shortest time between two questions to the same console; a key is down for some 100 ms. */
  readonly pollMs: number
  /** After so long without an answer nothing that was pressed meanwhile counts. */
  readonly staleMs: number
  /** A console that does not answer is asked again after this, so that it does not slow the others down. */
  readonly retryMs: number
  /** A line on which nobody has answered for so long is opened anew. */
  readonly renewMs: number
  /** A key counts again when it has been up for so long: contacts bounce for 5–20 ms. */
  readonly releaseMs: number
  /** Lamps of a console that keeps none over a loss of power are written again after this. */
  readonly checkMs: number
  /** How long the lamps tell what came of a press. */
  readonly refusedMs: number
  readonly doneMs: number
  /** First and longest wait before a lost line is opened again. */
  readonly reconnectMs: readonly [number, number]
  /** How long `close` tries to put "trouble" on the consoles. */
  readonly farewellMs: number
}

export const usualConsoleTimes: ConsoleTimes = {
  openMs: 3_000,
  stallMs: 2_000,
  answerMs: 150,
  gapMs: 5,
  pollMs: 40,
  staleMs: 1_000,
  retryMs: 1_000,
  renewMs: 5_000,
  releaseMs: 40,
  checkMs: 5_000,
  refusedMs: 3_000,
  doneMs: 800,
  reconnectMs: [500, 5_000],
  farewellMs: 1_000,
}
