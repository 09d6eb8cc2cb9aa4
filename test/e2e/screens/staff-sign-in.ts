import type { Page } from '@playwright/test'
import { examplePassword } from '../hall.ts'

/** Fills the sign-in form and sends it; what comes of it is for the test to see. */
export async function fillSignIn(page: Page, login: string, password = examplePassword): Promise<void> {
  await page.getByRole('textbox', { name: 'Имя для входа' }).fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}
