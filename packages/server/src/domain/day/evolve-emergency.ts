import type { Block } from '../numbering/emergency-block.ts'
import type { Day } from './day.ts'
import type { DayEvent } from './events.ts'

/** From now on the numbers are the kiosk's, and nobody else's. */
export function lease(day: Day, event: Extract<DayEvent, { type: 'EmergencyNumbersLeased' }>): Day {
  const { blockId, deviceId, storeId, from, numbers } = event
  const block: Block = { id: blockId, deviceId, storeId, leasedAt: day.lastAt, from, numbers }
  return { ...day, blocks: [...day.blocks, block] }
}
