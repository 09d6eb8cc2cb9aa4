import { ticketText } from '@chered/protocol/ticket-text'
import {
  type Caller,
  newCommandId,
  type Reply,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '@chered/server/testing/running-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askAt, liftWalkInLimit } from './lift-walk-in-limit.ts'

/** What other queue systems fail: many hands at one moment, over the real network stack. */

let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
  await liftWalkInLimit(askAt(run.server.address))
})
afterEach(() => run.close())

interface Desk {
  readonly id: string
  readonly who: Caller
}

/** Both serve `birth-registration`, the first as their own, the second when nobody of their own waits. */
async function twoDesks(): Promise<readonly [Desk, Desk]> {
  const open = async (number: number): Promise<Desk> => {
    const desk = { id: `desk-${number}`, who: await run.staff(`specialist${number}`) }
    await press(desk, 'open')
    return desk
  }
  return [await open(1), await open(3)]
}

const press = (desk: Desk, action: string, more: object = {}, commandId = newCommandId()): Promise<Reply> =>
  desk.who.post(`/api/desks/${desk.id}/${action}`, { commandId, ...more })

async function serve(desk: Desk, visitId: string): Promise<void> {
  for (const action of ['start', 'finish']) {
    expect((await press(desk, action, { visitId })).status).toBe(204)
  }
}

/** Several people wait; their visits in the order of their tickets. */
async function peopleWait(count: number): Promise<string[]> {
  const visits: string[] = []
  for (let i = 0; i < count; i++) visits.push((await takeTicket(run)).body.visitId)
  return visits
}

const codesOf = (replies: readonly Reply[]) =>
  replies.map(({ status, body }) => (status < 300 ? 'ok' : body.code))

describe('eight clients that take forty tickets each', () => {
  test('get 320 different numbers, and each press its own visit', async () => {
    const clients = Array.from({ length: 8 }, async () => {
      const taken: Reply[] = []
      for (let i = 0; i < 40; i++)
        taken.push(await takeTicket(run, i % 2 === 0 ? 'advice' : 'birth-registration'))
      return taken
    })
    const replies = (await Promise.all(clients)).flat()
    expect(replies.map(({ status }) => status)).toEqual(Array(320).fill(200))
    expect(new Set(replies.map(({ body }) => ticketText(body.ticket))).size).toBe(320)
    expect(new Set(replies.map(({ body }) => body.visitId)).size).toBe(320)
    expect(new Set(replies.map(({ body }) => body.token)).size).toBe(320)
  })

  test('or 320 presses in one instant', async () => {
    const replies = await Promise.all(Array.from({ length: 320 }, () => takeTicket(run)))
    expect(replies.map(({ status }) => status)).toEqual(Array(320).fill(200))
    const numbers = replies.map(({ body }) => body.ticket.number as number).toSorted((a, b) => a - b)
    // The queue's own range ends at 199; past it numbers go on where no queue has any.
    expect(numbers.slice(0, 199)).toEqual(Array.from({ length: 199 }, (_, i) => i + 1))
    expect(new Set(numbers).size).toBe(320)
  })
})

describe('fifty pairs pressed in the same instant', () => {
  test('two desks that call together get the two first visitors, one each', async () => {
    const desks = await twoDesks()
    const waiting = await peopleWait(100)
    for (let pair = 0; pair < 50; pair++) {
      const replies = await Promise.all(desks.map((desk) => press(desk, 'call-next')))
      expect(codesOf(replies)).toEqual(['ok', 'ok'])
      const came = replies.map(({ body }) => body.visitId as string)
      expect(came.toSorted()).toEqual(waiting.slice(pair * 2, pair * 2 + 2).toSorted())
      await Promise.all(desks.map((desk, i) => serve(desk, came[i] ?? '')))
    }
    expect(codesOf(await Promise.all(desks.map((desk) => press(desk, 'call-next'))))).toEqual([
      'nobody-waiting',
      'nobody-waiting',
    ])
  })
})

describe('fifty double calls', () => {
  test('one visitor whom two desks choose has exactly one winner, and the other desk gets the next visitor', async () => {
    const desks = await twoDesks()
    const waiting = await peopleWait(100)
    for (let pair = 0; pair < 50; pair++) {
      const [wanted, next] = waiting.slice(pair * 2, pair * 2 + 2)
      const replies = await Promise.all(desks.map((desk) => press(desk, 'call', { visitId: wanted })))
      expect(codesOf(replies).toSorted()).toEqual(['ok', 'wrong-state'])
      const [winner, loser] = replies[0]?.status === 200 ? desks : [desks[1], desks[0]]
      const other = await press(loser, 'call-next')
      expect(other.body.visitId).toBe(next)
      await serve(winner, wanted ?? '')
      await serve(loser, next ?? '')
    }
  })

  test('a desk that presses "next" twice gets one visitor; the second press is told that somebody is there', async () => {
    const [desk] = await twoDesks()
    const waiting = await peopleWait(50)
    for (const visitId of waiting) {
      const replies = await Promise.all([press(desk, 'call-next'), press(desk, 'call-next')])
      expect(codesOf(replies).toSorted()).toEqual(['desk-busy', 'ok'])
      expect(replies.find(({ status }) => status === 200)?.body.visitId).toBe(visitId)
      await serve(desk, visitId)
    }
  })

  test('one press that the network delivers twice is one call with one answer', async () => {
    const [desk] = await twoDesks()
    const waiting = await peopleWait(50)
    for (const visitId of waiting) {
      const commandId = newCommandId()
      const twice = await Promise.all([
        press(desk, 'call-next', {}, commandId),
        press(desk, 'call-next', {}, commandId),
      ])
      const late = await press(desk, 'call-next', {}, commandId)
      expect([...twice, late].map(({ status, body }) => [status, body.visitId])).toEqual(
        Array(3).fill([200, visitId]),
      )
      await serve(desk, visitId)
    }
  })
})
