import type { Availability, Booking } from '@chered/protocol/booking'
import type { ScheduleOverview } from '@chered/protocol/schedule'
import { commandId } from '../hall.ts'
import { expect, type Office, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import { dateWords, scheduleOf } from '../screens/schedule-screen.ts'
import { expectAccessible } from '../soundness.ts'
import { until } from '../until.ts'

test.use({ unlike: { change: openAllWeek } })

const service = 'repeat-certificate'
const dayMs = 24 * 3_600_000

/** The office's local date, so many days after today. */
function localDate(office: Office, days = 0): string {
  const at = Date.now() + days * dayMs
  return new Intl.DateTimeFormat('en-CA', { timeZone: office.file.timeZone }).format(at)
}

/** Dates of the next week, Monday first. */
function nextWeek(office: Office): readonly string[] {
  const today = new Date(`${localDate(office)}T12:00:00Z`)
  const toMonday = 7 - ((today.getUTCDay() + 6) % 7)
  return Array.from({ length: 7 }, (_, n) =>
    new Date(today.getTime() + (toMonday + n) * dayMs).toISOString().slice(0, 10),
  )
}

/** One visitor booked by reception on the Wednesday of next week. */
async function bookNextWednesday(office: Office): Promise<Booking> {
  const reception = await office.hall.signIn('reception')
  const wednesday = nextWeek(office)[2]
  const { body } = await reception.request<Availability>('GET', `/api/availability?services=${service}`)
  const interval = body.days.find(({ date }) => date === wednesday)?.intervals[0]
  if (interval === undefined) throw new Error(`nothing is free on ${wednesday}`)
  const bookingId = commandId()
  const order = { services: [{ serviceId: service, count: 1 }], start: interval.start, language: 'ru' }
  const held = await reception.request('POST', '/api/bookings', {
    ...order,
    commandId: commandId(),
    bookingId,
    resourceId: interval.resources[0],
  })
  expect(held.status, JSON.stringify(held.body)).toBe(200)
  const confirmed = await reception.request<Booking>('POST', `/api/bookings/${bookingId}/confirm`, {
    commandId: commandId(),
    visitor: { name: 'Галиева А.', phone: '79170000000' },
  })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
  return confirmed.body
}

test('a day off that takes a booked visitor’s place is warned of, approved, and the visit needs relocation', async ({
  office,
}) => {
  const booking = await bookNextWednesday(office)
  const { page } = await office.admin()
  const schedule = scheduleOf(page)
  await schedule.open()
  await schedule.nextWeek()
  const date = dateWords(booking.date)
  await schedule.day(booking.resourceName, date).click()
  await schedule.dialog.getByText('Только в эти даты').click()
  await expectAccessible(page, 'an exception')
  await schedule.dialog.getByRole('textbox', { name: 'Основание' }).fill('приказ № 14')
  await schedule.dialog.getByRole('button', { name: 'В черновик' }).click()
  await expect(schedule.dialog).toHaveCount(0)

  await expect(schedule.state).toContainText('Черновик сохранён')
  await expect(schedule.displaced(schedule.draft)).toContainText([booking.time])
  await expect(schedule.draft).toContainText('Без места останется 1 запись')
  await expect(schedule.day(booking.resourceName, date)).toHaveAccessibleName(
    /не работает.*сейчас действует: 7–20/,
  )
  await expectAccessible(page, 'a draft that displaces')

  await schedule.submit()
  await expect(schedule.displaced(schedule.dialog)).toContainText([
    new RegExp(`${booking.time}.*${booking.resourceName}`),
  ])
  const send = schedule.dialog.getByRole('button', { name: 'Отправить, 1 без места' })
  await send.click()
  await expect(schedule.dialog.getByRole('alert').first()).toContainText('Отметьте, что знаете')
  await expectAccessible(page, 'submitting')
  await schedule.dialog.getByRole('checkbox', { name: /1 записанного нужно будет перенести/ }).check()
  await send.click()
  await expect(schedule.state).toHaveText('На утверждении у руководителя')

  const head = scheduleOf((await office.admin('head')).page)
  await head.openApproval()
  await expect(head.page.getByRole('list', { name: 'Изменения' })).toContainText(
    new RegExp(`${booking.resourceName}:.*отпуск, ${date}`),
  )
  await expect(head.displaced(head.page.getByRole('main'))).toContainText([booking.time])
  await expectAccessible(head.page, 'approval')
  await head.decision.getByRole('checkbox', { name: /1 записанного нужно будет перенести/ }).check()
  await head.decision.getByRole('button', { name: 'Утвердить' }).click()
  await expect(head.page.getByText('Сейчас нечего утверждать')).toBeVisible()

  const reception = await office.hall.signIn('reception')
  const [lost] = await until('the booking needs relocation', async () => {
    const { body } = await reception.request<{ bookings: Booking[] }>(
      'GET',
      '/api/bookings?state=needs-relocation',
    )
    return body.bookings.length > 0 ? body.bookings : null
  })
  expect(lost).toMatchObject({ bookingId: booking.bookingId, code: booking.code, time: booking.time })
})

test('a draft made by keyboard that the head sends back returns with the note and goes on from there', async ({
  office,
}) => {
  const { page } = await office.admin()
  const schedule = scheduleOf(page)
  await schedule.open()
  await schedule.nextWeek()
  const [, tuesday = ''] = nextWeek(office)
  const day = schedule.day('Специалист 2', dateWords(tuesday))
  // The office stands above its people: down twice from its Monday, then one day to the right.
  await schedule.day('Отделение', dateWords(nextWeek(office)[0] ?? '')).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  await expect(day).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(schedule.dialog).toBeVisible()
  const start = schedule.dialog.getByRole('textbox', { name: 'Начало 1' })
  await start.fill('25')
  await start.press('Enter')
  await expect(schedule.dialog).toContainText('Введите время, например 9:00')
  await start.fill('11')
  await start.press('Enter')
  await expect(schedule.dialog).toHaveCount(0)
  await expect(day).toBeFocused()
  await expect(day).toHaveAccessibleName(/: 11–20,.*сейчас действует: 7–20/)
  await schedule.submit()
  await schedule.dialog.getByRole('button', { name: 'Отправить', exact: true }).click()
  await expect(schedule.state).toHaveText('На утверждении у руководителя')
  await expect(day).toHaveAttribute('aria-disabled', 'true')

  const head = scheduleOf((await office.admin('head')).page)
  await head.openApproval()
  const sendBack = head.decision.getByRole('button', { name: 'Вернуть с замечанием' })
  await sendBack.click()
  await expect(head.decision.getByRole('alert')).toContainText('Напишите, что исправить')
  await head.decision.getByRole('textbox', { name: 'Замечание администратору' }).fill('Вторник с 12')
  await sendBack.click()
  await expect(head.page.getByText('Сейчас нечего утверждать')).toBeVisible()

  const resume = page.getByRole('button', { name: 'Исправить возвращённое' })
  // Nobody tells the screen; it asks by itself four times a minute.
  await expect(resume).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('main')).toContainText('Вторник с 12')
  await expectAccessible(page, 'sent back')
  await resume.click()
  await expect(schedule.state).toContainText('Черновик сохранён')
  await expect(day).toHaveAccessibleName(/: 11–20,/)
  await schedule.tab('История')
  await expect(page.getByRole('list', { name: 'История' })).toContainText('Вторник с 12')
  await expectAccessible(page, 'history')
})

test('a calendar is imported after its changes are shown, and a provisional holiday says so in the week', async ({
  office,
}) => {
  const [, , , , , , sunday = ''] = nextWeek(office)
  const { page } = await office.admin()
  const schedule = scheduleOf(page)
  await schedule.open()
  await schedule.tab('Календари')
  await page.getByRole('button', { name: 'Загрузить из файла' }).click()
  const choose = async (text: string) =>
    schedule.dialog
      .getByLabel('Файл календаря')
      .setInputFiles({ name: 'calendar.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await choose('{"days": "none"}')
  await expect(schedule.dialog).toContainText('календаря не нашлось')
  const days = [{ date: sunday, kind: 'off', name: 'День отделения', status: 'provisional' }]
  await choose(JSON.stringify({ title: 'Праздники отделения', source: 'проект постановления', days }))
  await expect(schedule.dialog.getByRole('list', { name: 'Что меняет файл' })).toContainText('День отделения')
  await expectAccessible(page, 'a calendar before it is taken')
  await schedule.dialog.getByRole('button', { name: 'Загрузить' }).click()
  await expect(schedule.dialog).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('Праздники отделения')
  const year = page.getByRole('button', { name: sunday.slice(0, 4), exact: true })
  if ((await year.getAttribute('aria-pressed')) !== 'true') await year.click()
  await expect(page.getByRole('listitem').filter({ hasText: 'День отделения' })).toContainText(
    'предварительно',
  )
  await expectAccessible(page, 'calendars')

  await schedule.tab('Неделя')
  await schedule.nextWeek()
  const head = page
    .getByRole('columnheader')
    .filter({ hasText: new RegExp(`(?<!\\d)${Number(sunday.slice(8))}(?!\\d)`) })
  await expect(head).toContainText('День отделения')
  const admin = await office.hall.signIn('admin')
  const { body } = await admin.request<ScheduleOverview>('GET', '/api/schedule')
  expect(body.calendars.find(({ layer }) => layer === 'federal')?.days).toEqual(days)

  await schedule.tab('Квоты и интервалы')
  const shares = page.getByRole('region', { name: 'Доли каналов' })
  await shares.getByRole('textbox', { name: 'Портал' }).fill('40')
  await expect(page.getByRole('main')).toContainText('должно быть 100 %')
  await shares.getByRole('textbox', { name: 'Терминал' }).fill('30')
  await expect(schedule.state).toContainText('Черновик сохранён')
  await expectAccessible(page, 'quotas')
})
