import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Says how much of the page a kiosk has to load, scripts and styles gzipped
 * (fonts not counted), and fails the build above `limitKb` (1 kB = 1000 bytes).
 */
export function bundleLimit(limitKb: number): Plugin {
  return {
    name: 'bundle-limit',
    generateBundle(_, bundle) {
      let bytes = 0
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(file.fileName)) continue
        bytes += gzipSync(file.type === 'chunk' ? file.code : file.source).length
      }
      const kb = bytes / 1000
      const words = `scripts and styles gzipped: ${kb.toFixed(1)} kB of at most ${limitKb} kB`
      if (kb > limitKb) this.error(words)
      this.info(words)
    },
  }
}
