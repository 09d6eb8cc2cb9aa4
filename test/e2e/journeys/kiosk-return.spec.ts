import type { IssuedTicket } from '@chered/protocol/commands'
import type { Page } from '@playwright/test'
import { taken } from '../book-by-phone.ts'
import { expect, type Office, test } from '../office.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { screenText, visitorLanguages } from '../texts.ts'
import { until } from '../until.ts'
import { viewports } from '../viewports.ts'

const say = (key: string, language: 'ru' | 'tt' | 'en' = 'ru') => screenText('kiosk', language, key)

/** A ticket that was called at desk 1 as often as the office wants, and nobody came. */
async function missed(office: Office): Promise<IssuedTicket> {
  const specialist = await office.hall.signIn('specialist1')
  const ticket = await office.hall.issue('birth-registration')
  const { visitId } = ticket
  await specialist.press('desk-1', 'open')
  taken(await specialist.press('desk-1', 'call', { visitId, outOfTurn: 'unwell' }))
  for (const action of ['recall', 'recall', 'no-show'] as const) {
    await until(
      `${action} is taken`,
      async () => (await specialist.press('desk-1', action, { visitId })).status < 300,
    )
  }
  return ticket
}

/** A ticket held to a scanner that types, faster than any hand. */
async function held(page: Page, text: string): Promise<void> {
  const keys = JSON.stringify([...text, 'Enter'])
  const press = "new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })"
  await page.evaluate(`for (const key of ${keys}) document.body.dispatchEvent(${press})`)
}

test('who missed the call is back in the queue by the number of the ticket, or by its QR; another number says what to do', async ({
  office,
}) => {
  const ticket = await missed(office)
  const kiosk = await office.kiosk()
  await kiosk.touch(say('checkIn.key'))
  await expect(kiosk.heading).toHaveText(say('checkIn.code'))
  await expectFits(kiosk.page, 'check-in with the way back', false)
  await kiosk.touch(say('returns.key'))
  await expect(kiosk.heading).toHaveText(say('returns.heading'))
  await kiosk.type('777')
  await kiosk.touch(say('returns.back'))
  await expect(kiosk.page.getByRole('alert')).toContainText(say('returns.refused.ticket-not-found'))
  await expectAccessible(kiosk.page, 'a number that nobody has')
  await kiosk.type(String(ticket.ticket.number))
  await kiosk.touch(say('returns.back'))
  await expect(kiosk.heading).toHaveText(say('returns.done'))
  await expect(kiosk.page.locator('.found-ticket')).toContainText('А001')
  await expect(kiosk.page.getByText('Перед вами никого')).toBeVisible()
  await expectFits(kiosk.page, 'back in the queue', false)
  await expectAccessible(kiosk.page, 'back in the queue')
  await kiosk.touch(say('returns.ok'))
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')

  const other = await missed(office)
  await held(kiosk.page, other.link)
  await expect(kiosk.heading).toHaveText(say('returns.done'))
})

for (const size of ['kiosk', 'kioskLandscape'] as const) {
  test(`the way back fits and is sound on ${size}, in each language, low and large`, async ({ office }) => {
    const kiosk = await office.kiosk({ viewport: viewports[size] })
    for (const language of visitorLanguages) {
      if (language !== 'ru') await kiosk.chooseLanguage(language)
      await kiosk.touch(say('checkIn.key', language))
      await expectFits(kiosk.page, `check-in ${language} ${size}`, false)
      await kiosk.touch(say('returns.key', language))
      await expectFits(kiosk.page, `missed ${language} ${size}`, false)
      await expectAccessible(kiosk.page, `missed ${language} ${size}`)
      await kiosk.touch(new RegExp(`^${say('key.back', language)}$`))
      await kiosk.touch(new RegExp(`^${say('key.back', language)}$`))
    }
    await kiosk.page.reload()
    await expect(kiosk.heading).toHaveText('С чем вы пришли?')
    // A screen that lies has its tray in reach as it is.
    for (const aid of size === 'kiosk' ? (['Крупнее', 'Ниже'] as const) : (['Крупнее'] as const)) {
      await kiosk.turnOn(aid)
      await kiosk.touch(say('checkIn.key'))
      await kiosk.touch(say('returns.key'))
      await expectFits(kiosk.page, `missed ${aid} ${size}`, false)
      await kiosk.touch(/^Назад$/)
      await kiosk.touch(/^Назад$/)
    }
  })
}
