import { expect, type Locator, type Page } from '@playwright/test'
import { screenText, type VisitorLanguage } from '../texts.ts'

/** What the hall sees. */
export interface BoardScreen {
  readonly page: Page
  /** Its first heading while nobody is called. */
  readonly guide: Locator
  /** The large place. */
  readonly latest: Locator
  /** The list of the calls before. */
  readonly list: Locator
  /** How old the data is; only there while the link is lost. */
  readonly stale: Locator
  showsLarge(ticket: string, desk: number): Promise<void>
}

/** `language` is the office's first. */
export function openBoard(page: Page, language: VisitorLanguage = 'ru'): BoardScreen {
  const say = (key: string) => screenText('board', language, `board.${key}`, { time: '' }).trim()
  const latest = page.getByTestId('latest-call')
  return {
    page,
    latest,
    guide: page.getByRole('heading', { name: say('guide.title') }),
    list: page
      .getByRole('region', { name: say('earlier') })
      .or(page.getByRole('region', { name: say('latest') })),
    stale: page.getByRole('region', { name: say('stale.since') }),
    async showsLarge(ticket, desk) {
      await expect(latest).toHaveAttribute('data-state', 'called')
      await expect(latest.locator('.num .visually-hidden')).toHaveText(ticket)
      await expect(latest.locator('.desk')).toHaveText(String(desk))
    },
  }
}
