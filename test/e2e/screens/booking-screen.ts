import { expect, type Locator, type Page } from '@playwright/test'
import { fillSignIn } from './staff-sign-in.ts'

/** Where bookings are made and looked after: the contact centre, and reception beside its hall. */
export interface BookingScreen {
  readonly page: Page
  button(name: string | RegExp): Locator
  /** One of the areas of the top bar. */
  open(area: string): Promise<void>
  /** From the first letters of a service to its free times, as one types at the phone. */
  ask(letters: string): Promise<void>
  /** The free times: the nearest on top, the week below. */
  readonly times: Locator
  /** The interval nearest in time; the cursor stands on it as soon as it is there. */
  readonly nearest: Locator
  /** Holds the nearest interval with the keyboard; gives its local time `HH:MM`. */
  holdNearest(): Promise<string>
  /** Minutes and seconds for which the interval is still held. */
  readonly left: Locator
  /** Types who comes and confirms, as at the phone; the card to read out follows. */
  confirm(name: string, phone: string): Promise<void>
  /** The card of a booking. */
  readonly card: Locator
  /** The six digits that stand on the card. */
  code(): Promise<string>
  /** What the search field has found for these words. */
  find(text: string): Promise<Locator>
  /** A message over the screen. */
  readonly message: Locator
  /** What the print dialogue was given instead of the screen; the dialogue itself is shut at once. */
  printed(press: () => Promise<void>): Promise<string>
}

/** Stands in for the print dialogue: keeps the words of the sheet and shuts, as when the person has printed. */
export const keepsPrints = `
  window.printed = []
  window.print = () => {
    window.printed.push(document.querySelector('.print-page')?.textContent ?? '')
    window.dispatchEvent(new Event('afterprint'))
  }
`

/** Signs in and waits for the bookings. */
export async function openBookings(page: Page, login: string): Promise<BookingScreen> {
  await fillSignIn(page, login)
  await expect(page.getByRole('navigation', { name: 'Рабочие места' })).toBeVisible()
  return bookingScreen(page)
}

/** The bookings on a page that is signed in. */
export function bookingScreen(page: Page): BookingScreen {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const card = page.getByRole('article', { name: 'Карточка записи' })
  const times = page.getByRole('region', { name: 'Свободное время' })
  const nearest = times.locator('.nearest').getByRole('button').first()
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  return {
    page,
    button,
    card,
    times,
    nearest,
    left: page.getByRole('timer'),
    message: page.getByRole('region', { name: 'Сообщения' }),
    async open(area) {
      await page
        .getByRole('navigation', { name: 'Рабочие места' })
        .getByRole('button', { name: area })
        .click()
    },
    async ask(letters) {
      await page.getByRole('combobox', { name: 'Услуга' }).pressSequentially(letters)
      await expect(page.getByRole('option')).toHaveCount(1)
      await page.keyboard.press('Enter')
      await expect(nearest).toBeFocused()
    },
    async holdNearest() {
      const time = (await nearest.locator('b').textContent()) ?? ''
      await page.keyboard.press('Enter')
      await expect(field('Имя и фамилия')).toBeFocused()
      return time
    },
    async confirm(name, phone) {
      await expect(field('Имя и фамилия')).toBeFocused()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await expect(field('Телефон')).toBeFocused()
      await page.keyboard.type(phone)
      await page.keyboard.press('Enter')
      await expect(card.getByRole('heading', { level: 1 })).toBeFocused()
    },
    async code() {
      const text = (await card.locator('dd.code').textContent()) ?? ''
      const digits = text.replace(/\D/g, '')
      expect(digits).toMatch(/^\d{6}$/)
      return digits
    },
    async find(text) {
      await page.keyboard.press('F3')
      await page.keyboard.press('Escape')
      await field('Код, имя или телефон').pressSequentially(text)
      await expect(page.locator('.found').getByRole('status')).toHaveText(/^(Нашл|Ничего)/)
      return page.locator('.found').getByRole('button')
    },
    async printed(press) {
      const sheets = () => page.evaluate<string[]>('window.printed')
      const before = (await sheets()).length
      await press()
      await expect.poll(async () => (await sheets()).length).toBe(before + 1)
      return (await sheets()).at(-1) ?? ''
    },
  }
}
