import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install, node, pnpm, root } from './pnpm.mjs'

/** Installs, builds the screens when their sources changed, and runs the office. */
await install()
await build()

const child = spawn(node, ['--disable-warning=ExperimentalWarning', 'packages/server/src/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  // The second start compiles nothing anew.
  env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))

async function build() {
  const screens = ['kiosk', 'board', 'operator', 'admin']
  const stamp = join(root, 'node_modules', '.cache', 'chered-screens')
  const hash = createHash('sha256')
  for (const name of [...screens, 'ui', 'protocol']) add(hash, join(root, 'packages', name))
  hash.update(readFileSync(join(root, 'pnpm-lock.yaml')))
  const now = hash.digest('hex')
  const built = screens.every((name) => existsSync(join(root, 'packages', name, 'dist', 'index.html')))
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.log('Собираем экраны…')
  const code = await pnpm(['run', '--silent', 'build'])
  if (code !== 0) process.exit(code)
  mkdirSync(join(stamp, '..'), { recursive: true })
  writeFileSync(stamp, now)
}

function add(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) add(hash, path)
    else hash.update(path).update(readFileSync(path))
  }
}
