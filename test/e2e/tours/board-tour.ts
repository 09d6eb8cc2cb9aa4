import { expect } from '@playwright/test'
import type { Staff } from '../hall.ts'
import type { Office } from '../office.ts'
import type { BoardScreen } from '../screens/board-screen.ts'
import type { Inspect } from '../soundness.ts'

/** What a board shows in a day: nobody called, one call, a call at every desk, visitors being served. */
export async function tourBoard(
  office: Office,
  board: BoardScreen,
  staff: readonly Staff[],
  inspect: Inspect,
): Promise<void> {
  const look = (name: string) => inspect(board.page, `board ${name}`)
  await expect(board.guide).toBeVisible()
  await look('with nobody called')

  const services = [
    'birth-registration',
    'marriage-application',
    'repeat-certificate',
    'name-change',
    'advice',
  ]
  const calls: string[] = []
  for (const [n, member] of staff.entries()) {
    const deskId = `desk-${n + 1}`
    await member.press(deskId, 'open')
    await office.hall.issue(services[n] ?? 'advice')
    const { status, body } = await member.press<{ visitId: string }>(deskId, 'call-next')
    expect(status).toBe(200)
    calls.push(body.visitId)
    if (n === 0) {
      await expect(board.latest).toHaveAttribute('data-state', 'called')
      await look('with one call')
    }
  }
  await expect(board.list.getByRole('listitem')).toHaveCount(staff.length - 1)
  await look('with a call at every desk')
  for (const [n, member] of staff.entries()) {
    if (n === 0) continue
    const reply = await member.press(`desk-${n + 1}`, 'start', { visitId: calls[n] })
    expect(reply.status).toBe(204)
  }
  await expect(board.page.locator('.desk-state[data-state="serving"]')).toHaveCount(staff.length - 1)
  await look('with visitors being served')
}
