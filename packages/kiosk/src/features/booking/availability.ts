import type { Availability } from '@chered/protocol/booking'
import { request } from '@chered/ui/api'
import { useEffect, useState } from 'react'
import type { Refusal, WishedService } from '../../app/stage.ts'

/** Free times are asked for again so often while they are looked at, ms. */
const renewMs = 15_000

/** Free times of the kiosk's own channel for the next 31 days. */
export type FreeTimes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly days: Availability['days'] }
  | { readonly kind: 'failed'; readonly refusal: Refusal }

/** What was read last: the days and the times of one wish stand on screens that follow each other. */
let last: { readonly query: string; readonly days: Availability['days'] } | null = null

/** `birth-registration*2,paternity`: how a wish is written in the query. */
export function wishQuery(services: readonly WishedService[]): string {
  return services.map(({ serviceId, count }) => (count === 1 ? serviceId : `${serviceId}*${count}`)).join(',')
}

/**
 * The free times of a wish, kept fresh while they are shown; empty `services`
 * asks nothing. `news` says why they are shown again, and asks at once.
 */
export function useFreeTimes(services: readonly WishedService[], news: unknown = null): FreeTimes {
  const query = wishQuery(services)
  const known = (): FreeTimes =>
    last?.query === query && news === null ? { kind: 'known', days: last.days } : { kind: 'loading' }
  const [free, setFree] = useState<{ readonly query: string; readonly times: FreeTimes }>(() => ({
    query,
    times: known(),
  }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is a reason to ask again
  useEffect(() => {
    if (query === '') return
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async () => {
      const path = `/api/availability?services=${encodeURIComponent(query)}`
      const answer = await request<Availability>('GET', path)
      if (!wanted) return
      if (answer.ok) {
        last = { query, days: answer.value.days }
        setFree({ query, times: { kind: 'known', days: answer.value.days } })
      } else {
        const { code, params } = answer
        // Times that are a few seconds old are better than none; a hold tells the truth.
        setFree((before) =>
          before.query === query && before.times.kind === 'known'
            ? before
            : { query, times: { kind: 'failed', refusal: { code, params } } },
        )
      }
      timer = setTimeout(read, answer.ok ? renewMs : 2000)
    }
    void read()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [query, news])
  return free.query === query ? free.times : known()
}
