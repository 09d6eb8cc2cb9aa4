import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { install, pnpm, root, run } from './pnpm.mjs'

/**
 * Everything, on a machine that has nothing: installs, gets a browser when
 * there is none, checks, unit tests, builds, journeys in the browser. The last
 * line is `N passed, N failed`.
 */
const totals = { passed: 0, failed: 0 }
await install()

for (const step of ['lint', 'types', 'structure', 'unused']) {
  await counted(step, () => pnpm(['run', '--silent', step]))
}
await withTotals(
  'unit',
  ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile=test-results/unit.json'],
  {
    file: 'test-results/unit.json',
    read: (json) => [json.numPassedTests, json.numFailedTests + suitesThatBroke(json)],
  },
)
await counted('build', () => pnpm(['run', '--silent', 'build']))
const browser = await findBrowser()
await withTotals('e2e', ['playwright', 'test', '-c', 'test/e2e/playwright.config.ts'], {
  file: 'test-results/e2e.json',
  env: { CHERED_CHROMIUM: browser },
  read: ({ stats }) => [stats.expected + stats.flaky, stats.unexpected],
})

console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)

async function counted(name, step) {
  console.log(`\n── ${name}`)
  const code = await step()
  if (code === 0) totals.passed++
  else {
    totals.failed++
    console.log(`${name} failed`)
  }
}

async function withTotals(name, [command, ...args], { file, env, read }) {
  console.log(`\n── ${name}`)
  const path = join(root, file)
  const { rmSync, readFileSync } = await import('node:fs')
  rmSync(path, { force: true })
  const code = await run(command, args, { env })
  if (!existsSync(path)) {
    totals.failed++
    console.log(`${name} gave no result`)
    return
  }
  const [passed, failed] = read(JSON.parse(readFileSync(path, 'utf8')))
  totals.passed += passed
  totals.failed += failed
  // A runner that ends badly without naming a failed test has failed all the same.
  if (code !== 0 && failed === 0) totals.failed++
}

function suitesThatBroke(json) {
  return json.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0)
    .length
}

/** A Chromium that is here, or one that the system's packages or Playwright can bring. */
async function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const here = () => {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
    }
    return ''
  }
  if (process.env.CHERED_CHROMIUM) return process.env.CHERED_CHROMIUM
  if (here()) return here()
  if (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version']).status === 0
  ) {
    console.log('\n── browser')
    await quietly('apt-get', ['update'])
    await quietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
    if (here()) return here()
  }
  // Playwright's own download; its place is found by Playwright itself.
  await run('playwright', ['install', '--with-deps', 'chromium'])
  return ''
}

function quietly(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).on('exit', resolve)
  })
}
