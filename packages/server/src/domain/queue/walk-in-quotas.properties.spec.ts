import type { QueueId, ServiceId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleWalkIns, minute, smallOffice, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { cancel, issue } from '../../testing/orders.ts'

const { services, queues } = smallOffice()
const limit = fc.option(fc.nat(6))
const quotas = fc.record({
  perDay: fc.integer({ min: 1, max: 15 }),
  byQueue: fc.tuple(...queues.map(() => limit)),
  byService: fc.tuple(...services.map(() => limit)),
})
type Quotas = typeof quotas extends fc.Arbitrary<infer Q> ? Q : never
const service = fc.nat(services.length - 1)
const step = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      service,
      also: fc.array(service, { maxLength: 2 }),
      booked: fc.boolean(),
      channel: fc.constantFrom('kiosk' as const, 'reception' as const),
    }),
    weight: 8,
  },
  { arbitrary: fc.record({ kind: fc.constant('cancel' as const), nth: fc.nat(30) }), weight: 1 },
  // The head may put other quotas into force in mid-day, also lower than what was given.
  { arbitrary: fc.record({ kind: fc.constant('other-quotas' as const), quotas }), weight: 1 },
)

const walkInsOf = ({ perDay, byQueue, byService }: Quotas) =>
  exampleWalkIns({
    perDay,
    byQueue: limits(queues, byQueue) as Record<QueueId, number>,
    byService: limits(services, byService) as Record<ServiceId, number>,
  })
const limits = (of: readonly { readonly id: string }[], numbers: readonly (number | null)[]) =>
  Object.fromEntries(of.flatMap(({ id }, i) => (numbers[i] === null ? [] : [[id, numbers[i]]])))

describe('quotas of walk-ins', () => {
  it('are never passed, however channels, appointments and cancellations interleave, and are used up whole', () => {
    let refused = 0
    fc.assert(
      fc.property(quotas, fc.array(step, { maxLength: 60, size: 'max' }), (first, steps) => {
        const hall = new Hall(smallRules())
        let now = first
        hall.walkIns = walkInsOf(first)
        const given: number[][] = []
        for (const [i, one] of steps.entries()) {
          if (one.kind === 'other-quotas') {
            now = one.quotas
            hall.walkIns = walkInsOf(now)
            continue
          }
          if (one.kind === 'cancel') {
            hall.do(cancel(`visit-${one.nth}`))
            continue
          }
          const id = (nth: number) => services[nth]?.id ?? ''
          const { channel } = one
          const also = one.also.map(id)
          const booked = one.booked ? { booked: hall.at + 30 * minute } : {}
          const decision = hall.do(issue(`visit-${i}`, id(one.service), { also, channel, ...booked }))
          if (one.booked) {
            expect(decision.ok).toBe(true)
            continue
          }
          const named = [...new Set([one.service, ...one.also])]
          const queueOf = (nth: number) => queues.findIndex(({ id }) => id === services[nth]?.queue)
          const ofQueue = (queue: number) =>
            given.filter((ticket) => ticket.some((nth) => queueOf(nth) === queue)).length
          const ofService = (nth: number) => given.filter((ticket) => ticket.includes(nth)).length
          const scope =
            given.length >= now.perDay
              ? 'office'
              : named.some((nth) => ofQueue(queueOf(nth)) >= (now.byQueue[queueOf(nth)] ?? 1e9))
                ? 'queue'
                : named.some((nth) => ofService(nth) >= (now.byService[nth] ?? 1e9))
                  ? 'service'
                  : null
          if (scope === null) {
            expect(decision.ok).toBe(true)
            given.push(named)
          } else {
            refused++
            expect(decision).toEqual({ ok: false, refusal: { code: 'quota-exhausted', params: { scope } } })
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(refused).toBeGreaterThan(500)
  })
})
