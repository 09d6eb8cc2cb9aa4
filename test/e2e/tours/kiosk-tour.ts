import { expect } from '@playwright/test'
import type { Office } from '../office.ts'
import type { KioskScreen } from '../screens/kiosk-screen.ts'
import type { Inspect } from '../soundness.ts'
import { screenText, type VisitorLanguage } from '../texts.ts'

/**
 * Every screen of the kiosk that a visitor can walk to, in one language, beginning
 * and ending at the first question. With `tickets` also those that hold a ticket.
 */
export async function tourKiosk(
  office: Office,
  kiosk: KioskScreen,
  language: VisitorLanguage,
  inspect: Inspect,
  tickets = true,
): Promise<void> {
  const say = (key: string) => screenText('kiosk', language, key)
  const answer = (question: string, place: number) => {
    const { text } = office.file.survey.find(({ id }) => id === question)?.answers[place] ?? {}
    return text?.[language] ?? text?.ru ?? ''
  }
  const choose = async (text: string) => {
    const key = kiosk.page.locator('.answers').getByRole('button').filter({ hasText: text }).first()
    // At 150 % the answers are dealt over pages.
    while (!(await key.isVisible())) await kiosk.touch(/\d+ (из|of|\/) \d+/)
    await key.tap()
  }
  const look = (name: string) => inspect(kiosk.page, `kiosk ${language} ${name}`)

  if ((await kiosk.page.locator('html').getAttribute('lang')) !== language) {
    await kiosk.chooseLanguage(language)
  }
  await expect(kiosk.heading).toBeVisible()
  await look('first question')
  await choose(answer('root', 0))
  await look('second question')
  await choose(answer('child', 1))
  await look('service of two legs')
  await kiosk.touch(say('key.back'))
  await kiosk.touch(say('key.back'))
  await choose(answer('root', 1))
  await choose(answer('marriage', 1))
  await look('check-in')
  await kiosk.touch(say('key.toStart'))
  await choose(answer('root', 2))
  await choose(answer('divorce', 2))
  await look('information')
  await kiosk.touch(say('key.toStart'))
  if (!tickets) return

  await choose(answer('root', 3))
  await kiosk.touch(say('key.take'))
  await expect(kiosk.heading).toHaveText(say('ticket.take'))
  await look('ticket')
  await kiosk.heading.tap()
  // The next visitor's screen is in the office's first language again.
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'ru')
}
