import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const layoutFaults = readFileSync(
  fileURLToPath(new URL('in-page/layout-faults.js', import.meta.url)),
  'utf8',
).trim()
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** What a tour does with each state of a screen that it reaches; `name` tells the states apart in a report. */
export type Inspect = (page: Page, name: string) => Promise<void>

/** Waits until what moves for a moment has come to rest; what moves for ever is not waited for. */
export async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(`Promise.allSettled(
    document.getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
      .map((animation) => animation.finished),
  ).then(() => undefined)`)
}

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await untilAtRest(page)
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  )
  expect.soft(found, `${name}: accessibility`).toEqual([])
}

/** Nothing is cut and nothing stands outside; a page that may not scroll fits its screen. */
export async function expectFits(page: Page, name: string, scrolls: boolean): Promise<void> {
  await untilAtRest(page)
  const call = `${layoutFaults.replace(/^[\s\S]*?;\(/, '(')}`
  const faults = await page.evaluate<string[]>(`(${call})(${JSON.stringify({ scrolls })})`)
  expect.soft(faults, `${name}: layout`).toEqual([])
}
