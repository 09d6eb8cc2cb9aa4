import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** (e) What a kiosk loads before its first screen, gzipped, kB: scripts and styles, fonts apart. */
export function bundle(): { kioskKb: number } {
  const folder = new URL('../../packages/kiosk/dist/assets/', import.meta.url)
  let bytes = 0
  for (const file of readdirSync(folder)) {
    if (/\.(js|css)$/.test(file)) bytes += gzipSync(readFileSync(new URL(file, folder))).length
  }
  return { kioskKb: bytes / 1000 }
}
