import { taken } from '../book-by-phone.ts'
import { expect, test } from '../office.ts'
import { openReception } from '../screens/reception-screen.ts'
import { expectAccessible, expectFits } from '../soundness.ts'

test('the supervisor sees who is away, why and until when, and releases the window of somebody who is gone', async ({
  office,
}) => {
  const admin = await office.admin()
  const desks = admin.page.getByRole('list', { name: 'Окна' }).getByRole('listitem')
  const card = (number: number) =>
    desks.filter({ has: admin.page.getByRole('heading', { name: `Окно ${number}` }) })
  const one = await office.hall.signIn('specialist1')
  taken(await one.press('desk-1', 'open'))
  taken(await one.press('desk-1', 'pause', { reason: 'lunch', minutes: 30 }))
  await expect(card(1)).toContainText('Обед')
  await expect(card(1)).toContainText(/с \d\d:\d\d до \d\d:\d\d/)
  await expect(card(1)).toContainText('Специалист 1')

  const operator = await office.operator('specialist2', 2)
  await office.hall.issue('marriage-application')
  await expect(operator.waiting.getByRole('listitem')).toHaveCount(1)
  await operator.key('F2')
  await expect(operator.button('Начать приём')).toBeVisible()
  await operator.key('F4')
  await expect(operator.button('Завершить')).toBeVisible()
  const number = await operator.ticketNumber()
  await card(2).getByRole('button', { name: 'Освободить окно 2' }).click()
  const dialog = admin.page.getByRole('dialog', { name: 'Освободить окно 2' })
  await expect(dialog).toContainText(`${number} сейчас на приёме у этого окна. Приём прервётся`)
  await expectAccessible(admin.page, 'releasing a window')
  await expectFits(admin.page, 'releasing a window', true)
  await dialog.getByRole('button', { name: 'Освободить окно' }).click()
  await expect(card(2)).toContainText('Закрыто')
  await expect(operator.slip).toContainText('Окно закрыли не с этого экрана')
  await expect(admin.message).toContainText('Окно 2 освобождено')

  // The visitor waits again, and reception sends the ticket to the one window that is open for it.
  const reception = await openReception(await office.page('/operator/'))
  const three = await office.hall.signIn('specialist2')
  taken(await three.press('desk-3', 'open'))
  const actions = await reception.change(number)
  await actions.getByRole('button', { name: 'Отправить в другое место' }).click()
  await expect(actions.getByLabel('Куда')).toBeFocused()
  await actions.getByLabel('Куда').selectOption({ label: 'Окно 3, Специалист 2' })
  await expectAccessible(reception.page, 'sending a ticket elsewhere')
  await actions.getByRole('button', { name: 'Отправить', exact: true }).click()
  await expect(actions).toHaveCount(0)
  taken(await three.press('desk-3', 'call-next'))
  await expect(card(3)).toContainText(number.slice(1))
})
