import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pnpm.mjs'

/**
 * The rules of .dependency-cruiser.mjs over the code, and over a planted
 * violation of them: a check that cannot fail proves nothing.
 */
const depcruise = (...args) =>
  spawnSync('depcruise', ['--config', '.dependency-cruiser.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })

const real = depcruise('packages', 'hardware/src', 'test/simulators')
process.stdout.write(real.stdout)
process.stderr.write(real.stderr)
if (real.status !== 0) process.exit(real.status ?? 1)

const planted = join(root, 'packages/server/src/domain/planted')
mkdirSync(planted, { recursive: true })
try {
  writeFileSync(
    join(planted, 'planted.ts'),
    "import { openStore } from '../../store/open-store.ts'\nopenStore('')\n",
  )
  const violated = depcruise('--output-type', 'err', 'packages/server/src/domain/planted')
  if (violated.status === 0 || !violated.stdout.includes('domain-is-pure')) {
    process.stdout.write(violated.stdout)
    console.error('a planted import of store/ from domain/ was not found: the structure check checks nothing')
    process.exit(1)
  }
} finally {
  rmSync(planted, { recursive: true, force: true })
}
console.log('the planted violation was found')
