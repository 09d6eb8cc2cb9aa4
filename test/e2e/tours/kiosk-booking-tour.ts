import { expect } from '@playwright/test'
import type { Office } from '../office.ts'
import type { KioskScreen } from '../screens/kiosk-screen.ts'
import type { Inspect } from '../soundness.ts'
import { screenText, type VisitorLanguage } from '../texts.ts'

/** A phone number of its own for each visit that is booked: the first one found is the only one. */
let made = 0

/**
 * Every screen of booking and check-in, in one language, beginning and ending at
 * the first question; the office has free times, today too. Books one visit.
 */
export async function tourKioskBooking(
  office: Office,
  kiosk: KioskScreen,
  language: VisitorLanguage,
  inspect: Inspect,
): Promise<void> {
  const { page } = kiosk
  const say = (key: string) => screenText('kiosk', language, key)
  const stands = (heading: string) => expect(kiosk.heading).toHaveText(heading)
  const look = async (name: string) => {
    // Nothing lies over the heading.
    await kiosk.heading.click({ trial: true })
    await inspect(page, `kiosk ${language} ${name}`)
  }
  const words = (questionId: string, n: number) => {
    const text = office.file.survey.find(({ id }) => id === questionId)?.answers[n]?.text
    return text?.[language] ?? text?.ru ?? ''
  }
  const choose = async (text: string) => {
    const key = page
      .locator('.answers')
      .getByRole('button')
      .filter({ has: page.getByText(text, { exact: true }) })
    const more = page.locator('.more')
    await expect(key.or(more).first()).toBeVisible()
    if (!(await key.isVisible())) await more.tap()
    await key.tap()
  }
  if ((await page.locator('html').getAttribute('lang')) !== language) await kiosk.chooseLanguage(language)

  const phone = `917${String(2_000_000 + made++)}`
  const question = (id: string) => {
    const text = office.file.survey.find((one) => one.id === id)?.question
    return text?.[language] ?? text?.ru ?? ''
  }
  await stands(question('root'))
  await choose(words('root', 4))
  await stands(question('copies'))
  await choose(words('copies', 0))
  await expect(page.locator('.later')).toBeVisible()
  await look('service that can be booked')
  await page.locator('.later').tap()
  await stands(say('count.howManyDocuments'))
  await kiosk.touch(say('count.more'))
  await look('how many documents')
  await kiosk.touch(say('key.on'))
  await stands(say('days.title'))
  await expect(page.locator('.day').first()).toBeVisible()
  await look('days')
  await page.locator('.day:enabled').first().tap()
  await stands(say('times.title'))
  await expect(page.locator('.time').first()).toBeVisible()
  await look('times')
  await page.locator('.time').last().tap()
  await stands(say('summary.title'))
  await look('summary')
  await kiosk.touch(say('summary.phone'))
  await stands(say('phone.title'))
  await kiosk.type(phone)
  await look('phone number of a booking')
  await page.getByRole('button', { name: say('summary.confirm'), exact: true }).tap()
  const code = await kiosk.bookingCode()
  await stands(say('booked.take'))
  await look('booked')
  await kiosk.touch(say('booked.done'))
  // The next visitor's screen is in the office's first language and size again.
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  if (language !== 'ru') await kiosk.chooseLanguage(language)

  await kiosk.touch(say('checkIn.key'))
  await stands(say('checkIn.code'))
  await kiosk.type(code === '000000' ? '000001' : '000000')
  await expect(page.getByRole('alert')).toBeVisible()
  await look('no such code')
  await kiosk.touch(say('checkIn.byPhone'))
  await stands(say('checkIn.phone'))
  await kiosk.type(phone)
  await look('phone number at check-in')
  await kiosk.touch(say('checkIn.find'))
  await expect(page.locator('main[data-part="found"]')).toBeVisible()
  await look('found')
  await kiosk.touch(say('key.toStart'))
  if (language !== 'ru') await kiosk.chooseLanguage('ru')
}
