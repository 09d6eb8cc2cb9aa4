import { expect, test } from '../office.ts'
import { openAllWeek } from '../open-all-week.ts'
import { fillSignIn } from '../screens/staff-sign-in.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { until } from '../until.ts'
import { viewports } from '../viewports.ts'

test.use({ unlike: { change: openAllWeek } })

test('results say what was done: served by outcome, no-show, break, time at the window; a head sees a colleague’s', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  const { page } = operator
  for (let n = 0; n < 3; n++) await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А003')
  for (const outcome of ['1', '2']) {
    await operator.key('F2')
    await expect(operator.button('Начать приём')).toBeVisible()
    await operator.key('F4')
    await expect(operator.button('Завершить')).toBeVisible()
    await operator.key(outcome)
    await operator.key('F9')
    await operator.isFree()
  }
  await operator.key('F2')
  await operator.hasInFront('А003', 'Вызван')
  for (let calls = 1; calls < office.file.settings.recallsBeforeNoShow; calls++) {
    await until('the call can be repeated', () => operator.mayRecall())
    await operator.key('F3')
    await expect(operator.slip).toContainText(`вызов ${calls + 1}`)
  }
  await operator.key('F6')
  await operator.isFree()
  await operator.key('F10')
  await page.getByRole('radio', { name: 'Обед' }).check()
  await operator.press('Начать перерыв')
  await operator.press('Вернуться к приёму')
  await operator.isFree()

  const areas = page.getByRole('navigation', { name: 'Рабочие места' })
  await areas.getByRole('button', { name: 'Итоги' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Итоги: Специалист 1' })).toBeVisible()
  const figure = (key: string) => page.locator(`[data-figure="${key}"]`)
  await expect(figure('served')).toContainText('визитов: 2')
  await expect(figure('served').locator('b')).toHaveText('2')
  await expect(figure('noShow').locator('b')).toHaveText('1')
  await expect(figure('arrival')).toContainText('подошли по вызову: 2')
  await expect(figure('desk').locator('b')).not.toHaveText('0 с')
  const services = page.getByRole('region', { name: 'Услуги и результаты' }).getByRole('row')
  await expect(services).toHaveCount(2)
  await expect(services.nth(1)).toContainText('Услуга оказана — 1, Не хватает документов — 1')
  const breaks = page.getByRole('region', { name: 'Перерывы' }).getByRole('row')
  await expect(breaks.nth(1)).toHaveText(/^Обед1\d+ с$/)
  await expect(
    page.getByRole('combobox', { name: 'Специалист' }),
    'nobody else’s without the office’s setting',
  ).toHaveCount(0)
  await expectFits(page, 'results of today', true)
  await expectAccessible(page, 'results of today')

  await page.getByRole('button', { name: '7 дней' }).click()
  await expect(page.getByRole('region', { name: 'По дням' }).getByRole('row')).toHaveCount(2)
  await page.setViewportSize(viewports.workplaceSmall)
  await expectFits(page, 'results of a week on a tablet', true)
  await expectAccessible(page, 'results of a week')
  await page.getByRole('button', { name: 'Записанные', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Записанные на день' })).toBeVisible()
  await page.keyboard.press('Escape')
  await areas.getByRole('button', { name: 'Приём' }).click()
  await operator.isFree()

  const head = await office.page('/operator/', { colorScheme: 'dark' })
  await fillSignIn(head, 'head')
  await head.getByRole('navigation', { name: 'Рабочие места' }).getByRole('button', { name: 'Итоги' }).click()
  await head.getByRole('combobox', { name: 'Специалист' }).selectOption('Специалист 1')
  await expect(head.locator('[data-figure="served"] b')).toHaveText('2')
  await expectAccessible(head, 'a colleague’s results, dark')
})
