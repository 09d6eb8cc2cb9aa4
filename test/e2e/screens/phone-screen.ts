import type { Locator, Page } from '@playwright/test'

/** The visitor's own page, opened by the ticket's QR. */
export interface PhoneScreen {
  readonly page: Page
  readonly number: Locator
  readonly heading: Locator
  readonly desk: Locator
}

export function openPhone(page: Page): PhoneScreen {
  return {
    page,
    number: page.locator('.num .visually-hidden'),
    heading: page.getByRole('heading', { level: 1 }),
    desk: page.locator('.call-desk'),
  }
}
