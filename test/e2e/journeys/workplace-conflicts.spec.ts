import { ticketText } from '@chered/protocol/ticket-text'
import { openCable } from '../cable.ts'
import { expect, type Office, test } from '../office.ts'
import { openOperator } from '../screens/operator-screen.ts'
import { fillSignIn } from '../screens/staff-sign-in.ts'

const service = 'birth-registration'

/** Issues so many tickets; gives their numbers in words. */
async function take(office: Office, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) numbers.push(ticketText((await office.hall.issue(service)).ticket))
  return numbers
}

test('one login at two PCs is one window: presses of both in one instant call one visitor, and both see the same', async ({
  office,
}) => {
  const first = await office.operator('specialist1', 1)
  const [a001 = '', a002 = ''] = await take(office, 2)

  const second = openOperator(await office.page('/operator/'))
  await fillSignIn(second.page, 'specialist1')
  await expect(second.waiting, 'the window that is held opens by itself').toContainText(a002)
  await expect(first.waiting).toContainText(a002)
  await Promise.all([first.key('F2'), second.key('F2')])
  await Promise.all([first.hasInFront(a001, 'Вызван'), second.hasInFront(a001, 'Вызван')])
  await expect(first.waiting.getByRole('listitem')).toHaveCount(1)

  await second.key('F4')
  await first.hasInFront(a001, 'Идёт приём')
  await first.key('F9')
  await second.isFree()
  await expect(second.message, 'a visit that ended as wanted needs no words').toBeEmpty()

  const third = await office.hall.signIn('specialist1')
  expect(await third.press('desk-2', 'open'), 'and no second window beside it').toMatchObject({
    status: 409,
    body: { code: 'specialist-at-another-desk' },
  })
  await second.menu('Закрыть окно')
  await expect(first.page.getByRole('button', { name: 'Открыть окно' })).toBeVisible()
})

test('a visitor whom the administrator sends to another window: the specialist is told where to', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  await office.operator('specialist3', 3)
  const [a001 = ''] = await take(office, 1)
  await expect(operator.waiting).toContainText(a001)
  await operator.key('F2')
  await operator.hasInFront(a001, 'Вызван')

  const admin = await office.hall.signIn('admin')
  const found = await admin.request<{ visits: { visitId: string }[] }>(
    'GET',
    `/api/visits?query=${encodeURIComponent(a001)}`,
  )
  const moved = await admin.request('POST', `/api/visits/${found.body.visits[0]?.visitId}/redirect`, {
    commandId: 'moved-by-the-administrator',
    to: { kind: 'desk', deskId: 'desk-3' },
  })
  expect(moved.status).toBe(204)
  await operator.isFree()
  await expect(operator.message).toContainText(`Талон ${a001} направлен к другому окну: его ждёт окно 3`)
  await operator.key('F4')
  await operator.isFree()
})

test('a window that the administrator frees in mid-visit says so, and a late press does nothing', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  const [a001 = ''] = await take(office, 1)
  await expect(operator.waiting).toContainText(a001)
  await operator.key('F2')
  await operator.hasInFront(a001, 'Вызван')
  const admin = await office.hall.signIn('admin')
  expect((await admin.press('desk-1', 'release')).status).toBe(204)
  await expect(operator.page.getByRole('banner').locator('p.st')).toHaveText('Закрыто')
  await expect(operator.slip).toContainText('Окно закрыли не с этого экрана')
  await operator.key('F4')
  const colleague = await office.operator('specialist3', 3)
  await expect(colleague.waiting, 'the visitor waits at the old place').toContainText(a001)
})

test('with the server gone in mid-visit the clock goes on, and a press is told afterwards as done or not done', async ({
  office,
}) => {
  const [a001 = '', a002 = ''] = await take(office, 2)
  const cable = await openCable(() => office.program.address)
  try {
    const operator = openOperator(await office.page(`${cable.address}/operator/`))
    await operator.signIn('specialist1')
    await operator.takeDesk(1)
    await expect(operator.waiting).toContainText(a002)
    await operator.key('F2')
    await operator.hasInFront(a001, 'Вызван')
    await operator.key('F4')
    await operator.hasInFront(a001, 'Идёт приём')
    const lost = operator.page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' })
    const clock = operator.slip.locator('.pace b')

    // The press leaves while the screen still believes in the link, and never arrives.
    cable.pull()
    await operator.page.keyboard.press('F9')
    await expect(lost).toContainText('Последнее нажатие проверим')
    const shown = await clock.textContent()
    await expect(clock, 'the visit goes on without the server').not.toHaveText(shown ?? '')
    cable.plug()
    await expect(operator.message).toContainText('Нажатие не дошло до сервера', { timeout: 20_000 })
    await operator.hasInFront(a001, 'Идёт приём')

    // The press arrives, its answer does not: it is done once, and nobody is told otherwise.
    await expect(operator.button('Завершить')).toHaveAttribute('aria-disabled', 'false')
    cable.pullReplies()
    await operator.page.keyboard.press('F9')
    await expect(lost).toContainText('Последнее нажатие проверим')
    cable.plug()
    await operator.isFree()
    await expect(operator.message.getByText('не дошло')).toHaveCount(0)
    await operator.key('F2')
    await operator.hasInFront(a002, 'Вызван')
  } finally {
    await cable.close()
  }
})
