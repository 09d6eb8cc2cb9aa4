import type { Booking } from '@chered/protocol/booking'
import type { AbsenceProposal } from '@chered/protocol/schedule'
import { bookByPhone, taken } from '../book-by-phone.ts'
import { commandId } from '../hall.ts'
import { expect, type Look, type Office, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import { type BookingScreen, keepsPrints, openBookings } from '../screens/booking-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'

test.use({ unlike: { change: openAllWeek } })

async function contactCentre(office: Office, look: Look = {}): Promise<BookingScreen> {
  return openBookings(await office.page('/operator/', { script: keepsPrints, ...look }), 'contact')
}

test('a visitor is booked by phone with the keyboard alone, and the card is read out and printed', async ({
  office,
}) => {
  const desk = await contactCentre(office)
  await expectAccessible(desk.page, 'a new conversation')
  // The letters of the wrong keyboard layout are those of «рожд».
  await desk.ask('hj;l')
  await expectFits(desk.page, 'free times', true)
  await expectAccessible(desk.page, 'free times')
  const time = await desk.holdNearest()
  await expect(desk.left).toHaveText(/^\d+:\d\d$/)
  await expectAccessible(desk.page, 'an interval held')
  await desk.confirm('Гульнара Сафина', '89172223344')

  await expect(desk.card.getByRole('heading', { level: 1 })).toContainText(time)
  await expect(desk.card).toContainText('Гульнара Сафина · +7 917 222-33-44')
  await expect(desk.card).toContainText('Что взять с собой')
  await expectAccessible(desk.page, 'the card')
  const code = await desk.code()

  for (const paper of ['Печать, А4', 'Печать, лента']) {
    const sheet = await desk.printed(() => desk.button(paper).click())
    expect(sheet.replace(/\s/g, '')).toContain(code)
    expect(sheet).toContain(time)
    expect(sheet, 'a sheet that may lie about does not carry the phone').not.toContain('222')
  }
  await expect(desk.page.locator('.print-page')).toHaveCount(0)
})

test('a booking is found by code, name and phone, corrected, moved with its code, and cancelled', async ({
  office,
}) => {
  const staff = await office.hall.signIn('contact')
  const wish = { serviceId: 'divorce-mutual', phone: '79172223344' }
  const booking = await bookByPhone(staff, { ...wish, name: 'Гульнара Сафина' })
  await bookByPhone(staff, { ...wish, name: 'Марат Галиев', phone: '79175556677' })
  const desk = await contactCentre(office)
  for (const words of [booking.code ?? '', 'сафина', '33-44']) {
    await expect(await desk.find(words), words).toHaveText([/Гульнара Сафина/])
  }
  await expect(await desk.find('Иванов')).toHaveCount(0)
  await desk.find('гульн')
  await desk.page.keyboard.press('ArrowDown')
  await desk.page.keyboard.press('Enter')
  await expect(desk.card.getByRole('heading', { level: 1 })).toBeFocused()
  const code = await desk.code()

  await desk.button('Исправить данные').click()
  const name = desk.card.getByRole('textbox', { name: 'Имя и фамилия' })
  await expect(name).toBeFocused()
  await name.fill('Гульназ Сафина')
  await name.press('Enter')
  await desk.page.keyboard.press('Enter')
  await expect(desk.card).toContainText('Гульназ Сафина · +7 917 222-33-44')

  await desk.button(/^Перенести$/).click()
  const other = desk.times.locator('.nearest').getByRole('button').nth(1)
  const time = (await other.locator('b').textContent()) ?? ''
  await other.press('Enter')
  await expectAccessible(desk.page, 'a move to confirm')
  await expect(desk.button(/^Перенести$/)).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(desk.card.getByRole('heading', { level: 1 })).toContainText(time)
  expect(await desk.code(), 'the code stays').toBe(code)

  await desk.button('Отменить запись').click()
  await expect(desk.button('Да, отменить')).toBeFocused()
  await expectAccessible(desk.page, 'a booking to cancel')
  await desk.page.keyboard.press('Enter')
  await expect(desk.card.locator('header')).toContainText('отменена')
  await expect(desk.button(/^Перенести$/)).toHaveCount(0)
  await expect(desk.card.locator('dd.code'), 'a code that opens nothing is not shown').toHaveCount(0)
})

test('a time that somebody took meanwhile is said, and the times are read anew', async ({ office }) => {
  const desk = await contactCentre(office)
  await desk.ask('рожд')
  const start = Number(await desk.times.locator('.chip[tabindex="0"]').getAttribute('data-start'))
  // This workplace hears of nothing until its own press.
  let deaf = true
  await desk.page.route('**/api/availability**', (route) => (deaf ? route.abort() : route.fallback()))
  await desk.page.route('**/api/bookings', (route) => {
    deaf = false
    return route.fallback()
  })
  const staff = await office.hall.signIn('contact')
  const body = {
    services: [{ serviceId: 'birth-registration', count: 1 }],
    start,
    resourceId: null,
    language: 'ru',
  }
  const hold = () =>
    staff.request('POST', '/api/bookings', { ...body, commandId: commandId(), bookingId: commandId() })
  while ((await hold()).status === 200);
  const chip = desk.times.locator(`.chip[data-start="${start}"]`)
  await chip.click()
  await expect(desk.times.getByRole('alert')).toContainText('больше не свободно')
  await expect(chip, 'the times below are those of now').toHaveCount(0)
  await expectAccessible(desk.page, 'a time that was taken')
  await desk.nearest.press('Enter')
  await expect(desk.left).toBeVisible()
})

test('what is held stays in sight for whoever holds it, is let go for the next choice, and is over in time', async ({
  office,
}) => {
  const desk = await contactCentre(office)
  await desk.ask('рожд')
  const first = await desk.holdNearest()
  const pressed = desk.times.locator('.chip[aria-pressed="true"]')
  await expect(pressed).toHaveText(first)
  await pressed.click()
  await expect(pressed, 'the same time again is held anew').toHaveText(first)
  await expect(desk.message.getByRole('alert')).toHaveCount(0)

  // The next hold of this workplace is a short one.
  await desk.page.route('**/api/bookings', async (route) => {
    const response = await route.fetch()
    const held = (await response.json()) as Booking
    await route.fulfill({ response, json: { ...held, holdUntil: Date.now() + 3000 } })
  })
  await desk.times.locator('.nearest').getByRole('button').nth(1).click()
  await expect(desk.nearest, 'the time chosen before is free again').toContainText(first)
  await expect(desk.nearest).toHaveAttribute('aria-pressed', 'false')
  await expect(desk.page.getByRole('alert').filter({ hasText: 'Время больше не держим' })).toBeVisible()
  await expect(desk.button('Записать')).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(desk.page, 'a hold that is over')
})

test('whoever lost the time to an absence is called and gets another one, and the list is empty then', async ({
  office,
}) => {
  const [contact, admin] = [await office.hall.signIn('contact'), await office.hall.signIn('admin')]
  const booking = await bookByPhone(contact, {
    serviceId: 'birth-registration',
    name: 'Марат Галиев',
    phone: '79175556677',
  })
  const absence = {
    staffId: booking.resourceId,
    reason: 'sick',
    from: booking.start - 60_000,
    to: booking.end,
  }
  const { basis } = taken(await admin.request<AbsenceProposal>('POST', '/api/absences/propose', absence))
  const desk = await contactCentre(office)
  taken(
    await admin.request('POST', '/api/absences', {
      ...absence,
      commandId: commandId(),
      basis,
      reassignments: [{ bookingId: booking.bookingId, to: { kind: 'needs-relocation' } }],
      covers: [],
    }),
  )
  const tab = desk.button(/^Нужно перенести/)
  await expect(tab, 'the tab says it without being opened').toHaveText('Нужно перенести1')
  await desk.page.keyboard.press('F8')
  const list = desk.page.getByRole('main').getByRole('listitem')
  await expect(list).toHaveText([/Марат Галиев.*\+7 917 555-66-77.*нет специалиста/])
  await expectAccessible(desk.page, 'those without a place')
  await desk.button(/^Найти время: Марат Галиев/).click()
  await expect(desk.page.getByText('Было, этого времени больше нет')).toBeVisible()
  await expect(desk.nearest).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(desk.button(/^Перенести$/)).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(desk.card.locator('header')).toContainText('записан')
  expect(await desk.code()).toBe(booking.code)
  await expect(tab).toHaveText('Нужно перенести')
  await desk.page.keyboard.press('F8')
  await expect(desk.page.getByText('Переносить некого')).toBeVisible()
})

test('the day’s list follows its filters, and what another workplace changes is said on the card', async ({
  office,
}) => {
  const contact = await office.hall.signIn('contact')
  const [first] = [
    await bookByPhone(contact, { serviceId: 'birth-registration', name: 'Ольга Белова' }),
    await bookByPhone(contact, { serviceId: 'birth-registration', name: 'Ирек Хасанов' }),
  ]
  const desk = await contactCentre(office)
  await desk.page.keyboard.press('F4')
  const rows = desk.page.getByRole('table').getByRole('row')
  const day = desk.page.getByLabel('День', { exact: true })
  await day.fill(first.date)
  await expect(rows).toHaveCount(3)
  await expectAccessible(desk.page, 'a day’s list')
  await desk.page.getByLabel('Специалист').selectOption('Специалист 5')
  await expect(desk.page.getByText('Записанных нет')).toBeVisible()
  await desk.page.getByLabel('Специалист').selectOption('Все специалисты')
  await expect(rows).toHaveCount(3)
  await desk.page.getByLabel('Состояние').selectOption('отменена')
  await expect(desk.page.getByText('Записанных нет')).toBeVisible()
  await desk.page.getByLabel('Состояние').selectOption('')
  await desk.button(/Ольга Белова: открыть карточку/).click()
  await desk.button('Исправить данные').click()
  await desk.card.getByRole('textbox', { name: 'Имя и фамилия' }).fill('Ольга Белых')
  await desk.button('Сохранить').click()
  await expect(desk.card).toContainText('Ольга Белых')

  taken(await contact.request('POST', `/api/bookings/${first.bookingId}/cancel`, { commandId: commandId() }))
  await expect(desk.card.getByRole('alert')).toContainText('Запись изменили на другом рабочем месте')
  await expect(desk.card.locator('header')).toContainText('отменена')
  await desk.button('Понятно').click()
  await expect(desk.card.getByRole('alert')).toHaveCount(0)
})

test('without a server nothing is kept for later: the person is told at once', async ({ office }) => {
  const desk = await contactCentre(office, { colorScheme: 'dark' })
  await desk.ask('рожд')
  await expectAccessible(desk.page, 'free times in the dark')
  await office.program.kill()
  await expect(desk.page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' })).toBeVisible()
  await desk.nearest.click()
  await expect(desk.message).toContainText(/не ответил|связи/i)
  await expect(desk.left).toHaveCount(0)
  await expectAccessible(desk.page, 'without a server')
})
