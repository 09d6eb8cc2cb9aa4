import type { Availability, Booking } from '@chered/protocol/booking'
import type { Schedule } from '@chered/protocol/schedule'
import { commandId, type Staff } from '../hall.ts'
import { expect, type Office, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import { absenceScreen } from '../screens/absence-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'

test.use({ unlike: { change: openAllWeek } })

const absent = 'Специалист 3'
const resourceId = 'staff-specialist3'

async function asked<T>(staff: Staff, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await staff.request<T>(method, path, body)
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** All working time can be booked at the reception, so that one specialist's day can be full. */
async function sellAllAtReception({ hall }: Office): Promise<void> {
  const [admin, head] = [await hall.signIn('admin'), await hall.signIn('head')]
  const { today, inForce } = await asked<{ today: string; inForce: { schedule: Schedule } }>(
    admin,
    'GET',
    '/api/schedule',
  )
  const shares = { portal: 0, contactCentre: 0, kiosk: 0, reception: 1 }
  const quotas = { ...inForce.schedule.quotas, bookedShare: 1, shares }
  const draft = await asked<{ id: string; revision: number }>(admin, 'PUT', '/api/schedule/draft', {
    revision: null,
    schedule: { ...inForce.schedule, quotas },
  })
  const submission = { revision: draft.revision, inForceFrom: today }
  await asked(admin, 'POST', '/api/schedule/draft/submit', submission)
  await asked(head, 'POST', `/api/schedule/versions/${draft.id}/approve`, {})
}

/** Books with the one who will be absent, later today, about three quarters of an hour apart. */
async function bookToday(staff: Staff, services: readonly string[]): Promise<Booking[]> {
  const bookings: Booking[] = []
  let after = Date.now() + 10 * 60_000
  for (const [n, serviceId] of services.entries()) {
    const path = `/api/availability?services=${serviceId}&days=1&resourceId=${resourceId}`
    const { days } = await asked<Availability>(staff, 'GET', path)
    const slot = days.flatMap(({ intervals }) => intervals).find(({ start }) => start >= after)
    if (!slot) throw new Error(`no time for the booking number ${n + 1}`)
    const held = await asked<Booking>(staff, 'POST', '/api/bookings', {
      commandId: commandId(),
      bookingId: commandId(),
      services: [{ serviceId, count: 1 }],
      start: slot.start,
      resourceId,
      language: 'ru',
    })
    bookings.push(
      await asked<Booking>(staff, 'POST', `/api/bookings/${held.bookingId}/confirm`, {
        commandId: commandId(),
        visitor: { name: `Посетитель ${'АБВГДЕЖЗ'[n]}`, phone: null },
      }),
    )
    after = slot.start + 45 * 60_000
  }
  return bookings
}

const places = (bookings: readonly Booking[]) =>
  bookings.map(({ bookingId, state, start, resourceId: at, code }) => ({ bookingId, state, start, at, code }))
const readAgain = (staff: Staff, bookings: readonly Booking[]) =>
  Promise.all(bookings.map(({ bookingId }) => asked<Booking>(staff, 'GET', `/api/bookings/${bookingId}`)))

test('a day of eight booked visitors is handed over in under ten clicks, one adjusted by keyboard and one by dragging, and undone', async ({
  office,
}) => {
  await sellAllAtReception(office)
  const reception = await office.hall.signIn('reception')
  const certificate = 'repeat-certificate'
  // Nobody else makes apostilles: the last visitor has no colleague to go to.
  const before = await bookToday(reception, [...Array(7).fill(certificate), 'apostille'])
  await office.hall.issue(certificate)
  const screen = absenceScreen(await office.admin())
  const { page } = screen
  await screen.open()
  await expect(screen.row('Посетитель А')).toContainText(absent)
  await screen.mark(absent)
  await expect(
    page.getByRole('heading', { name: /^8 записанным посетителям нужно другое место/ }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: /^В зале ждёт 1 посетитель/ })).toBeVisible()
  await expect(screen.place('Посетитель З')).toHaveValue('needs-relocation')
  await expectAccessible(page, 'proposal for an absence')
  await expectFits(page, 'proposal for an absence', true)

  const first = screen.place('Посетитель А')
  const proposed = await first.inputValue()
  await first.focus()
  await page.keyboard.press('End')
  await expect(first).toHaveValue('needs-relocation')
  await expect(page.getByRole('button', { name: /6 посетителей перейдут к коллегам, 2 нужно/ })).toBeVisible()
  await page.keyboard.press('Home')
  await expect(first).not.toHaveValue('needs-relocation')
  const kept = await first.inputValue()
  expect(kept).toMatch(/ same-time$/)

  const second = screen.place('Посетитель Б')
  const from = await second.inputValue()
  const other = from.startsWith('staff-specialist2') ? 'Специалист 5' : 'Специалист 2'
  await screen.chip(2).dragTo(screen.line(other))
  const onto = other === 'Специалист 5' ? 'staff-specialist5 same-time' : 'staff-specialist2 same-time'
  await expect(second).toHaveValue(onto)

  await screen.confirm('7 посетителей перейдут к коллегам, 1 нужно перенести')
  expect(screen.clicks()).toBeLessThan(10)
  expect([proposed, kept].every((key) => /^staff-specialist[25] /.test(key))).toBe(true)
  const after = await readAgain(reception, before)
  expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code))
  expect(after[0]).toMatchObject({ state: 'booked', resourceId: kept.split(' ')[0], start: before[0]?.start })
  expect(after[1]).toMatchObject({ state: 'booked', resourceId: onto.split(' ')[0], start: before[1]?.start })
  expect(after[7]).toMatchObject({ state: 'needs-relocation' })
  await expectAccessible(page, 'absence confirmed')

  await screen.tab('На день')
  await expect(screen.row('Посетитель Б')).toContainText(other)
  await expect(screen.row('Посетитель З')).toContainText('нужно перенести')
  await expectAccessible(page, 'bookings of a day')
  await screen.tab('Отсутствия')
  await screen.undo()
  await expect(page.getByRole('region', { name: 'Сообщения' })).toContainText('отсутствие отменено')
  expect(places(await readAgain(reception, before))).toEqual(places(before))
  await screen.tab('На день')
  await expect(screen.row('Посетитель Б')).toContainText(absent)
})

test('a booking that changes meanwhile brings a fresh proposal; whoever lost the place gets another day, and the specialist comes back earlier', async ({
  office,
}) => {
  await sellAllAtReception(office)
  const reception = await office.hall.signIn('reception')
  const before = await bookToday(reception, ['apostille', 'repeat-certificate', 'repeat-certificate'])
  const screen = absenceScreen(await office.admin())
  const { page } = screen
  await screen.open()
  await screen.mark(absent)
  await expect(page.getByRole('heading', { name: /^3 записанным посетителям/ })).toBeVisible()
  await asked(reception, 'POST', `/api/bookings/${before[2]?.bookingId}/cancel`, { commandId: commandId() })
  await expect(page.getByText('Предложение составлено заново')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^2 записанным посетителям/ })).toBeVisible()
  await screen.confirm('1 посетитель перейдёт к коллегам, 1 нужно перенести')

  const menu = page.getByRole('navigation', { name: 'Разделы', exact: true })
  await expect(menu.getByText('1 запись нужно перенести')).toBeAttached()
  await screen.tab('Нужно перенести')
  await expectAccessible(page, 'bookings without a place')
  await page.getByRole('button', { name: /^Подобрать время: Посетитель А/ }).click()
  const mover = page.getByRole('dialog', { name: 'Новое время: Посетитель А' })
  await mover
    .getByRole('group', { name: 'Ближе всего к прежнему времени' })
    .getByRole('button')
    .first()
    .click()
  await expectAccessible(page, 'another time for a booking')
  await mover.getByRole('button', { name: /^Перенести на/ }).click()
  await expect(mover).toBeHidden()
  await expect(page.getByText('Переносить некого')).toBeVisible()
  const [moved] = await readAgain(reception, before.slice(0, 1))
  expect(moved).toMatchObject({ state: 'booked', code: before[0]?.code })
  expect(moved?.date).not.toBe(before[0]?.date)

  await screen.tab('Отсутствия')
  await page.getByRole('button', { name: `Вернулся раньше: ${absent}` }).click()
  const dialog = page.getByRole('dialog', { name: `${absent} снова принимает?` })
  await expectAccessible(page, 'back earlier')
  await dialog.getByRole('button', { name: 'Снова принимает' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Раньше' })).toContainText('вернулся раньше')
  const path = `/api/availability?services=apostille&days=1&resourceId=${resourceId}`
  const { days } = await asked<Availability>(reception, 'GET', path)
  expect(days.flatMap(({ intervals }) => intervals).length).toBeGreaterThan(0)
})
