import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The Chromium that was named, or one on the path; undefined leaves it to Playwright's own. */
function chromium(): string | undefined {
  const named = process.env.CHERED_CHROMIUM
  if (named !== undefined) return named === '' ? undefined : named
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
  }
  return undefined
}

const executablePath = chromium()

/**
 * Journeys against the real program, its emulated devices and a real browser.
 * Each test has an office of its own, so two run side by side; the times are
 * for a slow machine that does other work as well.
 */
export default defineConfig({
  testDir: 'journeys',
  // Pictures for the README are made when they are asked for: CHERED_SCREENSHOTS=1.
  testIgnore: process.env.CHERED_SCREENSHOTS === '1' ? [] : ['**/screenshots.spec.ts'],
  outputDir: join(root, 'test-results', 'e2e'),
  fullyParallel: true,
  workers: 2,
  // One more try on a machine that may stand still for seconds; the summary names what needed it.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: join(root, 'test-results', 'e2e.json') }]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    locale: 'ru-RU',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
})
