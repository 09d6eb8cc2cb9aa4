import { expect, test } from '../office.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { viewports } from '../viewports.ts'

test('a fault goes in two clicks to the administrator, who takes it to its end; the reporter sees each step', async ({
  office,
}) => {
  const operator = await office.operator('specialist2', 2)
  const { page } = operator
  await operator.button('Сообщить о неполадке').click()
  const drawer = page.getByRole('dialog', { name: 'Сообщить о неполадке' })
  const devices = drawer.getByRole('group', { name: 'Что не работает?' }).getByRole('listitem')
  await expect(devices.first(), 'this window’s own come first').toContainText('окно 2')
  await expectAccessible(page, 'choosing a device')
  await devices.filter({ hasText: 'Табло окна, окно 2' }).getByRole('button').click()
  await drawer.getByLabel('Уточнение, если нужно').fill('Горит через раз')
  await expectFits(page, 'choosing a fault', true)
  await expectAccessible(page, 'choosing a fault')
  await drawer.getByRole('button', { name: 'Показывает не тот номер' }).click()
  await expect(drawer.getByText('Сообщено: Табло окна, окно 2')).toBeVisible()
  const own = drawer.getByRole('region', { name: 'Вы сообщили' }).getByRole('listitem')
  await expect(own).toHaveText(/Табло окна, окно 2\s*сообщено в \d\d:\d\d, администратор видит/)
  await expectAccessible(page, 'a fault reported')

  const colleague = await office.hall.signIn('specialist3')
  const again = await colleague.request<{ number: number }>('POST', '/api/incidents', {
    commandId: 'colleague-reports-it',
    subject: { kind: 'panel', id: 'panel-2' },
    fault: 'dark',
  })
  expect(again.body.number, 'the device has one open incident').toBe(1)

  const admin = await office.admin()
  const trouble = admin.trouble('Табло окна, окно 2: Показывает не тот номер.')
  await expect(trouble).toContainText('Никто ещё не занимается')
  await expect(trouble).toContainText('Сообщили 2 раза')
  await trouble.getByRole('link', { name: 'К инцидентам' }).click()
  const card = admin.page.getByRole('article', { name: 'Инцидент 1: Табло окна, окно 2' })
  await expect(card).toContainText('Горит через раз')
  await expect(card).toContainText('Специалист 3')
  await expect(card).toContainText('отсчёт начнётся после передачи')
  await expectFits(admin.page, 'an open incident', true)
  await expectAccessible(admin.page, 'an open incident')
  await card.getByRole('button', { name: 'Беру на себя' }).click()
  await expect(own).toContainText('администратор занимается')
  await card.getByRole('button', { name: 'Передано в поддержку' }).click()
  await expect(card).toContainText('осталось поддержке на отклик')
  await expect(card.locator('.reaction-left')).toHaveText(/^(29|30):\d\d$/)
  await expect(card.getByRole('link', { name: '+7 (843) 525-70-11' })).toHaveAttribute(
    'href',
    'tel:+78435257011',
  )
  await expect(own).toContainText('передано в поддержку')
  await admin.page.setViewportSize(viewports.workplaceSmall)
  await expectFits(admin.page, 'the clock of support runs, on a tablet', true)
  await expectAccessible(admin.page, 'the clock of support runs')
  await card.getByRole('button', { name: 'Отклик получен' }).click()
  await expect(card).toContainText('Отклик за 1 минуту')
  await card.getByRole('button', { name: 'Устранено' }).click()
  await expect(card).toHaveCount(0)
  await expect(own).toContainText(/устранено в \d\d:\d\d/)
  const ended = admin.page.getByRole('region', { name: 'Закрытые' }).getByRole('row')
  await expect(ended.nth(1)).toHaveText(/^1Табло окна, окно 2.*отклик за 1 мин.*устранено/)
  await expectAccessible(admin.page, 'an incident that has ended')
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await admin.open('Зал')
  await expect(trouble).toHaveCount(0)

  const reception = await office.page('/operator/', { colorScheme: 'dark' })
  await reception.getByRole('textbox', { name: 'Имя для входа' }).fill('reception')
  await reception.getByLabel('Пароль', { exact: true }).fill('primer-2026')
  await reception.getByRole('button', { name: 'Войти' }).click()
  await reception.getByRole('button', { name: 'Сообщить о неполадке' }).click()
  await expect(reception.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await expectAccessible(reception, 'reporting from reception, dark')
})
