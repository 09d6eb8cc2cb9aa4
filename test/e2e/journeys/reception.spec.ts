import { bookByPhone, taken } from '../book-by-phone.ts'
import { expect, type Office, test } from '../office.ts'
import { longNames } from '../office-file.ts'
import { openAllWeek } from '../open-all-week.ts'
import { bookingScreen, keepsPrints } from '../screens/booking-screen.ts'
import { openReception } from '../screens/reception-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { until } from '../until.ts'

test.use({ unlike: { change: openAllWeek } })

async function reception(office: Office) {
  return openReception(await office.page('/operator/', { script: keepsPrints }))
}

test('a ticket is given by letters, with a category once its proof has been seen, and by the kiosk’s questions', async ({
  office,
}) => {
  const waits = await office.hall.issue('birth-registration')
  const screen = await reception(office)
  await expectAccessible(screen.page, 'the hall')
  await screen.ask('рожд')
  await screen.page.getByLabel('Льготная категория').selectOption({ index: 1 })
  await screen.button('Выдать талон').click()
  await expect(screen.page.getByRole('alert')).toContainText('Сначала проверьте документ')
  await expectAccessible(screen.page, 'a category without its proof')
  await screen.page.getByRole('checkbox', { name: /^Документ проверен/ }).check()
  await screen.button('Выдать талон').click()
  await expect(screen.issued).toBeVisible()
  await expectAccessible(screen.page, 'the number to be shown')
  const number = (await screen.issued.locator('.num .visually-hidden').textContent()) ?? ''
  await expect(screen.issued).toContainText('Талон без бумаги')
  await screen.page.keyboard.press('Escape')
  await expect(screen.issued).toHaveCount(0)
  const numbers = screen.waiting.locator('.num .visually-hidden')
  await expect(numbers, 'whoever has precedence stands before').toHaveText([
    number,
    waits.ticket.letter + String(waits.ticket.number).padStart(3, '0'),
  ])

  await screen.button('По вопросам').click()
  const survey = screen.page.getByRole('region', { name: 'Вопросы терминала' })
  await survey.getByRole('button', { name: /^Развод/ }).click()
  await expectAccessible(screen.page, 'the survey')
  await survey.getByRole('button', { name: 'Предыдущий вопрос' }).click()
  await survey.getByRole('button', { name: /^Развод/ }).click()
  await survey.getByRole('button', { name: 'Да', exact: true }).click()
  await expect(screen.row(await screen.give())).toContainText('Расторжение брака')
})

test('a ticket comes out of the kiosk’s printer when reception asks for paper', async ({ office }) => {
  await office.kiosk()
  const screen = await reception(office)
  await screen.ask('справ')
  await screen.page.getByText('английский', { exact: true }).click()
  const paper = screen.page.getByLabel('Где отдать номер')
  await until('the printer is ready', async () => {
    const printer = paper.locator('option').nth(1)
    return (await printer.isEnabled()) ? true : null
  })
  await paper.selectOption({ index: 1 })
  const known = await office.emulators.papers()
  await screen.button('Выдать талон').click()
  await expect(screen.issued).toContainText('Талон печатается на терминале')
  await office.emulators.nextPaper(known)
})

test('a booked visitor is checked in from the list of the expected, and from the card', async ({
  office,
}) => {
  const contact = await office.hall.signIn('contact')
  const wish = { serviceId: 'divorce-mutual', phone: '79172223344' }
  const first = await bookByPhone(contact, { ...wish, name: 'Гульнара Сафина' })
  const second = await bookByPhone(contact, { ...wish, name: 'Марат Галиев', place: 1 })
  const screen = await reception(office)
  const bookings = bookingScreen(screen.page)
  await expect(screen.expected.getByRole('listitem')).toHaveCount(2)
  await expect(screen.expected, 'the hall can read this screen').not.toContainText('Сафина')
  await screen.expected.getByRole('button', { name: new RegExp(`^Отметить приход: ${first.time}`) }).click()
  await expect(screen.issued).toBeVisible()
  const number = (await screen.issued.locator('.num .visually-hidden').textContent()) ?? ''
  await screen.button('Готово').click()
  await expect(screen.row(number)).toBeVisible()
  await expect(screen.expected.getByRole('listitem')).toHaveCount(1)

  const found = await bookings.find(second.code ?? '')
  await found.first().click()
  await expectAccessible(screen.page, 'a card in the hall')
  await screen.button('Отметить приход').click()
  await expect(screen.issued).toBeVisible()
  await screen.page.keyboard.press('Enter')
  await expect(bookings.card.locator('header')).toContainText('пришёл')
  await expect(screen.button('Отметить приход')).toHaveCount(0)
})

test('who missed the call is brought back, and a ticket gets a category or is cancelled', async ({
  office,
}) => {
  const specialist = await office.hall.signIn('specialist1')
  const { visitId } = await office.hall.issue('birth-registration')
  const screen = await reception(office)
  taken(await specialist.press('desk-1', 'open'))
  taken(await specialist.press('desk-1', 'call-next'))
  for (let n = 0; n < 2; n++) {
    await until('the call can be repeated', async () => {
      const { status } = await specialist.press('desk-1', 'recall', { visitId })
      return status < 300 ? true : null
    })
  }
  await until('the visitor can be given up', async () => {
    const { status } = await specialist.press('desk-1', 'no-show', { visitId })
    return status < 300 ? true : null
  })
  taken(await specialist.press('desk-1', 'close'))
  const row = screen.missed.getByRole('listitem')
  await expect(row).toContainText('вернуть можно ещё')
  await expectAccessible(screen.page, 'a missed call')
  const ticket = (await row.locator('.num .visually-hidden').textContent()) ?? ''
  await row.getByRole('button', { name: `Вернуть в очередь ${ticket}` }).click()
  await expect(screen.row(ticket)).toBeVisible()
  await expect(row).toHaveCount(0)

  const actions = await screen.change(ticket)
  await actions.getByLabel('Льготная категория').selectOption({ index: 1 })
  const set = actions.getByRole('button', { name: 'Назначить категорию' })
  await expect(set).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(screen.page, 'a ticket to be changed')
  await actions.getByRole('checkbox', { name: /^Документ проверен/ }).check()
  await set.click()
  await expect(screen.row(ticket)).toContainText('льгота')

  const again = await screen.change(ticket)
  await again.getByRole('button', { name: 'Отменить талон' }).click()
  await again.getByRole('button', { name: 'Да, отменить' }).click()
  await expect(screen.row(ticket)).toHaveCount(0)
  const found = await screen.findTicket(ticket.toLowerCase())
  await expect(found).toHaveText([/отменён/])
  await expect(found.getByRole('button')).toHaveCount(0)
})

test.describe('with names as long as real ones', () => {
  test.use({
    unlike: {
      change(office) {
        openAllWeek(office)
        longNames(office)
      },
    },
  })

  test('reception goes from the hall to bookings and back by the keys of the areas', async ({ office }) => {
    const contact = await office.hall.signIn('contact')
    await bookByPhone(contact, { serviceId: 'birth-registration', name: 'Ольга Белова' })
    for (let n = 0; n < 12; n++) await office.hall.issue('birth-registration')
    const screen = await reception(office)
    await expectFits(screen.page, 'the hall', true)
    const bookings = bookingScreen(screen.page)
    const current = screen.page.getByRole('navigation', { name: 'Рабочие места' }).locator('[aria-current]')
    for (const [key, area] of [
      ['F2', 'Новая запись'],
      ['F4', 'Записи дня'],
      ['F8', 'Нужно перенести'],
      ['F9', 'Зал'],
    ] as const) {
      await screen.page.keyboard.press(key)
      await expect(current).toHaveText(area)
    }
    await bookings.open('Новая запись')
    await bookings.ask('рожд')
    await bookings.holdNearest()
    await bookings.confirm('Ирек Хасанов', '9173334455')
    await expect(bookings.card).toContainText('создана: консультант')
  })
})
