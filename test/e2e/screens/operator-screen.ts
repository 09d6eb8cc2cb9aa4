import { expect, type Locator, type Page } from '@playwright/test'
import { fillSignIn } from './staff-sign-in.ts'

/** The specialist's workplace. */
export interface OperatorScreen {
  readonly page: Page
  signIn(login: string): Promise<void>
  /** Takes a desk from the choice of desks. */
  takeDesk(desk: number): Promise<void>
  button(name: string | RegExp): Locator
  press(name: string): Promise<void>
  key(key: string): Promise<void>
  /** The visitor in front or the next one, as the ticket object. */
  readonly slip: Locator
  readonly waiting: Locator
  /** Below the ticket: what is marked and seen of the visit in front. */
  readonly work: Locator
  /** A sheet in the place of the work area, by its name. */
  sheet(name: string): Locator
  /** Says who is in front and in which state, `Вызван` or `Идёт приём`. */
  hasInFront(ticket: string, state: 'Вызван' | 'Идёт приём'): Promise<void>
  isFree(): Promise<void>
  /** The number on the slip as one word. */
  ticketNumber(): Promise<string>
  /** Whether the pause after the last call is over. */
  mayRecall(): Promise<boolean>
  /** A message over the screen. */
  readonly message: Locator
  menu(item: string): Promise<void>
}

export function openOperator(page: Page): OperatorScreen {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  /** A press while the one before is on its way does nothing; a specialist sees its mark turning. */
  const settled = () => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  const state = page.getByRole('banner').locator('p.st')
  const slip = page.locator('.slip')
  const number = slip.locator('.num .visually-hidden')
  return {
    page,
    button,
    slip,
    waiting: page.getByRole('complementary', { name: 'Ждут вас' }),
    work: page.getByRole('region', { name: 'Визит: документы и ход' }),
    sheet: (name) => page.getByRole('region', { name }),
    message: page.getByRole('region', { name: 'Сообщения' }),
    async signIn(login) {
      await fillSignIn(page, login)
      await expect(page.getByRole('heading', { name: 'За каким окном вы сегодня?' })).toBeVisible()
    },
    async takeDesk(desk) {
      await button(new RegExp(`^Окно ${desk}`)).click()
      await expect(state).toHaveText('Свободно')
    },
    async press(name) {
      await settled()
      await button(name).click()
    },
    async key(key) {
      await settled()
      await page.keyboard.press(key)
    },
    async hasInFront(ticket, word) {
      await expect(state).toHaveText(word)
      await expect(number).toHaveText(ticket)
    },
    isFree: () => expect(state).toHaveText('Свободно'),
    async ticketNumber() {
      await expect(number).toHaveText(/\d/)
      return (await number.textContent()) ?? ''
    },
    mayRecall: async () => (await button('Повторить').getAttribute('aria-disabled')) === 'false',
    async menu(item) {
      await button(/: меню$/).click()
      await page.getByRole('menuitem', { name: item, exact: true }).click()
    },
  }
}
