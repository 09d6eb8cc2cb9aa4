import { expect, type Locator, type Page } from '@playwright/test'
import { fillSignIn } from './staff-sign-in.ts'

/** The administrator's workplace. */
export interface AdminScreen {
  readonly page: Page
  signIn(login: string): Promise<void>
  open(section: 'Зал' | 'Оборудование' | 'Проверка оплаты'): Promise<void>
  /** A trouble by a part of its text. */
  trouble(text: string | RegExp): Locator
  readonly message: Locator
}

export function openAdmin(page: Page): AdminScreen {
  return {
    page,
    message: page.getByRole('region', { name: 'Сообщения' }),
    async signIn(login) {
      await fillSignIn(page, login)
      await expect(page.getByRole('heading', { level: 1, name: 'Зал' })).toBeVisible()
    },
    async open(section) {
      await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: section }).click()
      await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible()
    },
    trouble: (text) =>
      page.getByRole('list', { name: 'Неполадки' }).getByRole('listitem').filter({ hasText: text }),
  }
}
