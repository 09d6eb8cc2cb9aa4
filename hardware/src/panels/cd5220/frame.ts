import { encodePc866 } from '../code-page-866.ts'

/**
 * Everything that the panel shows, in one piece.
 *
 * After ESC Q the panel obeys nothing but CLR until CLR, so each frame begins
 * with it: a command for brightness would otherwise be swallowed. Code page and
 * brightness go every time, because the panel never tells that it was switched
 * off and on.
 *
 * `codePage` is the model's own command or empty; `lines` have the panel's exact
 * width; `brightness` is the panel's value. Source: CD5220 command table,
 * manualsdump 170863.
 */
export function cd5220Frame(face: {
  readonly lines: readonly [string, string]
  readonly brightness: number
  readonly codePage: Uint8Array
}): Uint8Array {
  return Uint8Array.from([
    0x0c,
    0x1b,
    0x40,
    ...face.codePage,
    0x1b,
    0x2a,
    face.brightness,
    ...[0x1b, 0x51, 0x41, ...encodePc866(face.lines[0]), 0x0d],
    ...[0x1b, 0x51, 0x42, ...encodePc866(face.lines[1]), 0x0d],
  ])
}
