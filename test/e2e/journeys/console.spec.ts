import { ticketText } from '@chered/protocol/ticket-text'
import { expect, type Office, test } from '../office.ts'

/** The page of the emulated devices, as a person who tries the system out has it open. */
async function openDevices(office: Office) {
  const { example } = await office.program.start()
  const page = await office.page(example?.emulators ?? '')
  const box = (consoleId: string) => page.locator(`[data-console="${consoleId}"]`)
  const press = (desk: number, key: string) =>
    page.getByRole('button', { name: `Пульт окна ${desk}: ${key}` }).click()
  return {
    press,
    /** The lamp of a refusal is lit for two seconds; whoever missed it pushes again. */
    refuses: (desk: number, key: string) =>
      expect(async () => {
        await press(desk, key)
        await expect(box(`console-${desk}`).locator('[data-lamp="trouble"]')).toHaveClass(/\bon\b/, {
          timeout: 3_000,
        })
      }).toPass(),
    lit: (desk: number, lamp: string) =>
      expect(box(`console-${desk}`).locator(`[data-lamp="${lamp}"]`)).toHaveClass(/\bon\b/),
    dark: (desk: number, lamp: string) =>
      expect(box(`console-${desk}`).locator(`[data-lamp="${lamp}"]`)).not.toHaveClass(/\bon\b/),
  }
}

test('a whole visit is led from the button console, and its lamps say what the screen says', async ({
  office,
}) => {
  const devices = await openDevices(office)
  const operator = await office.operator('specialist1', 1)
  const board = await office.board()
  await devices.lit(1, 'free')
  const first = ticketText((await office.hall.issue('birth-registration')).ticket)
  const second = ticketText((await office.hall.issue('birth-registration')).ticket)
  await expect(operator.waiting).toContainText(second)

  // The line says each frame twice and loses answers: a press is one press all the same.
  await office.emulators.setFault('console-1', 'doubled', true)
  await devices.press(1, 'Следующий')
  await operator.hasInFront(first, 'Вызван')
  await devices.lit(1, 'called')
  await board.showsLarge(first, 1)
  await office.emulators.setFault('console-1', 'doubled', false)
  await office.emulators.setFault('console-1', 'lost-ack', true)
  await devices.press(1, 'Начать')
  await operator.hasInFront(first, 'Идёт приём')
  await devices.lit(1, 'serving')
  await office.emulators.setFault('console-1', 'lost-ack', false)

  await devices.press(1, 'Завершить')
  await operator.isFree()
  await devices.lit(1, 'free')
  await expect(operator.waiting, 'nobody is called by a frame that came twice').toContainText(second)

  // What the hall refuses is shown at the console itself.
  await devices.refuses(1, 'Начать')
  await operator.isFree()
  await devices.press(1, 'Перерыв')
  await expect(operator.page.getByRole('banner').locator('p.st')).toHaveText('Перерыв')
  await devices.press(1, 'Перерыв')
  await operator.isFree()
  await operator.menu('Закрыть окно')
  const state = operator.page.getByRole('banner').locator('p.st')
  await expect(state).toHaveText('Закрыто')
  await devices.refuses(1, 'Следующий')
  await expect(state, 'a closed window calls nobody').toHaveText('Закрыто')
})

test('a console of one button on a Modbus line leads a visit, and one without power is a trouble on the hall page', async ({
  office,
}) => {
  const devices = await openDevices(office)
  const operator = await office.operator('specialist5', 5)
  const { body } = await operator.page.request
    .get('/api/session')
    .then(async (response) => ({ body: (await response.json()) as { primary: string[] } }))
  const ticket = ticketText((await office.hall.issue(body.primary[0] ?? 'advice')).ticket)
  await expect(operator.waiting).toContainText(ticket)
  const state = operator.page.getByRole('banner').locator('p.st')
  // The line is asked for keys 25 times a second; on a machine that stands still a push can fall between,
  // and a person who sees no lamp change pushes again.
  const step = (becomes: string) =>
    expect(async () => {
      if ((await state.textContent())?.trim() !== becomes) await devices.press(5, 'Дальше')
      await expect(state).toHaveText(becomes, { timeout: 6_000 })
    }).toPass()
  await step('Вызван')
  await devices.lit(5, 'called')
  await devices.dark(5, 'free')
  await step('Идёт приём')
  await operator.hasInFront(ticket, 'Идёт приём')
  await step('Свободно')

  const admin = await office.admin()
  await office.emulators.setFault('console-5', 'power-off', true)
  await expect(admin.page.getByText(/Пульт окна 5/).first()).toBeVisible({ timeout: 30_000 })
  await office.emulators.setFault('console-5', 'power-off', false)
  await expect(admin.page.getByText(/Пульт окна 5/)).toHaveCount(0, { timeout: 30_000 })
})
