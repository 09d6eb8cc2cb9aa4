import { randomUUID } from 'node:crypto'
import type { CommandId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { smallOffice } from '../testing/example-office.ts'
import type { Answered } from '../testing/hall-commands.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { callNext, issue, openDesk, visitId } from '../testing/orders.ts'

let hall: KeptHall | null = null
afterEach(async () => {
  await hall?.close()
  hall = null
})
async function fresh(): Promise<KeptHall> {
  await hall?.close()
  hall = await KeptHall.open(smallOffice())
  return hall
}
const newId = () => randomUUID() as CommandId
const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

it('a command is always either done or withdrawn, never both, whenever its copies and the question arrive', async () => {
  // One press whose copies are late or lost, and a question about it in between.
  const arrivals = fc.array(fc.constantFrom('copy', 'question', 'turn'), { minLength: 1, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(arrivals, async (order) => {
      const kept = await fresh()
      const id = newId()
      const command = issue('anna', 'passport')
      const copies: Promise<Answered>[] = []
      const questions: Promise<Answered | null>[] = []
      for (const what of order) {
        if (what === 'copy') copies.push(kept.submit(command, id))
        else if (what === 'question') questions.push(kept.keeper.withdraw(id))
        else await endOfTurn()
      }
      const answers = await Promise.all(copies)
      const told = await Promise.all(questions)
      const firstCopy = order.indexOf('copy')
      const firstQuestion = order.indexOf('question')
      const withdrawn = firstQuestion !== -1 && (firstCopy === -1 || firstQuestion < firstCopy)
      expect(kept.day.visits.has(visitId('anna'))).toBe(firstCopy !== -1 && !withdrawn)
      for (const answer of answers) {
        expect(answer.ok ? 'done' : answer.refusal.code).toBe(withdrawn ? 'command-withdrawn' : 'done')
      }
      for (const answer of told) expect(answer?.ok ?? null).toBe(withdrawn ? null : true)
      expect(kept.day.visits.size).toBeLessThanOrEqual(1)
    }),
  )
})

it('a command that was done before a restart is told as done, one that never came is withdrawn', async () => {
  const kept = await fresh()
  const done = newId()
  await kept.submit(issue('anna', 'passport'), done)
  await kept.restart()
  expect((await kept.keeper.withdraw(done))?.ok).toBe(true)
  const never = newId()
  expect(await kept.keeper.withdraw(never)).toBeNull()
  expect(await kept.submit(issue('boris', 'passport'), never)).toEqual({
    ok: false,
    refusal: { code: 'command-withdrawn' },
  })
})

it('a refusal that was not heard is told with its reason', async () => {
  const kept = await fresh()
  await kept.must(openDesk('desk-1', ['passport']))
  const id = newId()
  await kept.submit(callNext('desk-1'), id)
  expect(await kept.keeper.withdraw(id)).toEqual({ ok: false, refusal: { code: 'nobody-waiting' } })
})
