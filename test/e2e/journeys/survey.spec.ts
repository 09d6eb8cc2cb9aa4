import { expect, test } from '../office.ts'
import { openSurvey } from '../screens/survey-screen.ts'
import { expectAccessible } from '../soundness.ts'

const noText = 'Нет текста ответа на английском: «Близнецы»'

test('a new question is written, its missing text is found, it is activated and the kiosk asks it at once; a rollback takes it back', async ({
  office,
}) => {
  const [kiosk, admin] = await Promise.all([office.kiosk(), office.admin()])
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
  const survey = await openSurvey(admin)
  await expectAccessible(survey.page, 'survey in force')
  await survey.write()

  await survey.choose('Родился ребёнок')
  await survey.page.getByRole('button', { name: 'Перейти к этому вопросу' }).click()
  await survey.addAnswer()
  await survey.fill('Текст ответа', 'Русский', 'Близнецы')
  await survey.fill('Текст ответа', 'Татарча', 'Игезәкләр')
  await survey.lead('К следующему вопросу', { list: 'Вопрос', choice: 'Новый вопрос…' })

  // The new question stands in the form, and its field has the focus.
  await expect(survey.field('Текст вопроса', 'Русский')).toBeFocused()
  await survey.page.keyboard.type('Сколько детей?')
  await survey.fill('Текст вопроса', 'Татарча', 'Ничә бала?')
  await survey.fill('Текст вопроса', 'English', 'How many children?')
  await expect(survey.preview.getByText('Сколько детей?')).toBeVisible()
  await survey.choose('без текста')
  await survey.fill('Текст ответа', 'Русский', 'Двое')
  await survey.fill('Текст ответа', 'Татарча', 'Икәү')
  await survey.fill('Текст ответа', 'English', 'Two')
  await survey.lead('К услуге', { list: 'Услуга', choice: /Государственная регистрация рождения/ })
  await survey.addAnswer()
  await survey.fill('Текст ответа', 'Русский', 'Трое и больше')
  await survey.fill('Текст ответа', 'Татарча', 'Өчәү һәм күбрәк')
  await survey.fill('Текст ответа', 'English', 'Three or more')
  await survey.lead('К сведениям на экране')
  for (const [language, words] of [
    ['Русский', 'Подойдите к консультанту, он проводит вас'],
    ['Татарча', 'Консультантка мөрәҗәгать итегез'],
    ['English', 'Please see the consultant'],
  ] as const) {
    await survey.fill('Сведения для посетителя', language, words)
  }

  // One text is missing: it is named, keeps the version from being activated, and a press leads there.
  const problem = survey.problems.getByRole('button', { name: noText })
  await expect(problem).toBeVisible()
  await expect(survey.saved).toBeVisible()
  await expect(survey.activateKey).toBeDisabled()
  await expectAccessible(survey.page, 'survey with a problem')
  await problem.click()
  await expect(survey.field('Текст ответа', 'English')).toBeFocused()
  await survey.page.keyboard.type('Twins')
  await expect(problem).toHaveCount(0)
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')

  await survey.activate('Новый вопрос «Сколько детей?»')
  await expect(admin.message.getByText('Схема действует')).toBeVisible()
  await kiosk.touch(/^Родился ребёнок/)
  await kiosk.touch(/^Близнецы/)
  await expect(kiosk.heading).toHaveText('Сколько детей?')
  await kiosk.takeTicket('ru', ['Двое'])
  await expect(kiosk.ticket).toBeVisible()

  await survey.tab('Версии')
  await expectAccessible(survey.page, 'versions of the survey')
  await survey.page.getByRole('button', { name: 'Вернуть…' }).click()
  const dialog = survey.page.getByRole('dialog', { name: 'Вернуть прежнюю версию' })
  await expect(dialog.getByText('Вопроса «Сколько детей?» больше нет')).toBeVisible()
  await expectAccessible(survey.page, 'rollback of the survey')
  await dialog.getByRole('button', { name: 'Ввести в действие' }).click()
  await expect(dialog).toBeHidden()
  const visitor = await office.kiosk()
  await visitor.touch(/^Родился ребёнок/)
  await expect(visitor.page.getByRole('button', { name: /^Усыновление/ })).toBeVisible()
  await expect(visitor.page.getByRole('button', { name: /^Близнецы/ })).toHaveCount(0)
})

test('answers are reordered by keyboard and by dragging, and a step is undone', async ({ office }) => {
  const survey = await openSurvey(await office.admin())
  await survey.write()
  const { page, answers } = survey
  await survey.choose('Развод')
  await page.getByRole('button', { name: 'Перейти к этому вопросу' }).click()
  const [yes, consent, no] = [
    'Да',
    'Нет, оба согласны, общих детей до 18 лет нет',
    'Нет, согласия нет или есть дети',
  ]
  await expect(answers).toHaveText([yes, consent, no])
  await page.getByRole('button', { name: `Ниже: ${yes}` }).focus()
  await page.keyboard.press('Enter')
  await expect(answers).toHaveText([consent, yes, no])
  // The key has gone along with its answer.
  await expect(page.getByRole('button', { name: `Ниже: ${yes}` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(answers).toHaveText([consent, no, yes])
  await page.keyboard.press('Control+KeyZ')
  await expect(answers).toHaveText([consent, yes, no])
  await page.keyboard.press('Control+Shift+KeyZ')
  await expect(answers).toHaveText([consent, no, yes])
  const items = page.getByRole('list', { name: 'Ответы' }).getByRole('listitem')
  await items
    .nth(2)
    .locator('.grip')
    .dragTo(items.nth(0), { targetPosition: { x: 60, y: 6 } })
  await expect(answers).toHaveText([yes, consent, no])
  await expect(survey.saved).toBeVisible()
})

test('removing an answer says which questions and services go with it', async ({ office }) => {
  const survey = await openSurvey(await office.admin())
  await survey.write()
  const { page } = survey
  await page.getByRole('button', { name: 'Удалить ответ: Развод' }).click()
  const dialog = page.getByRole('dialog', { name: 'Удалить ответ «Развод»?' })
  await expect(dialog.getByText('удалятся вопросы: «Есть решение суда?»')).toBeVisible()
  await expect(dialog.getByText('Расторжение брака по решению суда')).toBeVisible()
  await expectAccessible(page, 'removing an answer')
  await dialog.getByRole('button', { name: 'Удалить' }).click()
  await expect(survey.problems.getByText('До услуги «Расторжение брака по решению суда»')).toBeVisible()
  await expect(survey.activateKey).toBeDisabled()
  await page.getByRole('button', { name: 'Отменить шаг' }).click()
  await expect(survey.problems.getByText(/Все 15 услуг/)).toBeVisible()
})

test('a draft is kept while the server is away, its owner is warned, and it is saved when the server is back', async ({
  office,
}) => {
  const survey = await openSurvey(await office.admin())
  await survey.write()
  const { page } = survey
  await office.program.kill()
  await survey.fill('Текст вопроса', 'Русский', 'Зачем вы пришли?')
  await expect(
    page.getByRole('status').filter({ hasText: 'черновик хранится на этом компьютере' }),
  ).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeVisible()
  await expectAccessible(page, 'survey without a server')
  await page.getByRole('link', { name: 'Зал' }).click()
  const leaving = page.getByRole('dialog', { name: 'Черновик ещё не сохранён на сервере' })
  await leaving.getByRole('button', { name: 'Остаться' }).click()
  await expect(leaving).toBeHidden()
  await office.program.run()
  await expect(survey.saved).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await expect(survey.field('Текст вопроса', 'Русский')).toHaveValue('Зачем вы пришли?')
})

test('the head of the office reads the survey and can change nothing', async ({ office }) => {
  const survey = await openSurvey(await office.admin('head'))
  await expect(survey.field('Текст вопроса', 'Русский')).toHaveAttribute('readonly', '')
  await expect(survey.page.getByRole('button', { name: 'Изменить', exact: true })).toHaveCount(0)
  await survey.preview.getByRole('button', { name: /^Родился ребёнок/ }).click()
  await expect(survey.preview.getByText('Родители в браке?')).toBeVisible()
  await expectAccessible(survey.page, 'survey as the head sees it')
})
