import type { CalledVisit } from '@chered/protocol/commands'
import { ticketText } from '@chered/protocol/ticket-text'
import { expect, test } from '../office.ts'

// Births are the own queue of specialist 1 and the second one of specialist 3,
// so both may take whoever waits for one.
const service = 'birth-registration'

test('two specialists pressing "next" in the same instant get different visitors', async ({ office }) => {
  const [first, third] = await Promise.all([
    office.operator('specialist1', 1),
    office.operator('specialist3', 3),
  ])
  await office.hall.issue(service)
  await office.hall.issue(service)
  await Promise.all([first, third].map(({ waiting }) => expect(waiting).toContainText('А002')))

  await Promise.all([first.key('F2'), third.key('F2')])
  const called = [first, third].map(async (operator) => {
    await expect(operator.button('Начать приём')).toBeVisible()
    return operator.ticketNumber()
  })
  const numbers = await Promise.all(called)
  expect(numbers.toSorted()).toEqual(['А001', 'А002'])
})

test('with one visitor waiting, exactly one of two presses in the same instant gets the visitor', async ({
  office,
}) => {
  const { hall } = office
  const [first, third] = await Promise.all([hall.signIn('specialist1'), hall.signIn('specialist3')])
  const desks = [
    { staff: first, deskId: 'desk-1' },
    { staff: third, deskId: 'desk-3' },
  ]
  for (const { staff, deskId } of desks) expect((await staff.press(deskId, 'open')).status).toBe(204)

  for (let round = 1; round <= 20; round++) {
    const { ticket } = await hall.issue(service)
    const replies = await Promise.all(
      desks.map(({ staff, deskId }) => staff.press<CalledVisit & { code?: string }>(deskId, 'call-next')),
    )
    const won = replies.filter(({ status }) => status === 200)
    const lost = replies.filter(({ status }) => status !== 200)
    expect(won.map(({ body }) => ticketText(body.ticket))).toEqual([ticketText(ticket)])
    expect(lost.map(({ body }) => body.code)).toEqual(['nobody-waiting'])

    const winner = desks.find(({ deskId }) => deskId === won[0]?.body.deskId)
    const visitId = won[0]?.body.visitId
    await winner?.staff.press(winner.deskId, 'start', { visitId })
    await winner?.staff.press(winner.deskId, 'finish', { visitId })
  }
})

test('two kiosks pressed in the same instant give different numbers, and a repeated press gives one', async ({
  office,
}) => {
  const [one, two] = await Promise.all([office.kiosk(), office.kiosk()])
  for (const kiosk of [one, two]) {
    await kiosk.touch(/^Родился ребёнок/)
    await kiosk.touch(/^Да/)
  }
  const places = await Promise.all(
    [one, two].map(async ({ page }) => {
      const take = page.getByRole('button', { name: /^Взять талон/ })
      // Asks whether the key reacts already; does not press it.
      await take.tap({ trial: true })
      const box = await take.boundingBox()
      return { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 40 }
    }),
  )
  const [at = { x: 0, y: 0 }, atTwo = at] = places
  // A nervous finger: three touches before anything can have changed on the screen.
  await Promise.all([
    one.page.touchscreen.tap(at.x, at.y),
    one.page.touchscreen.tap(at.x, at.y),
    one.page.touchscreen.tap(at.x, at.y),
    two.page.touchscreen.tap(atTwo.x, atTwo.y),
  ])
  const numbers = await Promise.all([one.ticketNumber(), two.ticketNumber()])
  expect(numbers.toSorted()).toEqual(['А001', 'А002'])
  const next = await office.hall.issue('birth-registration')
  expect(ticketText(next.ticket), 'no third ticket was given').toBe('А003')
})
