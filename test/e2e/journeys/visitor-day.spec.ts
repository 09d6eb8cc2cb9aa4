import { expect, test } from '../office.ts'
import { openPhone } from '../screens/phone-screen.ts'
import { screenText, visitorLanguages } from '../texts.ts'
import { until } from '../until.ts'

/** A child was born, the parents are married. */
const answers = { ru: ['Родился ребёнок', 'Да'], tt: ['Бала туды', 'Әйе'], en: ['A child was born', 'Yes'] }

for (const language of visitorLanguages) {
  test(`a visitor's day in ${language}: ticket, paper, call, service`, async ({ office }) => {
    const [kiosk, board, operator] = await Promise.all([
      office.kiosk(),
      office.board(),
      office.operator('specialist1', 1),
    ])
    await expect(kiosk.heading).toHaveText('С чем вы пришли?')
    const papers = await office.emulators.papers()

    if (language !== 'ru') await kiosk.chooseLanguage(language)
    await kiosk.takeTicket(language, answers[language])
    await expect(kiosk.heading).toHaveText(screenText('kiosk', language, 'ticket.take'))
    const number = await kiosk.ticketNumber()
    expect(number).toBe('А001')
    expect(kiosk.touches(), 'touches from the first screen to the ticket').toBeLessThanOrEqual(4)

    const paper = await office.emulators.nextPaper(papers)
    expect(new URL(paper.qr).pathname).toMatch(/^\/t\/[\w-]{22}$/)
    const phone = openPhone(await office.page(paper.qr, { viewport: { width: 360, height: 740 } }))
    await expect(phone.number).toHaveText(number)
    await expect(phone.page.locator('html')).toHaveAttribute('lang', language)
    await expect(phone.heading).toHaveText(screenText('board', language, 'visitor.next'))

    await operator.key('F2')
    await board.showsLarge(number, 1)
    await operator.hasInFront(number, 'Вызван')
    await until('the panel over desk 1 shows the call', async () =>
      (await office.emulators.panel(1)).replaceAll(' ', '').includes(number),
    )
    await expect(phone.heading).toHaveText(screenText('board', language, 'visitor.approach'))
    await expect(phone.desk).toHaveText('1')

    await until('a second has passed since the call', () => operator.mayRecall())
    await operator.key('F3')
    await expect(board.latest.locator('.cap-state')).toContainText('Повторный вызов')

    await operator.key('F4')
    await operator.hasInFront(number, 'Идёт приём')
    await expect(phone.heading).toHaveText(screenText('board', language, 'visitor.serving'))
    await expect(board.latest).toHaveAttribute('data-state', 'serving')

    await operator.key('F9')
    await operator.isFree()
    await expect(operator.waiting).toContainText('Сегодня принято 1')
    await expect(phone.heading).toHaveText(screenText('board', language, 'visitor.served'))
    await expect(kiosk.heading, 'the kiosk waits for the next visitor, in its own language').toHaveText(
      'С чем вы пришли?',
    )
  })
}

test('who does not come after the calls that the office set is a no-show, and not sooner', async ({
  office,
}) => {
  const operator = await office.operator('specialist1', 1)
  const { ticket, link } = await office.hall.issue('birth-registration')
  const number = `${ticket.letter}${String(ticket.number).padStart(3, '0')}`
  await expect(operator.waiting).toContainText(number)
  await operator.press('Вызвать следующего')
  await operator.hasInFront(number, 'Вызван')

  const needed = office.file.settings.recallsBeforeNoShow
  for (let calls = 1; calls < needed; calls++) {
    await operator.key('F6')
    await expect(operator.message).toContainText(`вызван ${calls} из ${needed}`)
    await until('the call can be repeated', () => operator.mayRecall())
    await operator.key('F3')
    await expect(operator.slip).toContainText(`вызов ${calls + 1}`)
  }
  await operator.key('F6')
  await operator.isFree()
  await expect(operator.waiting).toContainText('не подошли 1')
  const phone = openPhone(await office.page(link))
  await expect(phone.heading).toHaveText('Вы пропустили вызов')
})

test('a visitor who was put back keeps the place and is called again first', async ({ office }) => {
  const operator = await office.operator('specialist1', 1)
  await office.hall.issue('birth-registration')
  await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А002')
  await operator.key('F2')
  await operator.hasInFront('А001', 'Вызван')
  await operator.press('Вернуть в очередь')
  await operator.isFree()
  await expect(operator.waiting.getByRole('listitem')).toHaveCount(2)
  await operator.key('F2')
  await operator.hasInFront('А001', 'Вызван')
})

test('a specialist takes a break, comes back, and closes the window', async ({ office }) => {
  const operator = await office.operator('specialist1', 1)
  const board = await office.board()
  await office.hall.issue('birth-registration')
  await expect(operator.waiting).toContainText('А001')

  await operator.key('F10')
  await operator.page.getByRole('radio', { name: 'Обед' }).check()
  await operator.press('Начать перерыв')
  await expect(operator.page.getByRole('banner')).toContainText('Перерыв')
  await until('the panel says that the window is on a break', async () =>
    /перерыв/i.test(await office.emulators.panel(1)),
  )
  await operator.key('F2')
  await expect(operator.waiting, 'nobody is called during a break').toContainText('А001')
  await operator.press('Вернуться к приёму')
  await operator.isFree()

  await operator.menu('Закрыть окно')
  await expect(operator.button('Открыть окно')).toBeVisible()
  await expect(board.page.getByText('Сейчас ждёт 1 человек')).toBeVisible()
})
