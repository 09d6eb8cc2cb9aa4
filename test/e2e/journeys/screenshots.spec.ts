import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from '../office.ts'
import { untilAtRest } from '../soundness.ts'

const folder = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url))

test('pictures of every screen for the README', async ({ office }) => {
  await mkdir(folder, { recursive: true })
  const picture = async (page: Page, name: string) => {
    await untilAtRest(page)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  const staff = await Promise.all(
    ['specialist2', 'specialist3', 'specialist4', 'specialist5'].map((login) => office.hall.signIn(login)),
  )
  for (const [n, member] of staff.entries()) await member.press(`desk-${n + 2}`, 'open')
  const operator = await office.operator('specialist1', 1)
  const [kiosk, board, admin] = await Promise.all([office.kiosk(), office.board(), office.admin()])

  for (const service of [
    'marriage-application',
    'repeat-certificate',
    'name-change',
    'ready-document',
    'birth-registration',
    'birth-registration',
    'paternity',
    'divorce-court',
    'apostille',
    'e-application',
    'advice',
    'birth-registration',
  ]) {
    await office.hall.issue(service)
  }
  for (const [n, member] of staff.entries()) {
    const { body } = await member.press<{ visitId: string }>(`desk-${n + 2}`, 'call-next')
    if (n < 2) await member.press(`desk-${n + 2}`, 'start', { visitId: body.visitId })
  }
  await expect(kiosk.page.getByText('ждут').first()).toBeVisible()
  await picture(kiosk.page, 'kiosk-start')
  await kiosk.touch(/^Родился ребёнок/)
  await kiosk.touch(/^Да/)
  await expect(kiosk.heading).toHaveText('Государственная регистрация рождения')
  await picture(kiosk.page, 'kiosk-service')
  await kiosk.touch(/^Взять талон/)
  await expect(kiosk.heading).toHaveText('Возьмите талон')
  await picture(kiosk.page, 'kiosk-ticket')
  const { png } = await office.emulators.nextPaper(0)
  await writeFile(join(folder, 'ticket-paper.png'), png)

  await operator.key('F2')
  await expect(operator.button('Начать приём')).toBeVisible()
  await board.showsLarge(await operator.ticketNumber(), 1)
  await picture(board.page, 'board-call')
  await operator.key('F4')
  await expect(operator.button('Завершить')).toBeVisible()
  await picture(operator.page, 'operator-visitor')
  await expect(admin.page.getByRole('list', { name: 'Окна' })).toContainText('Приём')
  await picture(admin.page, 'admin-hall')
  await admin.open('Оборудование')
  await picture(admin.page, 'admin-equipment')

  const { example } = await office.program.start()
  const emulators = await office.page(example?.emulators ?? '')
  await expect(emulators.getByRole('img', { name: /^Талон, отрезан/ })).toBeVisible()
  await picture(emulators, 'emulators')
})
