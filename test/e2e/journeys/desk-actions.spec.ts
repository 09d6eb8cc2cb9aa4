import { AxeBuilder } from '@axe-core/playwright'
import { ticketText } from '@chered/protocol/ticket-text'
import { expect, type Office, test } from '../office.ts'
import type { OperatorScreen } from '../screens/operator-screen.ts'

const service = 'birth-registration'

async function take(office: Office, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) numbers.push(ticketText((await office.hall.issue(service)).ticket))
  return numbers
}

/** Nothing that somebody with a screen reader or a keyboard would stumble over. */
async function sound({ page }: OperatorScreen, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    where,
  ).toEqual([])
}

test('a day at the window without a mouse: held and taken back, passed on with a note, the window closed with somebody in front', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  const colleague = await office.operator('specialist3', 3)
  const { page } = operator
  const [a001 = '', a002 = ''] = await take(office, 2)
  await expect(operator.waiting).toContainText(a002)

  await operator.key('F2')
  await operator.hasInFront(a001, 'Вызван')
  await operator.key('F4')
  await operator.hasInFront(a001, 'Идёт приём')

  // The second reason, then the key that opened the sheet.
  await operator.key('F7')
  const hold = page.getByRole('region', { name: `Отложить ${a001}` })
  await expect(hold.getByRole('radio', { name: /Заполняет заявление/ })).toBeFocused()
  await sound(operator, 'the hold sheet')
  await page.keyboard.press('2')
  await expect(hold.getByRole('radio', { name: /Оплачивает пошлину/ })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(hold).toBeHidden()
  await operator.hasInFront(a001, 'Идёт приём')
  await operator.key('F7')
  await page.keyboard.press('2')
  await operator.key('F7')
  await operator.isFree()
  const aside = page.getByRole('region', { name: 'Отложены' })
  await expect(aside).toContainText('Оплачивает пошлину')
  await sound(operator, 'somebody held')

  await operator.key('Shift+F7')
  await operator.hasInFront(a001, 'Вызван')
  await expect(aside).toBeHidden()
  await operator.key('F4')
  await operator.hasInFront(a001, 'Идёт приём')

  // To the colleague, looked for by name, with a note of the office and words of one's own.
  await operator.key('F8')
  const search = page.getByRole('combobox', { name: 'Найти окно, специалиста или услугу' })
  await expect(search).toBeFocused()
  await expect(page.getByRole('option', { name: /Окно 2/ }), 'why not there').toContainText('закрыто')
  await expect(page.getByRole('option', { name: /Окно 1/ })).toContainText('это ваше окно')
  await sound(operator, 'the sheet for passing on')
  await page.keyboard.type('специалист 3')
  await expect(page.getByRole('option', { selected: true })).toContainText('Специалист 3')
  // Tab goes on in the order in which it is read: kind of target, then the notes.
  const order = [
    page.getByRole('radio', { name: 'Окно', exact: true }),
    page.getByRole('checkbox', { name: /^Документы проверены/ }),
  ]
  for (const field of order) {
    for (let steps = 0; steps < 8 && !(await field.evaluate((it) => it.matches(':focus'))); steps++) {
      await page.keyboard.press('Tab')
    }
    await expect(field).toBeFocused()
  }
  await page.getByRole('textbox', { name: 'Своими словами' }).focus()
  await page.keyboard.type('подпись на втором листе')
  await operator.key('F8')
  await operator.isFree()
  await expect(colleague.waiting).toContainText(a001)

  await colleague.key('F2')
  await colleague.hasInFront(a001, 'Вызван')
  const words = colleague.page.getByText('подпись на втором листе')
  await expect(words, 'the colleague reads the words').toBeVisible()
  await colleague.key('F4')
  await colleague.hasInFront(a001, 'Идёт приём')
  await colleague.key('F9')
  await colleague.isFree()
  await expect(words).toBeHidden()

  await operator.key('F2')
  await operator.hasInFront(a002, 'Вызван')
  await operator.menu('Закрыть окно')
  await expect(page.getByRole('radio', { name: 'Вернуть в очередь' })).toBeFocused()
  await sound(operator, 'closing with somebody in front')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').locator('p.st')).toHaveText('Закрыто')
  await expect(colleague.waiting, 'at the old place').toContainText(a002)
})

test('the same by mouse: held until taken back, passed on to the end of the line, the window left to a colleague', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  const colleague = await office.operator('specialist3', 3)
  const { page } = operator
  const [a001 = '', a002 = '', a003 = ''] = await take(office, 3)
  await expect(operator.waiting).toContainText(a003)
  await operator.press('Вызвать следующего')
  await operator.press('Начать приём')
  await operator.hasInFront(a001, 'Идёт приём')

  await operator.press('Отложить')
  await page.getByText('Делает копии').click()
  await page.getByText('Пока не верну').click()
  await operator.press('Отложить')
  await operator.isFree()
  await expect(page.getByRole('region', { name: 'Отложены' })).toContainText('пока не вернут')
  await page.getByRole('button', { name: `Вернуть ${a001} к себе` }).click()
  await operator.hasInFront(a001, 'Вызван')
  await operator.press('Начать приём')

  await operator.press('Передать')
  await page.getByRole('option', { name: /Окно 3/ }).click()
  await page.getByText('В конец очереди').click()
  await operator.press('Передать в окно 3')
  await operator.isFree()
  await expect(colleague.waiting).toContainText(a001)
  await expect(colleague.waiting.getByRole('listitem').filter({ hasText: a001 })).toContainText('передан вам')

  await operator.press('Вызвать следующего')
  await operator.hasInFront(a002, 'Вызван')
  await operator.menu('Закрыть окно и выйти')
  await page.getByRole('radio', { name: 'Передать' }).click()
  await page.getByRole('option', { name: /Окно 3/ }).click()
  await operator.press('Закрыть окно')
  await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible()
  await expect(colleague.waiting).toContainText(a002)
})

test('own keys: chosen in the dialog, one that another action has is refused in words, and they follow the person to another PC', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  const { page } = operator
  const [a001 = ''] = await take(office, 1)
  await expect(operator.waiting).toContainText(a001)
  await operator.menu('Клавиши')
  const dialog = page.getByRole('dialog', { name: 'Клавиши' })
  await sound(operator, 'the dialog of keys')
  const choose = async (action: string, key: string) => {
    await dialog.getByRole('button', { name: new RegExp(`^${action}: клавиша`) }).click()
    await page.keyboard.press(key)
  }
  await choose('Вызвать следующего', 'F5')
  await expect(dialog).toContainText('Эту клавишу занимает браузер')
  await page.keyboard.press('Escape')
  await choose('Вызвать следующего', 'F4')
  await expect(dialog).toContainText('уже у действия «Начать приём»')
  await dialog.getByRole('button', { name: 'Поменять местами' }).click()
  await choose('Завершить', 'NumpadMultiply')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog).toBeHidden()

  await expect(operator.button('Вызвать следующего'), 'the button shows the real key').toContainText('F4')
  await operator.key('F4')
  await operator.hasInFront(a001, 'Вызван')
  await operator.key('F2')
  await operator.hasInFront(a001, 'Идёт приём')

  const elsewhere = await office.page('/operator/')
  const again = operator.page.context()
  await elsewhere.context().addCookies(await again.cookies())
  await elsewhere.reload()
  await expect(elsewhere.getByRole('button', { name: /^Завершить/ })).toContainText('Num ×')
  await elsewhere.keyboard.press('NumpadMultiply')
  await operator.isFree()
})
