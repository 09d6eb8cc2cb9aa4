import { openCable } from '../cable.ts'
import { keepsNothing } from '../kiosk-alone.ts'
import { expect, test } from '../office.ts'
import { localDay } from '../office-file.ts'
import { openKiosk } from '../screens/kiosk-screen.ts'
import { viewports } from '../viewports.ts'

test.describe('an office that is closed today', () => {
  test.use({
    unlike: {
      change(office) {
        const { tomorrow } = localDay(new Date(), office.timeZone)
        office.settings.hours = 'week'
        office.week = {
          mon: [],
          tue: [],
          wed: [],
          thu: [],
          fri: [],
          sat: [],
          sun: [],
          [tomorrow]: ['09:15-18:00'],
        }
      },
    },
  })

  test('the kiosk and the board say when it opens, and no ticket is given', async ({ office }) => {
    const [kiosk, board] = await Promise.all([office.kiosk(), office.board()])
    await expect(kiosk.heading).toHaveText('Сейчас приём не ведётся')
    await expect(kiosk.page.getByRole('status')).toHaveText(/^Откроемся: .+, 09:15$/)
    await expect(kiosk.page.getByRole('button', { name: 'Взять талон' })).toHaveCount(0)
    await kiosk.chooseLanguage('en')
    await expect(kiosk.heading).toHaveText('The office is closed now')
    await expect(board.page.getByRole('heading', { name: /Сейчас закрыто/ })).toBeVisible()
    await expect(board.page.getByText('09:15')).toBeVisible()
    await expect(office.hall.issue('birth-registration')).rejects.toThrow('outside-hours')
  })
})

test('an answer says as many waiting as there are, however many services stand behind it', async ({
  office,
}) => {
  for (let n = 0; n < 3; n++) await office.hall.issue('birth-registration')
  const kiosk = await office.kiosk()
  const answer = kiosk.page.getByRole('button', { name: /^Родился ребёнок/ })
  await expect(answer).toContainText('3 ждут')
  await answer.tap()
  await kiosk.touch(/^Да/)
  await expect(kiosk.page.getByRole('button', { name: /^Взять талон/ })).toContainText(
    'Перед вами 3 человека',
  )
})

test('a kiosk left alone asks whether more time is needed, and then starts anew', async ({ office }) => {
  const [left, stays] = await Promise.all([office.kiosk(), office.kiosk()])
  for (const kiosk of [left, stays]) {
    await kiosk.chooseLanguage('en')
    await kiosk.touch(/^A child was born/)
    await expect(kiosk.heading).toHaveText('Are the parents married?')
  }
  // 45 seconds without a touch, then 20 seconds of asking.
  const asks = { timeout: 60_000 }
  await expect(left.page.getByRole('alertdialog', { name: 'Do you need more time?' })).toBeVisible(asks)
  await expect(stays.page.getByRole('alertdialog')).toBeVisible(asks)
  await stays.touch('Yes, go on')
  await expect(stays.page.getByRole('alertdialog')).toBeHidden()
  await expect(left.heading, 'the next visitor finds the first question in the first language').toHaveText(
    'С чем вы пришли?',
    { timeout: 35_000 },
  )
  await expect(stays.heading).toHaveText('Are the parents married?')
})

test('a kiosk without a server and without numbers of its own says so within three seconds, says what to do, and comes back', async ({
  office,
}) => {
  // A browser that keeps nothing: no number can be given out that would not be lost with it.
  const kiosk = await office.kiosk({ script: keepsNothing })
  await kiosk.touch(/^Родился ребёнок/)
  await expect(kiosk.heading).toHaveText('Родители в браке?')
  await office.program.kill()
  await expect(kiosk.heading).toHaveText('Терминал временно не работает', { timeout: 4000 })
  await expect(kiosk.page.getByText('Подойдите к консультанту зала: он выдаст талон')).toBeVisible()
  await office.program.run()
  await expect(kiosk.heading).toHaveText('С чем вы пришли?')
  await kiosk.takeTicket('ru', ['Родился ребёнок', 'Да'])
  expect(await kiosk.ticketNumber()).toBe('А001')
})

test('a press that the server does not hear is not lost and makes one ticket', async ({ office }) => {
  const cable = await openCable(() => office.program.address)
  try {
    const { example } = await office.program.start()
    const look = { viewport: viewports.kiosk, touch: true }
    const kiosk = openKiosk(await office.page(`${cable.address}${example?.links.kiosk}`, look))
    await kiosk.touch(/^Родился ребёнок/)
    await kiosk.touch(/^Да/)
    const take = kiosk.page.getByRole('button', { name: /^Взять талон/ })
    await take.tap({ trial: true })
    cable.pull()
    await take.tap()
    await expect(kiosk.heading).toHaveText('Нет связи с сервером')
    await expect(kiosk.page.getByRole('status')).toContainText('Второй талон не выйдет')
    cable.plug()
    expect(await kiosk.ticketNumber()).toBe('А001')
    const { ticket } = await office.hall.issue('birth-registration')
    expect(ticket.number, 'one press was one ticket').toBe(2)
  } finally {
    await cable.close()
  }
})
