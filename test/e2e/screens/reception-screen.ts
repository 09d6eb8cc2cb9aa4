import { expect, type Locator, type Page } from '@playwright/test'
import { fillSignIn } from './staff-sign-in.ts'

/** Reception's hall: a ticket for whoever cannot use the kiosk, who is expected, who missed the call, who waits. */
export interface ReceptionScreen {
  readonly page: Page
  button(name: string | RegExp): Locator
  /** Chooses a service for a new ticket by its first letters. */
  ask(letters: string): Promise<void>
  /** Gives the ticket that is being prepared; the number, once it has been read out. */
  give(): Promise<string>
  /** The number that was just given, turned to the visitor. */
  readonly issued: Locator
  readonly expected: Locator
  readonly missed: Locator
  readonly waiting: Locator
  /** Row of a ticket among those who wait. */
  row(ticket: string): Locator
  /** Opens what can be done for a waiting ticket. */
  change(ticket: string): Promise<Locator>
  /** What a ticket's number finds today. */
  findTicket(text: string): Promise<Locator>
}

/** Signs in as reception and waits for the hall. */
export async function openReception(page: Page, login = 'reception'): Promise<ReceptionScreen> {
  await fillSignIn(page, login)
  const region = (name: string) => page.getByRole('region', { name })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const issued = page.getByRole('dialog', { name: 'Номер талона' })
  const waiting = region('Ждут в зале').first()
  const row = (ticket: string) =>
    waiting.getByRole('listitem').filter({ has: page.getByText(ticket, { exact: true }) })
  await expect(region('Выдать талон')).toBeVisible()
  await expect(waiting).toBeVisible()
  return {
    page,
    button,
    issued,
    waiting,
    row,
    expected: region('Придут по записи'),
    missed: region('Не подошли'),
    async ask(letters) {
      await page.getByRole('combobox', { name: 'Услуга' }).fill(letters)
      await expect(page.getByRole('option', { selected: true })).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(button('Выдать талон')).toBeFocused()
    },
    async give() {
      await button('Выдать талон').click()
      const number = (await issued.locator('.num .visually-hidden').textContent()) ?? ''
      await page.keyboard.press('Enter')
      await expect(issued).toHaveCount(0)
      return number
    },
    async change(ticket) {
      await row(ticket)
        .getByRole('button', { name: /^Изменить/ })
        .click()
      return page.getByRole('group', { name: `Изменить ${ticket}` })
    },
    async findTicket(text) {
      const search = region('Талон, например А012')
      await search.getByRole('textbox').fill(text)
      await expect(search.getByRole('status')).toHaveText(/^Наш/)
      return search.getByRole('listitem')
    },
  }
}
