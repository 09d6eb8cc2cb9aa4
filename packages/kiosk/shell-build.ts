import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The worker's file; its name stays, because a browser knows it by that. */
export const workerFile = 'sw.js'

/**
 * Tells the worker what it has to keep: every file of the finished build, under a
 * name made of their content, so that the worker changes when and only when the
 * page does. Fails the build when the worker has no place for it.
 */
export function shellBuild(folder: string): Plugin {
  return {
    name: 'shell-build',
    apply: 'build',
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .filter((file) => file !== workerFile && file !== 'index.html')
        .sort()
      const hash = createHash('sha256')
      for (const file of ['index.html', ...files]) hash.update(readFileSync(join(folder, file)))
      const build = JSON.stringify({ name: hash.digest('hex').slice(0, 16), files })
      const path = join(folder, workerFile)
      const code = readFileSync(path, 'utf8')
      if (!code.includes('__BUILD__')) this.error(`${workerFile} has no place for the list of files`)
      writeFileSync(
        path,
        code.replace('__BUILD__', () => build),
      )
    },
  }
}
