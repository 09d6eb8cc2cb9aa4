import { expect, test } from '../office.ts'
import { fillSignIn } from '../screens/staff-sign-in.ts'

test('a wrong password is refused in words, and after five the account is shut for a while', async ({
  office,
}) => {
  const page = await office.page('/operator/')
  const refused = page.getByRole('alert')
  for (let n = 1; n <= 4; n++) {
    await fillSignIn(page, 'specialist1', `не тот ${n}`)
    await expect(page.getByRole('button', { name: 'Войти' })).toBeEnabled()
    await expect(refused).toHaveText(/^Неверное имя или пароль/)
  }
  await fillSignIn(page, 'specialist1', 'не тот 5')
  await expect(refused).toHaveText(/^Слишком много неверных попыток. Вход откроется через 15 мин/)
  await fillSignIn(page, 'specialist1')
  await expect(refused, 'the right password does not open a locked account').toHaveText(/^Слишком много/)
  await fillSignIn(page, 'specialist2')
  await expect(page.getByRole('heading', { name: 'За каким окном вы сегодня?' })).toBeVisible()
})

test('an ended session asks for the password over the screen, and the work goes on from the same place', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А001')
  await operator.key('F2')
  await operator.hasInFront('А001', 'Вызван')

  const ended = await operator.page.request.delete('/api/session', { headers: { 'x-chered': '1' } })
  expect(ended.status()).toBe(204)
  const again = operator.page.getByRole('dialog', { name: 'Войдите снова' })
  await expect(again).toBeVisible()
  await again.getByLabel('Пароль', { exact: true }).fill('primer-2026')
  await again.getByRole('button', { name: 'Войти' }).click()
  await expect(again).toBeHidden()
  await expect(operator.button('Начать приём')).toHaveAttribute('aria-disabled', 'false')
  await operator.key('F4')
  await operator.hasInFront('А001', 'Идёт приём')
})

test('a window held by a colleague cannot be taken and says by whom', async ({ office }) => {
  await office.operator('specialist1', 1)
  const second = await office.operator('specialist2', null)
  const taken = second.page.getByRole('listitem').filter({ hasText: 'Окно 1' })
  await expect(taken).toContainText('работает Специалист 1')
  await expect(taken.getByRole('button')).toHaveCount(0)

  const staff = await office.hall.signIn('specialist2')
  const reply = await staff.press<{ code: string; params: { name: string } }>('desk-1', 'open')
  expect(reply).toMatchObject({
    status: 409,
    body: { code: 'desk-taken', params: { name: 'Специалист 1' } },
  })
})

test('a press with nobody waiting says so', async ({ office }) => {
  const operator = await office.operator('specialist1', 1)
  await operator.key('F2')
  await expect(operator.message).toContainText('Сейчас никто не ждёт')
  await operator.isFree()
})

test('the head sees the hall and changes nothing; a specialist has no right to the administrator’s place', async ({
  office,
}) => {
  const head = await office.admin('head')
  await expect(head.page.getByRole('radio', { name: 'круглосуточно' })).toBeDisabled()
  await head.open('Оборудование')
  await expect(head.page.getByText('Подключает и отключает устройства администратор')).toBeVisible()
  await expect(head.page.getByRole('button', { name: /^Отключить/ })).toHaveCount(0)

  const page = await office.page('/admin/')
  await fillSignIn(page, 'specialist1')
  await expect(page.getByRole('heading', { name: 'Для этого рабочего места у вас нет прав' })).toBeVisible()
})
