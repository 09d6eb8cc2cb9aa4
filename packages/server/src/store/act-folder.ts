import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { ActFolder } from '../application/ports.ts'

/** A folder of files, made when the first is written. */
export function openActFolder(path: string): ActFolder {
  return {
    write(name, content) {
      mkdirSync(path, { recursive: true })
      const draft = join(path, `${name}.part`)
      const file = openSync(draft, 'w')
      try {
        writeSync(file, content)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(draft, join(path, name))
    },
    remove(name) {
      rmSync(join(path, name), { force: true })
    },
  }
}
