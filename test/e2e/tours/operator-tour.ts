import { expect } from '@playwright/test'
import type { Office } from '../office.ts'
import type { OperatorScreen } from '../screens/operator-screen.ts'
import type { Inspect } from '../soundness.ts'
import { until } from '../until.ts'

/** A specialist's screen through one visit and a break, beginning and ending at a free desk. */
export async function tourOperator(
  office: Office,
  operator: OperatorScreen,
  inspect: Inspect,
): Promise<void> {
  const look = (name: string) => inspect(operator.page, `operator ${name}`)
  const { page } = operator
  await look('at a free desk')
  await office.hall.issue('birth-registration')
  await office.hall.issue('birth-registration', { language: 'tt' })
  await expect(operator.waiting.getByRole('listitem').nth(1)).toBeVisible()
  await look('with visitors waiting')
  await operator.waiting.getByRole('listitem').nth(1).hover()
  await operator.waiting
    .getByRole('button', { name: /не по порядку$/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Да, вызвать/ })).toBeVisible()
  await look('asking whether to call out of turn')
  await page.getByRole('button', { name: 'Не вызывать' }).click()
  await page.mouse.move(0, 0)

  await operator.key('F2')
  await expect(operator.button('Начать приём')).toBeVisible()
  await look('with a visitor called')
  await operator.key('F6')
  await expect(operator.message.getByRole('alert')).toBeVisible()
  await look('with a refusal over the screen')
  await until('the call can be repeated', () => operator.mayRecall())
  await operator.key('F4')
  await expect(operator.button('Завершить')).toBeVisible()
  await look('serving')
  await operator.key('F9')
  await operator.isFree()
  await operator.key('F10')
  await expect(page.getByRole('region', { name: 'Перерыв' })).toBeVisible()
  await look('planning a break')
  await operator.press('Начать перерыв')
  await expect(operator.button('Вернуться к приёму')).toBeVisible()
  await look('on a break')
  await operator.press('Вернуться к приёму')
  await operator.isFree()
  await operator.button(/: меню$/).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('with the menu open')
  await page.keyboard.press('Escape')
}
