import { ticketText } from '@chered/protocol/ticket-text'
import { openCable } from '../cable.ts'
import { expect, type Office, test } from '../office.ts'
import { openBoard } from '../screens/board-screen.ts'
import { openOperator } from '../screens/operator-screen.ts'
import { viewports } from '../viewports.ts'

/** Screens count three seconds of silence before they call a server lost; a board five. */
const saysSo = { timeout: 4_500 }
const boardSaysSo = { timeout: 7_500 }

/** The button that stands ready once the key has done its work. */
const afterKey: Readonly<Record<string, string>> = {
  F2: 'Начать приём',
  F4: 'Завершить',
  F9: 'Вызвать следующего',
}

const ways = [
  { how: 'a restart', end: (office: Office) => office.program.stop() },
  { how: 'SIGKILL', end: (office: Office) => office.program.kill() },
]

for (const { how, end } of ways) {
  test(`${how} in mid-day: every screen says so, comes back by itself, and nothing is lost`, async ({
    office,
  }) => {
    const [kiosk, board, operator, admin] = await Promise.all([
      office.kiosk(),
      office.board(),
      office.operator('specialist1', 1),
      office.admin(),
    ])
    await office.hall.issue('birth-registration', { paper: 'print' })
    await office.emulators.nextPaper(0)
    for (let n = 2; n <= 4; n++) await office.hall.issue('birth-registration')
    await expect(operator.waiting).toContainText('А004')
    for (const key of ['F2', 'F4', 'F9', 'F2', 'F4']) {
      await operator.key(key)
      await expect(operator.button(afterKey[key] ?? '')).toBeVisible()
    }
    await operator.hasInFront('А002', 'Идёт приём')
    await expect(board.latest).toHaveAttribute('data-state', 'serving')

    await end(office)
    await Promise.all([
      expect(kiosk.page.getByRole('status')).toContainText('Нет связи с сервером', saysSo),
      expect(operator.page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' })).toBeVisible(
        saysSo,
      ),
      expect(admin.page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' })).toBeVisible(saysSo),
      expect(board.stale).toBeVisible(boardSaysSo),
    ])
    await expect(board.latest).toHaveAttribute('data-state', 'last-known')
    await expect(board.latest).toContainText('Последний известный вызов')
    await operator.key('F9')

    await office.program.run()
    await operator.hasInFront('А002', 'Идёт приём')
    await expect(operator.page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeHidden()
    await expect(board.stale).toBeHidden()
    await expect(admin.page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeHidden()
    await expect(operator.waiting.getByRole('listitem')).toHaveCount(2)

    await operator.key('F9')
    await operator.isFree()
    await operator.key('F2')
    await board.showsLarge('А003', 1)

    await expect(kiosk.heading).toHaveText('С чем вы пришли?')
    await kiosk.takeTicket('ru', ['Родился ребёнок', 'Да'])
    expect(await kiosk.ticketNumber(), 'no number is given twice').toBe('А005')
    const paper = await office.emulators.nextPaper(0)
    const phone = await office.page(paper.qr)
    await expect(phone.locator('.num .visually-hidden'), 'nothing old was printed again').toHaveText('А005')
  })
}

test('a board whose cable was pulled never shows old data as new, and catches up every call it missed', async ({
  office,
}) => {
  const cable = await openCable(() => office.program.address)
  const staff = await office.hall.signIn('specialist1')
  await staff.press('desk-1', 'open')
  const call = async () => {
    const { ticket } = await office.hall.issue('birth-registration')
    const { body } = await staff.press<{ visitId: string }>('desk-1', 'call-next')
    return { ticket: ticketText(ticket), visitId: body.visitId }
  }
  const serve = async (visitId: string) => {
    await staff.press('desk-1', 'start', { visitId })
    await staff.press('desk-1', 'finish', { visitId })
  }
  try {
    const { example } = await office.program.start()
    const path = `${cable.address}${example?.links.board}`
    const board = openBoard(await office.page(path, { viewport: viewports.board }))
    const before = await call()
    await board.showsLarge(before.ticket, 1)

    cable.pull()
    await serve(before.visitId)
    const missed = await call()
    await serve(missed.visitId)
    const awaited = await call()
    await expect(board.stale).toBeVisible(boardSaysSo)
    await expect(board.latest).toHaveAttribute('data-state', 'last-known')
    await expect(board.latest).toContainText(before.ticket)

    cable.plug()
    await board.showsLarge(awaited.ticket, 1)
    await expect(board.stale).toBeHidden()
    await expect(board.list).toContainText(before.ticket)
    await expect(board.list).toContainText(missed.ticket)
  } finally {
    await cable.close()
  }
})

test('a specialist whose cable was pulled is told at once, and a press after it is plugged in works', async ({
  office,
}) => {
  const cable = await openCable(() => office.program.address)
  try {
    const operator = openOperator(await office.page(`${cable.address}/operator/`))
    await operator.signIn('specialist1')
    await operator.takeDesk(1)
    cable.pull()
    await expect(
      operator.page.getByRole('alert').filter({ hasText: /Нет связи с сервером.*Данные от/ }),
    ).toBeVisible(saysSo)
    await expect(operator.button('Вызвать следующего')).toHaveAttribute('aria-disabled', 'true')
    await office.hall.issue('birth-registration')
    cable.plug()
    await expect(operator.waiting).toContainText('А001', { timeout: 20_000 })
    await operator.key('F2')
    await operator.hasInFront('А001', 'Вызван')
  } finally {
    await cable.close()
  }
})
