import { expect, test } from '../office.ts'
import { paymentSimulator } from '../payment-simulator.ts'
import { expectAccessible } from '../soundness.ts'

test('a payment is looked up: each of the five answers with what to do next, a wrong УИН before anybody is asked, a lost link, and nobody without access', async ({
  office,
}) => {
  const payments = await paymentSimulator(office.program)
  await office.hall.issue('marriage-application')
  const operator = await office.operator('specialist2', 2)
  const { page } = operator
  await operator.key('F2')
  await operator.hasInFront('Б001', 'Вызван')
  await operator.key('F4')
  await operator.hasInFront('Б001', 'Идёт приём')
  await operator.key('Shift+F3')
  const sheet = operator.sheet('Проверка оплаты')
  const field = sheet.getByRole('textbox')
  const answer = sheet.locator('.payment-answer')
  await expect(sheet).toContainText('Связь с системой платежей есть')
  await expect(field).toBeFocused()

  const receipts = [
    ['РТ-2026-0001', 'Оплачено', 'Оказывайте услугу', /350\s₽.*20 ноября.*У\. А\. П\./s],
    ['РТ-2026-0002', 'Оплачено не полностью', 'доплатить остаток', /200\s₽.*доплатить.*150\s₽/s],
    ['РТ-2026-0003', 'Деньги возвращены', 'Контактный центр: +7 (843) 5-114-115', /1\s600\s₽.*19 ноября/s],
    ['РТ-2026-0004', 'Платёж не найден', 'Контактный центр: +7 (843) 5-114-115', /К оплате.*2\s500\s₽/s],
  ] as const
  for (const [receipt, status, next, facts] of receipts) {
    await field.fill(receipt)
    await expect(answer, 'what was found before is no answer to this').toHaveText('')
    await page.keyboard.press('Enter')
    await expect(answer).toContainText(status)
    await expect(answer).toContainText(next)
    await expect(answer).toContainText(facts)
    await expect(answer).toContainText('ГИС ГМП')
  }
  await expectAccessible(page, 'a payment that was not found')

  const asked = await payments.asked()
  await page.getByText('УИН', { exact: true }).click()
  await field.pressSequentially('00000000000000100006')
  await expect(sheet).toContainText('Контрольная цифра не сходится')
  await expectAccessible(page, 'a wrong check digit')
  await page.keyboard.press('Enter')
  await field.fill('0000000000000010000')
  await page.keyboard.press('Enter')
  await expect(sheet).toContainText('Введено 19 цифр, в УИН их 20 или 25')
  expect(await payments.asked(), 'nobody was asked').toBe(asked)
  await field.fill('00000000000000100005')
  await expect(sheet).toContainText('Контрольная цифра сходится')

  await page.getByText('ФИО', { exact: true }).click()
  await field.fill('Примеров')
  await page.keyboard.press('Enter')
  await expect(sheet).toContainText('Введите фамилию и имя полностью')
  await field.fill('Примеров Ильдар')
  await page.keyboard.press('Enter')
  await expect(answer).toContainText('Подходят 2 платежа')
  await expect(answer.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page, 'two payments of one name')
  await operator.key('F9')
  await operator.isFree()
  await expect(page.locator('body'), 'a name is gone with its visit').not.toContainText('Примеров')
  await operator.key('Shift+F3')
  await expect(field, 'and does not come back').toHaveValue('')

  // Nobody in front: a reason is asked for.
  await payments.setFault('rubbish')
  await field.fill('РТ-2026-0001')
  await page.keyboard.press('Enter')
  await expect(sheet).toContainText('Укажите, зачем проверяете')
  await sheet.getByLabel('Зачем проверяете').selectOption('complaint')
  await sheet.getByRole('button', { name: 'Проверить' }).click()
  await expect(answer).toContainText('Неизвестно')
  await expect(answer).toContainText('Это не отказ: оказывайте услугу в обычном порядке')
  await expect(answer).toContainText('Система платежей ответила не так, как должна')
  await payments.setFault('down')
  for (let n = 2; n <= 3; n++) {
    await field.fill(`РТ-2026-000${n}`)
    await page.keyboard.press('Enter')
    await expect(answer).toContainText('Система платежей не отвечает')
  }
  await expect(sheet).toContainText(/Связи с системой платежей нет с \d\d:\d\d/)
  await expect(sheet).toContainText('услугу оказывают в обычном порядке')
  await expectAccessible(page, 'the payment system is away')

  const fifth = await office.operator('specialist5', 5)
  await fifth.press('Проверить оплату')
  const denied = fifth.sheet('Проверка оплаты')
  await expect(denied).toContainText('У вас нет доступа к проверке платежей')
  await expect(denied.getByRole('listitem').filter({ hasText: 'Специалист 2' })).toContainText('окно 2')
  await expect(denied).toContainText('назовите себя, отдел, цель звонка')
  await expect(denied.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(fifth.page, 'nobody without access')
  await fifth.key('Escape')

  const head = await office.admin('head')
  await head.open('Проверка оплаты')
  const journal = head.page.getByRole('region', { name: 'Журнал проверок' })
  const lines = journal.getByRole('row')
  await expect(lines).toHaveCount(9)
  await expect(lines.nth(1)).toContainText('Специалист 2')
  await expect(lines.nth(1)).toContainText('жалоба')
  await expect(lines.last()).toContainText('талон Б001')
  await expect(head.page.locator('body')).not.toContainText('Примеров')
  const approved = head.page.getByRole('checkbox', { name: /^Специалист 5/ })
  await expect(approved).not.toBeChecked()
  await approved.check()
  await expect(head.page.getByText('добавится: 1, уберётся: 0')).toBeVisible()
  await expectAccessible(head.page, 'the head’s list and the journal')
  await head.page.getByRole('button', { name: 'Утвердить список' }).click()
  await expect(head.message).toContainText('Список утверждён')
  await journal.getByLabel('Кто проверял').selectOption({ label: 'Специалист 5' })
  await expect(journal).toContainText('Проверок ещё не было')

  await fifth.key('Shift+F3')
  await denied.getByLabel('Зачем проверяете').selectOption('refund')
  await denied.getByRole('textbox').fill('РТ-2026-0003')
  await fifth.page.keyboard.press('Enter')
  await expect(denied.locator('.payment-answer'), 'in a pause nobody is kept waiting').toContainText(
    'Неизвестно',
  )
})
