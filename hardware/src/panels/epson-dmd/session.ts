import type { BytePort } from '../../port/byte-port.ts'
import type { EpsonDmdConfig } from '../panel-config.ts'
import { brightnessOf } from '../panel-content.ts'
import type { PanelSession } from '../panel-session.ts'
import { textLines } from '../text-lines.ts'
import { dmdFrame, dmdGreeting } from './frame.ts'

/** One-way like CD5220, but blinks by itself. */
export function openEpsonDmdSession(port: BytePort, config: EpsonDmdConfig): PanelSession {
  const codePage = Uint8Array.from(Buffer.from(config.codePage, 'hex'))
  let greeted = false
  return {
    async send(content) {
      const frame = dmdFrame({
        lines: textLines(content, config.columns),
        brightness: config.brightness[brightnessOf(content) - 1]!,
        blink: content.fresh,
        codePage,
      })
      await port.write(greeted ? frame : Buffer.concat([dmdGreeting, frame]))
      greeted = true
      return 'taken'
    },
  }
}
