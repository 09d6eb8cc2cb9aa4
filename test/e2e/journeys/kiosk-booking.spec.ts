import type { Availability, Booking } from '@chered/protocol/booking'
import { openCable } from '../cable.ts'
import { commandId, kioskToken } from '../hall.ts'
import { expect, type Office, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import { type KioskAid, type KioskScreen, openKiosk } from '../screens/kiosk-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { visitorLanguages } from '../texts.ts'
import { tourKioskBooking } from '../tours/kiosk-booking-tour.ts'
import { until } from '../until.ts'
import { viewports } from '../viewports.ts'

test.use({ unlike: { change: openAllWeek } })

const service = 'divorce-court'

/** What another kiosk of the office would ask. */
async function asKiosk<T>(office: Office, method: string, path: string, body?: unknown) {
  const response = await fetch(office.program.address + path, {
    method,
    headers: {
      authorization: `Bearer ${kioskToken}`,
      'x-chered': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as T }
}

async function isFree(office: Office, date: string, time: string): Promise<boolean> {
  const { body } = await asKiosk<Availability>(office, 'GET', `/api/availability?services=${service}`)
  return body.days.find((day) => day.date === date)?.intervals.some((one) => one.time === time) ?? false
}

/** The office's local date of tomorrow. */
function tomorrow(office: Office): string {
  const at = Date.now() + 24 * 3_600_000
  return new Intl.DateTimeFormat('en-CA', { timeZone: office.file.timeZone }).format(at)
}

/** Through the survey to the free times of tomorrow. */
async function toTomorrow(kiosk: KioskScreen): Promise<void> {
  await kiosk.touch(/^Развод/)
  await kiosk.touch('Да')
  await kiosk.touch(/^(В другой день|Другое время или день)/)
  await kiosk.touch(/^завтра/)
  await expect(kiosk.heading).toHaveText('Выберите время')
}

/** Touches the first free time of the screen and says which it was. */
async function touchFirstTime(kiosk: KioskScreen): Promise<string> {
  const first = kiosk.page.locator('.time').first()
  const time = (await first.textContent()) ?? ''
  await first.tap()
  return time
}

test('a visitor books another day, and the paper says the same code as the screen', async ({ office }) => {
  const kiosk = await office.kiosk()
  const known = await office.emulators.papers()
  await toTomorrow(kiosk)
  const time = await touchFirstTime(kiosk)
  await expect(kiosk.heading).toHaveText('Проверьте запись')
  await expect(kiosk.page.getByText(new RegExp(`, в ${time}$`))).toBeVisible()
  await expect(kiosk.page.getByText(/^Время за вами ещё \d+:\d\d$/)).toBeVisible()
  await kiosk.page.getByRole('button', { name: 'Записаться', exact: true }).tap()
  const code = await kiosk.bookingCode()
  await expect(kiosk.heading).toHaveText('Возьмите подтверждение')
  const { qr } = await office.emulators.nextPaper(known)
  expect(qr).toBe(`chered:${code}`)
  await kiosk.touch('Готово')

  await kiosk.checkIn(code)
  await expect(kiosk.heading).toHaveText('Запись на другой день')
  await expect(kiosk.page.getByRole('button', { name: 'Взять талон' })).toHaveCount(0)
})

test('a time that another visitor takes meanwhile is said to be gone, and fresh times stand there', async ({
  office,
}) => {
  const kiosk = await office.kiosk()
  await toTomorrow(kiosk)
  const first = kiosk.page.locator('.time').first()
  const time = (await first.textContent()) ?? ''
  const { body } = await asKiosk<Availability>(office, 'GET', `/api/availability?services=${service}`)
  const start = body.days
    .find(({ date }) => date === tomorrow(office))
    ?.intervals.find((one) => one.time === time)?.start
  // The screen may not learn of it before the touch.
  await kiosk.page.route('**/api/availability*', (route) => route.abort())
  for (let refused = false; !refused; ) {
    const bookingId = commandId()
    const order = { services: [{ serviceId: service, count: 1 }], start, resourceId: null, language: 'ru' }
    const { status } = await asKiosk(office, 'POST', '/api/bookings', {
      commandId: commandId(),
      bookingId,
      ...order,
    })
    refused = status !== 200
  }
  await kiosk.page.unroute('**/api/availability*')
  await first.tap()
  await expect(kiosk.page.getByRole('alert')).toContainText('Это время только что заняли')
  await expect(kiosk.heading).toHaveText('Выберите время')
  await expect(kiosk.page.getByRole('button', { name: time, exact: true })).toHaveCount(0)
})

test('a visitor who goes back, or away, leaves the time to others at once', async ({ office }) => {
  const kiosk = await office.kiosk()
  await toTomorrow(kiosk)
  const time = await touchFirstTime(kiosk)
  await expect(kiosk.heading).toHaveText('Проверьте запись')
  await kiosk.touch('Назад')
  await until('the time is free again', async () =>
    (await isFree(office, tomorrow(office), time)) ? true : null,
  )
})

test('a confirmation that the server does not hear is not lost and makes one booking', async ({ office }) => {
  const cable = await openCable(() => office.program.address)
  try {
    const { example } = await office.program.start()
    const look = { viewport: viewports.kiosk, touch: true }
    const kiosk = openKiosk(await office.page(`${cable.address}${example?.links.kiosk}`, look))
    await toTomorrow(kiosk)
    await touchFirstTime(kiosk)
    const confirm = kiosk.page.getByRole('button', { name: 'Записаться', exact: true })
    await confirm.tap({ trial: true })
    cable.pull()
    await confirm.tap()
    await expect(kiosk.heading).toHaveText('Нет связи с сервером')
    await expect(kiosk.page.getByRole('status')).toContainText('Второй записи не будет')
    cable.plug()
    const code = await kiosk.bookingCode()
    const reception = await office.hall.signIn('reception')
    const { body } = await reception.request<{ bookings: Booking[] }>(
      'GET',
      `/api/bookings?date=${tomorrow(office)}`,
    )
    expect(body.bookings.map((booking) => booking.code)).toEqual([code])
  } finally {
    await cable.close()
  }
})

for (const size of ['kiosk', 'kioskLandscape'] as const) {
  test(`booking and check-in at ${viewports[size].width}×${viewports[size].height} fit and are accessible in every language`, async ({
    office,
  }) => {
    const kiosk = await office.kiosk({ viewport: viewports[size] })
    for (const language of visitorLanguages) {
      await tourKioskBooking(office, kiosk, language, async (page, name) => {
        await expectFits(page, name, false)
        if (language === 'ru') await expectAccessible(page, name)
      })
    }
  })

  test(`booking and check-in at ${viewports[size].width}×${viewports[size].height} fit with the aids`, async ({
    office,
  }) => {
    const aids: KioskAid[][] =
      size === 'kiosk' ? [['Крупнее'], ['Ниже'], ['Контраст']] : [['Крупнее'], ['Контраст']]
    for (const wished of aids) {
      const kiosk = await office.kiosk({ viewport: viewports[size] })
      for (const aid of wished) await kiosk.turnOn(aid)
      await tourKioskBooking(office, kiosk, 'ru', async (page, name) => {
        await expectFits(page, `${name}, ${wished}`, false)
        if (wished.includes('Контраст')) await expectAccessible(page, `${name}, ${wished}`)
      })
    }
  })
}
