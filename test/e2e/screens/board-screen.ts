import { expect, type Locator, type Page } from '@playwright/test'

/** What the hall sees. */
export interface BoardScreen {
  readonly page: Page
  /** The large place. */
  readonly latest: Locator
  /** The list of the calls before. */
  readonly list: Locator
  /** How old the data is; only there while the link is lost. */
  readonly stale: Locator
  showsLarge(ticket: string, desk: number): Promise<void>
}

export function openBoard(page: Page): BoardScreen {
  const latest = page.getByTestId('latest-call')
  return {
    page,
    latest,
    list: page.getByRole('region', { name: /Вызваны раньше|Последние вызовы/ }),
    stale: page.getByRole('region', { name: /^Нет связи/ }),
    async showsLarge(ticket, desk) {
      await expect(latest).toHaveAttribute('data-state', 'called')
      await expect(latest.locator('.num .visually-hidden')).toHaveText(ticket)
      await expect(latest.locator('.desk')).toHaveText(String(desk))
    },
  }
}
