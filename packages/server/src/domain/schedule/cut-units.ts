import type { ServiceId } from '@chered/protocol/ids'
import type { OfficeRules } from '../office/office-rules.ts'
import type { UnitChannel } from './day-plan.ts'
import { singleUnits } from './interval-minutes.ts'

/** Units in a row that one channel gets whole. */
export interface Block {
  readonly first: number
  readonly units: number
}

/** How the bookable time of a shift is to be dealt. */
export interface Cut {
  readonly blocks: readonly Block[]
  /** Channels through which something of the shift can be booked. */
  readonly sold: ReadonlySet<UnitChannel>
  /** False: all that is served comes by appointment only. */
  readonly hasLiveQueue: boolean
}

/**
 * Cuts a shift of so many whole units into blocks as long as the longest single
 * appointment that fits into it, so that a channel can use what it gets for any
 * service. What is left at the end is a block of its own when the shortest
 * appointment fits into it, else it makes the last block longer. Null when
 * nothing served then can be booked.
 */
export function cutShift(
  services: readonly ServiceId[],
  rules: OfficeRules,
  units: number,
  unitMinutes: number,
): Cut | null {
  const sold = new Set<UnitChannel>()
  let longest = 0
  let shortest = Number.POSITIVE_INFINITY
  let hasLiveQueue = false
  for (const id of services) {
    const service = rules.services.get(id)
    if (!service) continue
    if (!service.byAppointmentOnly) hasLiveQueue = true
    const needed = singleUnits(service, unitMinutes)
    if (needed === null) continue
    for (const channel of service.channels) sold.add(channel)
    shortest = Math.min(shortest, needed)
    if (needed <= units) longest = Math.max(longest, needed)
  }
  if (sold.size === 0 || longest === 0) return null
  const blocks: Block[] = []
  let first = 0
  while (first < units) {
    const left = units - first
    const length = left - longest < shortest ? left : longest
    blocks.push({ first, units: length })
    first += length
  }
  return { blocks, sold, hasLiveQueue }
}
