import type { Page } from '@playwright/test'
import { expect, test } from '../office.ts'
import type { AdminScreen } from '../screens/admin-screen.ts'
import { openKiosk } from '../screens/kiosk-screen.ts'
import { viewports } from '../viewports.ts'

const places = {
  kiosk: { path: '/kiosk/', asks: 'Новый терминал просит подключения', title: 'Подключить терминал' },
  board: { path: '/board/', asks: 'Новое табло просит подключения', title: 'Подключить табло' },
} as const

async function codeOn(device: Page): Promise<string> {
  const code = device.locator('.pairing-code b')
  await expect(code).toHaveText(/^\d{6}$/)
  return (await code.textContent()) ?? ''
}

async function confirm(admin: AdminScreen, kind: keyof typeof places, code: string, name: string) {
  const { page } = admin
  const asking = page.getByRole('listitem').filter({ hasText: places[kind].asks })
  await asking.getByRole('button', { name: 'Подключить' }).click()
  const dialog = page.getByRole('dialog', { name: places[kind].title })
  await dialog.getByRole('textbox', { name: 'Код с экрана устройства' }).fill(code)
  await dialog.getByRole('textbox', { name: 'Название' }).fill(name)
  return dialog
}

test('a new kiosk is paired by its code, works, and when revoked shows a code again', async ({ office }) => {
  const [admin, device] = await Promise.all([
    office.admin(),
    office.page('/kiosk/', { viewport: viewports.kiosk, touch: true }),
  ])
  await admin.open('Оборудование')
  const code = await codeOn(device)

  const wrong = code === '000000' ? '000001' : '000000'
  const dialog = await confirm(admin, 'kiosk', wrong, 'Терминал у входа')
  await dialog.getByRole('button', { name: 'Подключить' }).click()
  await expect(dialog.getByText('Код не совпадает')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Код с экрана устройства' }).fill(code)
  await dialog.getByRole('combobox', { name: 'Принтер терминала' }).selectOption('printer-1')
  await dialog.getByRole('button', { name: 'Подключить' }).click()
  await expect(dialog).toBeHidden()

  const kiosk = openKiosk(device)
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
  await kiosk.takeTicket('ru', ['Родился ребёнок', 'Да'])
  expect(await kiosk.ticketNumber()).toBe('А001')

  await admin.page.getByRole('button', { name: 'Отключить: Терминал у входа' }).click()
  const sure = admin.page.getByRole('dialog', { name: 'Отключить: Терминал у входа?' })
  await expect(sure).toContainText('перестанет выдавать талоны')
  await sure.getByRole('button', { name: 'Отключить', exact: true }).click()
  await expect(kiosk.heading).toHaveText('Подключите устройство')
  await codeOn(device)
})

test('a new board is paired for its hall, shows calls, and when revoked shows a code again', async ({
  office,
}) => {
  const [admin, device, operator] = await Promise.all([
    office.admin(),
    office.page('/board/', { viewport: viewports.board }),
    office.operator('specialist1', 1),
  ])
  await admin.open('Оборудование')
  const dialog = await confirm(admin, 'board', await codeOn(device), 'Табло у лестницы')
  await dialog.getByRole('checkbox', { name: 'Зал 1' }).check()
  await dialog.getByRole('button', { name: 'Подключить' }).click()
  await expect(dialog).toBeHidden()
  await expect(device.getByRole('heading', { name: /Отдел ЗАГС/ })).toBeVisible()

  await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А001')
  await operator.key('F2')
  await expect(device.getByTestId('latest-call')).toContainText('А001')

  await admin.page.getByRole('button', { name: 'Отключить: Табло у лестницы' }).click()
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Отключить', exact: true }).click()
  await codeOn(device)
})
