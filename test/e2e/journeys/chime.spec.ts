import { expect, test } from '../office.ts'
import type { BoardScreen } from '../screens/board-screen.ts'

/** Each tone that the page begins, counted; the sound itself is left as it is. */
const countTones = `
  globalThis.tones = 0
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...given) {
    globalThis.tones += 1
    return start.apply(this, given)
  }
`
const tonesOf = ({ page }: BoardScreen) => page.evaluate<number>('globalThis.tones')

test('the first call onto an empty board sounds, a repeated call sounds again, being served does not', async ({
  office,
}) => {
  const board = await office.board({ script: countTones })
  await expect(board.guide).toBeVisible()
  // A browser that wants a touch before it makes a sound gets one, as when a board is set up.
  await board.page.keyboard.press('Shift')
  await expect(board.page.getByText('Звук не разрешён')).toHaveCount(0)
  expect(await tonesOf(board)).toBe(0)

  const staff = await office.hall.signIn('specialist1')
  await staff.press('desk-1', 'open')
  await office.hall.issue('birth-registration')
  const { body } = await staff.press<{ visitId: string }>('desk-1', 'call-next')
  await board.showsLarge('А001', 1)
  await expect.poll(() => tonesOf(board)).toBeGreaterThan(0)
  const once = await tonesOf(board)

  const repeated = async () => (await staff.press('desk-1', 'recall', { visitId: body.visitId })).status
  await expect.poll(repeated).toBe(204)
  await expect(board.latest.locator('.cap-state')).toContainText('Повторный вызов')
  await expect.poll(() => tonesOf(board)).toBe(2 * once)

  await staff.press('desk-1', 'start', { visitId: body.visitId })
  await expect(board.latest).toHaveAttribute('data-state', 'serving')
  expect(await tonesOf(board)).toBe(2 * once)
})
