import type { Page } from '@playwright/test'
import { keepsNothing } from '../kiosk-alone.ts'
import { expect, test } from '../office.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { screenText, visitorLanguages } from '../texts.ts'
import { tourAdmin } from '../tours/admin-tour.ts'
import { tourBoard } from '../tours/board-tour.ts'
import { tourKiosk } from '../tours/kiosk-tour.ts'
import { tourOperator } from '../tours/operator-tour.ts'
import { viewports } from '../viewports.ts'

for (const language of visitorLanguages) {
  test(`axe finds nothing on the kiosk in ${language}`, async ({ office }) => {
    const kiosk = await office.kiosk()
    await tourKiosk(office, kiosk, language, expectAccessible)
  })
}

test('axe finds nothing on the kiosk with contrast and large text, with a trouble, lost and unpaired', async ({
  office,
}) => {
  const kiosk = await office.kiosk({ script: keepsNothing })
  await kiosk.turnOn('Контраст')
  await kiosk.turnOn('Крупнее')
  await tourKiosk(office, kiosk, 'ru', expectAccessible, false)
  await office.emulators.setFault('printer-1', 'paper-out', true)
  await expect(kiosk.page.getByText('Закончилась бумага')).toBeVisible()
  await expectAccessible(kiosk.page, 'kiosk in contrast without paper')
  await kiosk.touch('Контраст')
  await expect(kiosk.page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expectAccessible(kiosk.page, 'kiosk without paper')
  await kiosk.touch('Мельче')
  await kiosk.touch(/^Умер близкий/)
  await kiosk.touch(/^Получить номер на экране/)
  await expect(kiosk.ticket).toBeVisible()
  await expectAccessible(kiosk.page, 'kiosk with a number on the screen')

  const device = await office.page('/kiosk/', { viewport: viewports.kiosk })
  await expect(device.locator('.pairing-code b')).toBeVisible()
  await expectAccessible(device, 'kiosk with its pairing code')
  await office.program.kill()
  await kiosk.touch('Я запомнил номер')
  await expect(kiosk.heading).toHaveText('Терминал временно не работает')
  await expectAccessible(kiosk.page, 'kiosk without a server')
})

test('axe finds nothing on the board, fresh and stale', async ({ office }) => {
  const board = await office.board()
  const logins = ['specialist1', 'specialist2', 'specialist3']
  const staff = await Promise.all(logins.map((login) => office.hall.signIn(login)))
  await tourBoard(office, board, staff, expectAccessible)
  await office.program.kill()
  await expect(board.stale).toBeVisible()
  await expectAccessible(board.page, 'board without a server')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the specialist’s screen, ${colorScheme}`, async ({ office }) => {
    const empty = await office.page('/operator/', { colorScheme })
    await expect(empty.getByRole('button', { name: 'Войти' })).toBeVisible()
    await expectAccessible(empty, 'sign-in')
    const choosing = await office.operator('specialist2', null, { colorScheme })
    await expectAccessible(choosing.page, 'choice of desks')
    const operator = await office.operator('specialist1', 1, { colorScheme })
    await tourOperator(office, operator, expectAccessible)
    await office.program.kill()
    await expect(operator.page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeVisible()
    await expectAccessible(operator.page, 'operator without a server')
  })

  test(`axe finds nothing on the administrator’s screen, ${colorScheme}`, async ({ office }) => {
    for (let n = 0; n < 5; n++) await office.hall.issue('birth-registration')
    const admin = await office.admin('admin', { colorScheme })
    await tourAdmin(office, admin, expectAccessible)
    await office.program.kill()
    await expect(admin.page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeVisible()
    await expectAccessible(admin.page, 'admin without a server')
  })

  test(`axe finds nothing on the start page and the emulators’ page, ${colorScheme}`, async ({ office }) => {
    const start = await office.page('/', { colorScheme })
    await expect(start.getByRole('heading', { level: 1, name: 'Отдел ЗАГС' })).toBeVisible()
    await expectAccessible(start, 'start page')
    await office.hall.issue('birth-registration', { paper: 'print' })
    const { example } = await office.program.start()
    const emulators = await office.page(example?.emulators ?? '', { colorScheme })
    await expect(emulators.getByRole('img', { name: /^Талон, отрезан/ })).toBeVisible()
    await expectAccessible(emulators, 'emulators')
  })
}

for (const language of visitorLanguages) {
  test(`the visitor’s page in ${language} fits a phone of 360 pixels, and axe finds nothing`, async ({
    office,
  }) => {
    const say = (key: string) => screenText('board', language, `visitor.${key}`)
    const staff = await office.hall.signIn('specialist1')
    const { link } = await office.hall.issue('birth-registration', { language })
    const page = await office.page(link, { viewport: viewports.phone })
    const heading = page.getByRole('heading', { level: 1 })
    const sound = async (at: Page, name: string) => {
      await expectFits(at, `phone ${language} ${name}`, false)
      await expectAccessible(at, `phone ${language} ${name}`)
    }
    await expect(heading).toHaveText(say('next'))
    await sound(page, 'waiting')
    await staff.press('desk-1', 'open')
    const { body } = await staff.press<{ visitId: string }>('desk-1', 'call-next')
    await expect(heading).toHaveText(say('approach'))
    await sound(page, 'called')
    await staff.press('desk-1', 'start', { visitId: body.visitId })
    await expect(heading).toHaveText(say('serving'))
    await sound(page, 'serving')
    await staff.press('desk-1', 'finish', { visitId: body.visitId })
    await expect(heading).toHaveText(say('served'))
    await sound(page, 'served')
    const unknown = await office.page('/t/AAAAAAAAAAAAAAAAAAAAAA', { viewport: viewports.phone })
    await expect(
      unknown.getByRole('heading', { level: 1, name: screenText('board', 'ru', 'visitor.unknown') }),
    ).toBeVisible()
    await sound(unknown, 'unknown')
  })
}
