import type { Page } from '@playwright/test'
import { expect, test } from '../office.ts'
import { longNames } from '../office-file.ts'
import { expectAccessible, expectFits } from '../soundness.ts'
import { until } from '../until.ts'

/** As the window is opened. */
const small = { width: 420, height: 264 }
/** As small as it is meant to be pulled. */
const smallest = { width: 360, height: 220 }

/** Takes away what floats windows over others, as in a browser that has it not. */
const withoutFloating =
  'delete window.documentPictureInPicture; delete Window.prototype.documentPictureInPicture'

test.use({ unlike: { change: longNames } })

async function sound(page: Page, name: string): Promise<void> {
  for (const size of [small, smallest]) {
    await page.setViewportSize(size)
    await expectFits(page, `compact ${name} at ${size.width}×${size.height}`, false)
  }
  await page.setViewportSize(small)
  await expectAccessible(page, `compact ${name}`)
}

test('a whole visit is led from the small window by keys, while the large one is elsewhere; it closes with the desk', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1, { script: withoutFloating })
  for (let n = 0; n < 3; n++) await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А003')
  const opening = operator.page.waitForEvent('popup')
  await operator.press('Окошко поверх программ')
  const compact = await opening
  expect(new URL(compact.url()).pathname).toBe('/operator/compact')
  // Somewhere else in the large window: the small one goes on by itself.
  await operator.page
    .getByRole('navigation', { name: 'Рабочие места' })
    .getByRole('button', { name: 'Итоги' })
    .click()
  const state = compact.locator('header .st').first()
  const number = compact.locator('.slip .num .visually-hidden')
  const settled = () => expect(compact.locator('[aria-busy="true"]')).toHaveCount(0)
  const key = async (name: string) => {
    await settled()
    await compact.keyboard.press(name)
  }
  await expect(state).toHaveText('Свободно')
  await expect(number).toHaveText('А001')
  await sound(compact, 'free')
  await key('F2')
  await expect(state).toHaveText('Вызван')
  await sound(compact, 'called')
  await key('F6')
  await expect(compact.getByRole('alert')).toContainText('вызван 1 из 3')
  await until(
    'the call can be repeated',
    async () =>
      (await compact.getByRole('button', { name: 'Повторить' }).getAttribute('aria-disabled')) === 'false',
  )
  await key('F3')
  await expect(compact.locator('.slip')).toContainText('вызов 2')
  await key('F4')
  await expect(state).toHaveText('Идёт приём')
  await expect(compact.locator('.slip')).toContainText(/из \d+ мин/)
  await expect(compact.locator('.compact-foot')).toContainText('Ждут 2')
  await sound(compact, 'serving')
  await key('F7')
  await expect(compact.locator('.compact-foot')).toContainText('Заполняет заявление')
  await sound(compact, 'holding')
  await key('Escape')
  // A double press is one command: the next one is not called by it.
  await settled()
  await compact.getByRole('button', { name: 'Завершить' }).dblclick()
  await expect(state).toHaveText('Свободно')
  await expect(number).toHaveText('А002')
  await key('F10')
  await key('F10')
  await expect(state).toHaveText('Перерыв')
  await sound(compact, 'on a break')
  await key('F10')
  await expect(state).toHaveText('Свободно')

  await office.program.kill()
  await expect(compact.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeVisible()
  await compact.keyboard.press('F2')
  await sound(compact, 'without a server')
  await office.program.run()
  await expect(compact.getByText('На связи')).toBeVisible()
  await expect(number, 'nothing was kept for later').toHaveText('А002')

  const closed = compact.waitForEvent('close')
  const staff = await office.hall.signIn('specialist1')
  expect((await staff.press('desk-1', 'close')).status).toBe(204)
  await closed
})

test('where the browser can, the small window floats over other programs and does the same', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1, { colorScheme: 'dark' })
  await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А001')
  const opening = operator.page.context().waitForEvent('page')
  await operator.button(/: меню$/).click()
  await operator.page.getByRole('menuitem', { name: 'Окошко поверх программ' }).click()
  const floating = await opening
  const state = floating.locator('header .st').first()
  await expect(state).toHaveText('Свободно')
  await expect(floating.locator('html')).toHaveAttribute('data-theme', 'dark')
  await floating.setViewportSize(small)
  await floating.keyboard.press('F2')
  await expect(state).toHaveText('Вызван')
  await expect(operator.page.getByRole('banner').locator('p.st'), 'one and the same desk').toHaveText(
    'Вызван',
  )
  await floating.getByRole('button', { name: 'Начать приём' }).click()
  await expect(state).toHaveText('Идёт приём')
  await expectAccessible(floating, 'the floating window, dark')
  await operator.page
    .getByRole('navigation', { name: 'Рабочие места' })
    .getByRole('button', { name: 'Итоги' })
    .click()
  await floating.keyboard.press('F9')
  await expect(state).toHaveText('Свободно')
  const closed = floating.waitForEvent('close')
  const staff = await office.hall.signIn('specialist1')
  expect((await staff.press('desk-1', 'close')).status).toBe(204)
  await closed
})
