import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install, pnpm, root, run } from './pnpm.mjs'
import { getTools } from './tools.mjs'

/**
 * Everything, on a machine that has nothing: installs, gets what tests need,
 * checks, unit tests, builds, journeys in the browser. The last line is
 * `N passed, N failed`.
 */
const totals = { passed: 0, failed: 0 }
await install()
const browser = await getTools()

for (const step of ['lint', 'types', 'structure', 'unused']) await counted(step)
await withTotals(
  'unit',
  ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile=test-results/unit.json'],
  {
    read: (json) => [json.numPassedTests, json.numFailedTests + suitesThatBroke(json)],
  },
)
await counted('build')
await withTotals('e2e', ['playwright', 'test', '-c', 'test/e2e/playwright.config.ts'], {
  env: { CHERED_CHROMIUM: browser },
  read: ({ stats, suites }) => {
    for (const title of suites.flatMap(flaky)) console.log(`passed only at the second try: ${title}`)
    return [stats.expected + stats.flaky, stats.unexpected]
  },
})

console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)

/** A script of package.json that is right or wrong as a whole. */
async function counted(name) {
  console.log(`\n── ${name}`)
  const code = await pnpm(['run', '--silent', name])
  if (code === 0) totals.passed++
  else {
    totals.failed++
    console.log(`${name} failed`)
  }
}

/** A test runner that leaves its counts in test-results/<name>.json. */
async function withTotals(name, [command, ...args], { env, read }) {
  console.log(`\n── ${name}`)
  const path = join(root, 'test-results', `${name}.json`)
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

/** Titles under a suite of the browser's report that failed once and then passed. */
function flaky({ specs = [], suites = [] }) {
  const own = specs.filter((spec) => spec.tests.some((test) => test.status === 'flaky'))
  return [...own.map((spec) => spec.title), ...suites.flatMap(flaky)]
}

function suitesThatBroke(json) {
  const broke = (suite) => suite.status === 'failed' && suite.assertionResults.length === 0
  return json.testResults.filter(broke).length
}
