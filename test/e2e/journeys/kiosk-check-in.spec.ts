import { expect, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import type { KioskScreen } from '../screens/kiosk-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'

test.use({ unlike: { change: openAllWeek } })

/** Books a free time of today, with a phone number or without; gives the code, and leaves the first question. */
async function bookToday(kiosk: KioskScreen, phone: string | null = null): Promise<string> {
  await kiosk.touch(/^Развод/)
  await kiosk.touch('Да')
  await kiosk.page.getByRole('region', { name: 'Сегодня на точное время' }).getByRole('button').first().tap()
  await expect(kiosk.heading).toHaveText('Проверьте запись')
  if (phone !== null) {
    await kiosk.touch('Указать телефон')
    await kiosk.type(phone)
  }
  await kiosk.page.getByRole('button', { name: 'Записаться', exact: true }).tap()
  const code = await kiosk.bookingCode()
  await kiosk.touch('Готово')
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
  return code
}

test('a free time of today is booked with one touch, and its code gives the ticket', async ({ office }) => {
  const kiosk = await office.kiosk()
  const code = await bookToday(kiosk)
  const known = await office.emulators.papers()
  await kiosk.checkIn(code)
  await expect(kiosk.heading).toHaveText(/^Вы записаны на \d\d:\d\d$/)
  await kiosk.touch('Взять талон')
  const number = await kiosk.ticketNumber()
  await office.emulators.nextPaper(known)
  await expect(kiosk.heading).toHaveText('Возьмите талон')
  await expect(kiosk.heading).toHaveText('С чем вы пришли?', { timeout: 20_000 })

  await kiosk.checkIn(code)
  await expect(kiosk.heading, 'the same code a second time shows the same number').toHaveText(
    'Вы уже отметились',
  )
  await expect(kiosk.page.locator('.found-ticket .visually-hidden')).toHaveText(number)
})

test('a visitor without the code checks in by phone, and the screen shows nothing of the number', async ({
  office,
}) => {
  const kiosk = await office.kiosk()
  await bookToday(kiosk, '89172223344')
  await kiosk.touch('Я по записи')
  await kiosk.touch(/^Нет кода/)
  await expect(kiosk.page.getByRole('button', { name: 'Найти запись' })).toBeDisabled()
  await kiosk.type('9172223344')
  await kiosk.touch('Найти запись')
  await expect(kiosk.heading).toHaveText(/^Вы записаны на/)
  await expect(kiosk.page.locator('main')).not.toContainText(/917|22-?33|3344/)
  await kiosk.touch('Взять талон')
  await kiosk.ticketNumber()
})

test('two bookings behind one phone number are told apart by their times', async ({ office }) => {
  const kiosk = await office.kiosk()
  await bookToday(kiosk, '9172223344')
  await bookToday(kiosk, '9172223344')
  await kiosk.touch('Я по записи')
  await kiosk.touch(/^Нет кода/)
  await kiosk.type('9172223344')
  await kiosk.touch('Найти запись')
  await expect(kiosk.heading).toHaveText('Выберите запись')
  const bookings = kiosk.page.locator('.answers').getByRole('button')
  await expect(bookings).toHaveCount(2)
  await expectFits(kiosk.page, 'kiosk, two bookings', false)
  await expectAccessible(kiosk.page, 'kiosk, two bookings')
  const time = (await bookings.last().locator('.found-time').textContent()) ?? ''
  await bookings.last().tap()
  await expect(kiosk.heading).toHaveText(`Вы записаны на ${time}`)
})

test('a wrong code is hidden, can be typed again, and is no dead end', async ({ office }) => {
  const kiosk = await office.kiosk()
  await kiosk.checkIn('120934')
  await expect(kiosk.page.getByRole('alert')).toContainText('Запись не найдена')
  await expect(kiosk.page.locator('.code-cells')).not.toContainText(/\d/)
  await kiosk.type('5')
  await expect(kiosk.page.locator('.code-cells')).toContainText('5')
  await expect(kiosk.page.getByRole('alert')).toHaveCount(0)
  await kiosk.touch('Назад')
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
})

test('who tries codes is told to wait, in words', async ({ office }) => {
  const kiosk = await office.kiosk()
  await kiosk.touch('Я по записи')
  const alert = kiosk.page.getByRole('alert')
  for (let n = 0; n < 40; n++) {
    await kiosk.type(String(100_000 + n))
    await expect(alert).toBeVisible()
    if ((await alert.textContent())?.includes('Слишком много попыток')) break
  }
  await expect(alert).toContainText('Слишком много попыток')
  await expect(kiosk.page.getByRole('button', { name: 'Взять талон без записи' })).toBeVisible()
})

test('the confirmation held to the scanner is the same as its code', async ({ office }) => {
  const kiosk = await office.kiosk()
  const code = await bookToday(kiosk)
  // A reader that types is told from a person by its speed; on a machine that stands still between two
  // keys it is not, and whoever sees nothing happen holds the paper there again.
  await expect(async () => {
    await kiosk.page.keyboard.type(`chered:${code}`)
    await kiosk.page.keyboard.press('Enter')
    await expect(kiosk.heading).toHaveText(/^Вы записаны на/, { timeout: 5_000 })
  }).toPass()
})
