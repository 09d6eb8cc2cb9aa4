import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterAnswer,
  afterAsking,
  afterFailure,
  afterGivingUp,
  afterTry,
  failuresAllowed,
  mayAsk,
  type PaymentLinkState,
  workingLink,
} from './payment-link.ts'

const fail = (link: PaymentLinkState, now: number) => {
  const wasTry = link.state === 'paused'
  return afterFailure(afterAsking(link), wasTry, 'timeout', now)
}

/** Fails whenever it is asked, and is asked as soon as it may be: the moments of all questions. */
function failingFor(ms: number): number[] {
  const asked: number[] = []
  let link = workingLink
  for (let now = 0; now < ms; now += 1000) {
    if (!mayAsk(link, now)) continue
    asked.push(now)
    link = fail(link, now)
  }
  return asked
}

describe('the link to the payment system', () => {
  it('is asked no more after three failures in a row, and once when the pause is over', () => {
    expect(failingFor(31_000)).toEqual([0, 1000, 2000])
    expect(failingFor(33_000)).toEqual([0, 1000, 2000, 32_000])
  })

  it('is tried ever more seldom, up to each five minutes', () => {
    const asked = failingFor(3_600_000).slice(failuresAllowed - 1)
    const pauses = asked.slice(1).map((at, n) => (at - asked[n]!) / 1000)
    expect(pauses.slice(0, 6)).toEqual([30, 60, 120, 240, 300, 300])
  })

  it('works again after one answer, whatever was before', () => {
    fc.assert(
      fc.property(fc.nat(20), (failures) => {
        let link = workingLink
        for (let n = 0; n < failures; n++) link = fail(link, n * 400_000)
        expect(afterAnswer()).toEqual(workingLink)
        expect(link.state).toBe(failures < failuresAllowed ? 'working' : 'paused')
      }),
    )
  })

  it('that only opens when it is tried pauses again at the first question that fails, for no shorter time', () => {
    let link = workingLink
    for (let n = 0; n < 3; n++) link = fail(link, 0)
    link = afterTry(afterAsking(link))
    expect(link.state).toBe('working')
    link = fail(link, 100_000)
    expect(link).toMatchObject({ state: 'paused', since: 100_000, retryAt: 160_000 })
  })

  it('lets one try through in a pause that is over, until that is answered or given up', () => {
    let link = workingLink
    for (let n = 0; n < 3; n++) link = fail(link, 0)
    expect(mayAsk(link, 29_999)).toBe(false)
    expect(mayAsk(link, 30_000)).toBe(true)
    link = afterAsking(link)
    expect(mayAsk(link, 30_000)).toBe(false)
    expect(mayAsk(afterGivingUp(link, true), 30_000)).toBe(true)
  })

  it('takes nothing from a question that left before the pause and failed in it', () => {
    let link = workingLink
    for (let n = 0; n < 3; n++) link = fail(link, 0)
    expect(afterFailure(link, false, 'unreachable', 20_000)).toBe(link)
    const trying = afterAsking(link)
    expect(afterFailure(trying, false, 'unreachable', 30_000)).toBe(trying)
    expect(afterGivingUp(trying, false)).toBe(trying)
  })
})
