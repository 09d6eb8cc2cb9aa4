import type { BytePort } from '../../port/byte-port.ts'
import type { Cd5220Config } from '../panel-config.ts'
import { brightnessOf } from '../panel-content.ts'
import type { PanelSession } from '../panel-session.ts'
import { textLines } from '../text-lines.ts'
import { cd5220Frame } from './frame.ts'

/** The panel is one-way: all that can be known is that the line took the bytes. It cannot blink. */
export function openCd5220Session(port: BytePort, config: Cd5220Config): PanelSession {
  const codePage = Uint8Array.from(Buffer.from(config.codePage, 'hex'))
  return {
    async send(content) {
      await port.write(
        cd5220Frame({
          lines: textLines(content, config.columns),
          brightness: config.brightness[brightnessOf(content) - 1]!,
          codePage,
        }),
      )
      return 'taken'
    },
  }
}
