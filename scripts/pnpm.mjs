import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Runs on whatever Node called npm, before anything is installed: only what
 * Node 20 has by itself.
 */
export const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')

/** Runs a program, with the workspace's Node 24 first on the path; resolves with its exit code. */
export function run(command, args, options = {}) {
  const env = { ...process.env, ...options.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
      env,
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)))
  })
}

/** pnpm of the version that the lock file was made with, fetched by npm. */
export function pnpm(args, options) {
  return run('npx', ['--yes', 'pnpm@12', ...args], options)
}

/** Installs what the lock file says; ends the program when it cannot. */
export async function install() {
  const quiet = existsSync(join(root, 'node_modules', '.modules.yaml')) ? ['--reporter=silent'] : []
  const args = ['install', '--frozen-lockfile', ...quiet]
  const code = await pnpm(args, { env: { CI: 'true' } })
  if (code !== 0) {
    console.error('Не удалось установить пакеты. Нужны Node 20 или новее и доступ к реестру npm.')
    process.exit(code)
  }
}

/** The workspace's own Node, whichever one started this script. */
export const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node')
