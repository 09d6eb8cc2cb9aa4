import { expect, type Locator, type Page } from '@playwright/test'
import { screenText, type VisitorLanguage } from '../texts.ts'

/** What a visitor does at the kiosk: touches, and reads. */
export interface KioskScreen {
  readonly page: Page
  /** How many touches it has taken so far. */
  touches(): number
  touch(name: string | RegExp): Promise<void>
  chooseLanguage(language: VisitorLanguage): Promise<void>
  /** Turns an aid on in the first language, and waits until the screen has followed. */
  turnOn(aid: KioskAid): Promise<void>
  readonly heading: Locator
  /** The ticket on the screen, whether it came out on paper or not. */
  readonly ticket: Locator
  /** The number as one word, `А012`. */
  ticketNumber(): Promise<string>
  /** Types on the keypad of the screen. */
  type(digits: string): Promise<void>
  /** The six digits of the booking that has just been made. */
  bookingCode(): Promise<string>
  /** From the first question to the code, which submits itself. */
  checkIn(code: string): Promise<void>
  /** Answers the survey and takes the ticket of the service behind the answers. */
  takeTicket(language: VisitorLanguage, answers: readonly string[]): Promise<void>
}

const aids = {
  Крупнее: 'html[data-size="large"]',
  Контраст: 'html[data-theme="contrast"]',
  Ниже: 'main[data-reach="low"]',
} as const
export type KioskAid = keyof typeof aids

export function openKiosk(page: Page): KioskScreen {
  let touches = 0
  const heading = page.getByRole('heading', { level: 1 })
  const ticket = page.getByTestId('ticket')
  async function touch(name: string | RegExp) {
    await page.getByRole('button', { name }).tap()
    touches += 1
  }
  return {
    page,
    heading,
    ticket,
    touch,
    touches: () => touches,
    async chooseLanguage(language) {
      await touch(screenText('kiosk', 'ru', `language.${language}.name`))
      await expect(page.locator('html')).toHaveAttribute('lang', language)
    },
    async turnOn(aid) {
      await touch(aid)
      await expect(page.locator(aids[aid])).toBeAttached()
    },
    async ticketNumber() {
      const number = ticket.locator('.num .visually-hidden')
      await expect(number).toHaveText(/^\p{L}{0,2}\d{3,}$/u)
      return (await number.textContent()) ?? ''
    },
    async type(digits) {
      for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).tap()
    },
    async bookingCode() {
      const code = page.getByTestId('booking-code').locator('.visually-hidden')
      await expect(code).toHaveText(/^(\d ){5}\d$/)
      return ((await code.textContent()) ?? '').replaceAll(' ', '')
    },
    async checkIn(code) {
      await touch(screenText('kiosk', 'ru', 'checkIn.key'))
      await this.type(code)
    },
    async takeTicket(language, answers) {
      for (const answer of answers) await touch(new RegExp(`^${escaped(answer)}`))
      await touch(screenText('kiosk', language, 'key.take'))
    },
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
