import { encodePc866 } from '../code-page-866.ts'

/** Once after each connection: select the display (a printer may hang on the same cable) and reset it. */
export const dmdGreeting: Uint8Array = Uint8Array.of(0x1b, 0x3d, 0x02, 0x1b, 0x40)

/**
 * Half a period of blinking in steps of 50 ms: on and off for half a second each
 * is 1 Hz, calm enough for anybody.
 */
const blinkHalfPeriod = 10

/**
 * Everything that the panel shows, in one piece, without clearing: both lines
 * are overwritten whole, so a repeat is invisible. The settings go every time,
 * because a panel that was switched off and on does not say so.
 *
 * Source: Epson DM-D110 specification, p. 49–66.
 */
export function dmdFrame(face: {
  readonly lines: readonly [string, string]
  readonly brightness: number
  readonly blink: boolean
  readonly codePage: Uint8Array
}): Uint8Array {
  return Uint8Array.from([
    ...[0x1b, 0x3d, 0x02],
    ...face.codePage,
    ...[0x1f, 0x01],
    ...[0x1f, 0x43, 0x00],
    ...[0x1f, 0x58, face.brightness],
    ...[0x1f, 0x45, face.blink ? blinkHalfPeriod : 0],
    ...[0x1f, 0x24, 1, 1, ...encodePc866(face.lines[0])],
    ...[0x1f, 0x24, 1, 2, ...encodePc866(face.lines[1])],
  ])
}
