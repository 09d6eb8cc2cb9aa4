import type { LocalText } from '@chered/protocol/text'
import { expect } from '@playwright/test'
import type { Office } from '../office.ts'
import type { KioskScreen } from '../screens/kiosk-screen.ts'
import type { Inspect } from '../soundness.ts'
import { screenText, type VisitorLanguage } from '../texts.ts'

/** Every screen of a kiosk that has lost the server, in one language, from the first question to a number and back. */
export async function tourKioskAlone(
  office: Office,
  kiosk: KioskScreen,
  language: VisitorLanguage,
  inspect: Inspect,
): Promise<void> {
  const say = (key: string) => screenText('kiosk', language, key)
  const words = (text: LocalText | undefined) => text?.[language] ?? text?.ru ?? ''
  const look = (name: string) => inspect(kiosk.page, `kiosk alone ${language} ${name}`)
  const answer = async (text: string) => {
    const name = kiosk.page.getByText(text, { exact: true })
    await kiosk.page.locator('.answers').getByRole('button').filter({ has: name }).tap()
  }
  const root = office.file.survey.find(({ id }) => id === 'root')
  const death = office.file.services.find(({ id }) => id === 'death-registration')

  await kiosk.chooseLanguage(language)
  await expect(kiosk.page.getByRole('status')).toContainText(say('alone.notice'))
  await look('first question')
  await kiosk.touch(new RegExp(`^${say('checkIn.key')}`))
  await expect(kiosk.heading).toHaveText(say('alone.booked'))
  await look('booked')
  await kiosk.touch(say('key.toStart'))
  await answer(words(root?.answers[3]?.text))
  await expect(kiosk.heading).toHaveText(words(death?.name))
  await look('service')
  await kiosk.touch(new RegExp(`^${say('key.takeOnScreen')}`))
  await expect(kiosk.heading).toHaveText(say('number.title'))
  await look('number')
  await kiosk.touch(say('number.remembered'))
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'ru')
}
