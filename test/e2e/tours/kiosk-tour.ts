import type { LocalText } from '@chered/protocol/text'
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
  const words = (text: LocalText) => text[language] ?? text.ru
  const question = (id: string) => {
    const found = office.file.survey.find((one) => one.id === id)
    if (found === undefined) throw new Error(`the survey has no question ${id}`)
    return {
      heading: words(found.question),
      answer: (n: number) => words(found.answers[n]?.text ?? { ru: '' }),
    }
  }
  const service = (id: string) => words(office.file.services.find((one) => one.id === id)?.name ?? { ru: '' })
  const stands = (heading: string) => expect(kiosk.heading).toHaveText(heading)
  const look = (name: string) => inspect(kiosk.page, `kiosk ${language} ${name}`)
  /** Presses an answer; at 150 % the answers are dealt over pages, so it turns them until the answer is there. */
  const choose = async (text: string) => {
    const name = kiosk.page.getByText(text, { exact: true })
    const key = kiosk.page.locator('.answers').getByRole('button').filter({ has: name })
    const more = kiosk.page.locator('.more')
    await expect(key.or(more).first()).toBeVisible()
    for (let page = 1; !(await key.isVisible()); page++) {
      await more.tap()
      await expect(more).toContainText(
        screenText('kiosk', language, 'key.pageOf', { page: page + 1, pages: 2 }),
      )
    }
    await key.tap()
  }
  const root = question('root')

  if ((await kiosk.page.locator('html').getAttribute('lang')) !== language) {
    await kiosk.chooseLanguage(language)
  }
  await stands(root.heading)
  await look('first question')
  await choose(root.answer(0))
  await stands(question('child').heading)
  await look('second question')
  await choose(question('child').answer(1))
  await stands(service('birth-registration'))
  await look('service of two legs')
  await kiosk.touch(say('claim.key'))
  await stands(say('claim.title'))
  await look('categories')
  await kiosk.page.locator('.claim-answer').first().tap()
  await stands(service('birth-registration'))
  await look('service with a claim')
  await kiosk.touch(say('key.back'))
  await stands(question('child').heading)
  await kiosk.touch(say('key.back'))
  await stands(root.heading)
  await choose(root.answer(1))
  await stands(question('marriage').heading)
  await choose(question('marriage').answer(1))
  await stands(say('checkIn.code'))
  await look('check-in')
  await kiosk.touch(say('key.back'))
  await stands(question('marriage').heading)
  await kiosk.touch(say('key.back'))
  await stands(root.heading)
  await choose(root.answer(2))
  await stands(question('divorce').heading)
  await choose(question('divorce').answer(2))
  await stands(question('divorce').answer(2))
  await look('information')
  await kiosk.touch(say('key.toStart'))
  await stands(root.heading)
  if (!tickets) return

  await choose(root.answer(3))
  await stands(service('death-registration'))
  await kiosk.touch(say('key.take'))
  await stands(say('ticket.take'))
  await look('ticket')
  await leaveTicket(kiosk)
  // The next visitor's screen is in the office's first language again.
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'ru')
}

/** The ticket's screen is deaf for its first second, so a touch may have to be repeated. */
async function leaveTicket(kiosk: KioskScreen): Promise<void> {
  await expect(async () => {
    if (await kiosk.ticket.isVisible()) await kiosk.page.touchscreen.tap(20, 20)
    await expect(kiosk.ticket).toBeHidden({ timeout: 500 })
  }).toPass()
}
