import type { CommandId } from '@chered/protocol/ids'
import { afterEach, describe, expect, it } from 'vitest'
import { officeRules } from '../domain/office/office-rules.ts'
import { exampleWalkIns, minute, smallOffice } from '../testing/example-office.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { callNext, cancel, closeDesk, finish, issue, openDesk, start, visitId } from '../testing/orders.ts'

let hall: KeptHall | null = null
afterEach(async () => {
  await hall?.close()
  hall = null
})
async function fresh(office = smallOffice()): Promise<KeptHall> {
  hall = await KeptHall.open(office)
  return hall
}
const id = (text: string) => text.padEnd(8, '.') as CommandId
const hour = 60 * minute

describe('the same command id', () => {
  it('again has the effect of once and the answer of once, in the same turn, later, and after a restart', async () => {
    const kept = await fresh()
    const press = () => kept.submit(issue('anna', 'passport'), id('press'))
    const [first, twin] = await Promise.all([press(), press()])
    expect(first.ok).toBe(true)
    expect(twin).toEqual(first)
    expect(await press()).toEqual(first)
    await kept.restart()
    expect(await press()).toEqual(first)
    expect(kept.day.visits.size).toBe(1)
  })

  it('keeps its answer though the visit id is a new one each time, as the server makes it', async () => {
    const kept = await fresh()
    const first = await kept.submit(issue('anna', 'passport'), id('press'))
    expect(await kept.submit(issue('another', 'passport'), id('press'))).toEqual(first)
    expect(kept.day.visits.size).toBe(1)
  })

  it('keeps a refusal too: who was told no is not served behind their back', async () => {
    const kept = await fresh()
    await kept.must(openDesk('desk-1', ['passport']))
    const no = { ok: false, refusal: { code: 'nobody-waiting' } }
    expect(await kept.submit(callNext('desk-1'), id('early'))).toEqual(no)
    await kept.must(issue('anna', 'passport'))
    expect(await kept.submit(callNext('desk-1'), id('early'))).toEqual(no)
  })

  it('with another aim is refused and does nothing', async () => {
    const kept = await fresh()
    await kept.must(openDesk('desk-1', ['passport']), issue('anna', 'passport'), issue('boris', 'passport'))
    await kept.submit(cancel('anna'), id('press'))
    const { seq } = kept.day
    const reused = { ok: false, refusal: { code: 'command-reused' } }
    expect(await kept.submit(cancel('boris'), id('press'))).toEqual(reused)
    await kept.restart()
    expect(await kept.submit(callNext('desk-1'), id('press'))).toEqual(reused)
    expect(kept.day.seq).toBe(seq)
  })

  it('of yesterday is still known; of the day before it is not', async () => {
    const kept = await fresh()
    const first = await kept.submit(issue('anna', 'passport'), id('press'))
    kept.advance(24 * hour)
    await kept.keeper.tick()
    await kept.restart()
    expect(await kept.submit(issue('anna', 'passport'), id('press'))).toEqual(first)
    kept.advance(24 * hour)
    await kept.keeper.tick()
    await kept.submit(issue('boris', 'passport'), id('press'))
    expect(kept.day.visits.size).toBe(1)
  })
})

describe('the day', () => {
  it('ends at the time of the office and lets who waits expire; the next begins at midnight with number one', async () => {
    const kept = await fresh(smallOffice({ dayEnds: '20:00' }))
    await kept.must(openDesk('desk-1', ['passport']), issue('anna', 'passport'), issue('boris', 'passport'))
    await kept.must(callNext('desk-1'), start('desk-1', 'anna'))
    kept.advance(10.5 * hour)
    expect(await kept.submit(finish('desk-1', 'anna'), null)).toMatchObject({ ok: true })
    kept.advance(0.5 * hour)
    expect(await kept.submit(issue('vera', 'passport'), null)).toEqual({
      ok: false,
      refusal: { code: 'day-ended' },
    })
    expect(kept.day).toMatchObject({ status: 'ended', date: '2026-11-23' })
    expect(kept.day.visits.get(visitId('boris'))?.leg.now.state).toBe('expired')
    await kept.restart()
    kept.advance(4 * hour)
    await kept.keeper.tick()
    expect(kept.day).toMatchObject({ status: 'open', date: '2026-11-24' })
    await kept.must(issue('vera', 'passport'))
    expect(kept.day.visits.get(visitId('vera'))?.ticket.number).toBe(1)
  })

  it('that was open when the server went off at night ends at its own time, before the next begins', async () => {
    const kept = await fresh()
    await kept.must(issue('anna', 'passport'))
    const { date } = kept.day
    await kept.keeper.close()
    kept.advance(3 * 24 * hour)
    await kept.restart()
    await kept.must(issue('boris', 'passport'))
    expect(kept.day).toMatchObject({ date: '2026-11-26', status: 'open' })
    const old = [...kept.store.journal.read(date)]
    expect(old.at(-1)).toMatchObject({ event: { type: 'DayEnded', expired: ['anna'] } })
    expect(new Date(old.at(-1)?.at ?? 0).toISOString()).toBe('2026-11-23T20:59:00.000Z')
  })

  it('does not begin in an evening that is already past its end', async () => {
    const kept = await fresh(smallOffice({ dayEnds: '20:00' }))
    const { date } = kept.day
    kept.advance((24 + 12) * hour)
    await kept.keeper.tick()
    expect(kept.day).toMatchObject({ date, status: 'ended' })
    const ended = { ok: false, refusal: { code: 'day-ended' } }
    expect(await kept.submit(issue('anna', 'passport'), null)).toEqual(ended)
    kept.advance(4 * hour)
    await kept.must(issue('anna', 'passport'))
    expect(kept.day).toMatchObject({ date: '2026-11-25', status: 'open' })
  })

  it('is not ended by a clock that is set back, and its time stands still until the clock has caught up', async () => {
    const kept = await fresh()
    await kept.must(issue('anna', 'passport'))
    const { lastAt } = kept.day
    kept.advance(-26 * hour)
    await kept.must(issue('boris', 'passport'))
    await kept.keeper.tick()
    expect(kept.day).toMatchObject({ date: '2026-11-23', status: 'open', lastAt })
    await kept.restart()
    kept.advance(27 * hour)
    await kept.must(issue('vera', 'passport'))
    expect(kept.day.lastAt).toBe(lastAt + hour)
  })

  it('follows the office that changes while it goes on', async () => {
    const kept = await fresh(smallOffice({ hours: 'week' }))
    await kept.must(issue('anna', 'passport'))
    kept.walkIns = exampleWalkIns({ perDay: 1 })
    expect(await kept.submit(issue('boris', 'passport'), null)).toMatchObject({
      refusal: { code: 'quota-exhausted' },
    })
    kept.walkIns = exampleWalkIns()
    kept.rules = officeRules(smallOffice({ hours: 'week', targetWaitMinutes: 20 }))
    kept.advance(4.5 * hour)
    expect(await kept.submit(issue('boris', 'passport'), null)).toMatchObject({
      refusal: { code: 'outside-hours' },
    })
    kept.advance(hour)
    expect(await kept.submit(issue('boris', 'passport'), null)).toMatchObject({ ok: true })
  })
})

describe('closing', () => {
  it('finishes what was pressed and refuses what comes after', async () => {
    const kept = await fresh()
    const pressed = kept.submit(issue('anna', 'passport'), id('before'))
    const closed = kept.keeper.close()
    const late = await kept.submit(issue('boris', 'passport'), id('after'))
    await closed
    expect(late).toEqual({ ok: false, refusal: { code: 'shutting-down' } })
    expect((await pressed).ok).toBe(true)
    await kept.restart()
    expect([...kept.day.visits.keys()]).toEqual(['anna'])
  })
})

describe('a press that was in order already', () => {
  it('repeated later has no effect: a desk opened twice, then closed, stays closed', async () => {
    const kept = await fresh()
    await kept.must(openDesk('desk-1', ['passport']))
    const again = await kept.submit(openDesk('desk-1', ['passport']), id('again'))
    expect(again.ok).toBe(true)
    await kept.must(closeDesk('desk-1'))
    expect(await kept.submit(openDesk('desk-1', ['passport']), id('again'))).toEqual(again)
    expect(await kept.submit(callNext('desk-1'), null)).toMatchObject({ refusal: { code: 'desk-closed' } })
  })
})
