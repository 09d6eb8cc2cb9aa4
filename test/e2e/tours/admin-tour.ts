import { expect } from '@playwright/test'
import type { Office } from '../office.ts'
import type { AdminScreen } from '../screens/admin-screen.ts'
import type { Inspect } from '../soundness.ts'

/** The administrator's two pages, in peace and with a trouble, and each of their dialogs. */
export async function tourAdmin(office: Office, admin: AdminScreen, inspect: Inspect): Promise<void> {
  const look = (name: string) => inspect(admin.page, `admin ${name}`)
  const { page } = admin
  await expect(page.getByRole('list', { name: 'Окна' })).toBeVisible()
  await look('hall')
  await office.emulators.setFault('printer-1', 'paper-out', true)
  await office.emulators.setFault('panel-1', 'unplugged', true)
  await expect(admin.trouble('кончилась бумага')).toBeVisible()
  await look('hall with a trouble')
  await admin.open('Оборудование')
  await expect(page.getByRole('list', { name: 'Терминалы' })).toBeVisible()
  await look('equipment with a trouble')
  await office.emulators.setFault('printer-1', 'paper-out', false)
  await office.emulators.setFault('panel-1', 'unplugged', false)

  const device = await office.page('/board/')
  await page.getByRole('button', { name: 'Подключить' }).click()
  await expect(page.getByRole('dialog', { name: 'Подключить табло' })).toBeVisible()
  await look('pairing a board')
  await page.getByRole('dialog').getByRole('button', { name: 'Подключить' }).click()
  await expect(page.getByText('Введите все шесть цифр')).toBeVisible()
  await look('pairing without a code')
  await page.keyboard.press('Escape')
  await device.close()
  await page.getByRole('button', { name: 'Изменить: Терминал 1' }).click()
  await expect(page.getByRole('dialog', { name: 'Изменить: Терминал 1' })).toBeVisible()
  await look('changing a kiosk')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Отключить: Табло зала' }).click()
  await expect(page.getByRole('dialog', { name: 'Отключить: Табло зала?' })).toBeVisible()
  await look('revoking a board')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
