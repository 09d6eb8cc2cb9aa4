import type { EmergencyState } from '@chered/protocol/emergency'
import type { Trouble } from '@chered/protocol/views'
import { givenOf } from '../../domain/day/emergency.ts'
import type { ViewContext } from './context.ts'

/** Kiosks that have given out numbers without the server today, or may be doing so at this moment. */
export function emergencyStates({ day, directory, emergency }: ViewContext): EmergencyState[] {
  return directory.devices().flatMap(({ deviceId, name, assignment, connected }): EmergencyState[] => {
    if (assignment.kind !== 'kiosk') return []
    const blocks = day.blocks.filter((block) => block.deviceId === deviceId)
    const facts = blocks.map((block) => ({ block, ...givenOf(day, block) }))
    const given = facts.reduce((sum, one) => sum + one.given, 0)
    const moments = facts.flatMap(({ lastAt }) => lastAt ?? [])
    // Only the memory that the kiosk has now gives numbers out.
    const { storeId } = blocks.at(-1) ?? {}
    const left = facts
      .filter(({ block }) => block.storeId === storeId)
      .reduce((sum, one) => sum + one.block.numbers.length - one.given, 0)
    const unknown = connected ? (emergency?.untold(deviceId) ?? 0) : day.status === 'open' ? left : 0
    const refused = (emergency?.refused(deviceId) ?? []).map(({ ticket }) => ticket)
    if (given + unknown + refused.length === 0) return []
    const lastAt = moments.length === 0 ? null : Math.max(...moments)
    return [{ deviceId, name, connected, given, lastAt, unknown, refused }]
  })
}

/** Somebody may stand in the hall with a number that will never be called. */
export function* emergencyTroubles({ directory, emergency }: ViewContext): Generator<Trouble> {
  for (const { deviceId, name } of directory.devices()) {
    const refused = emergency?.refused(deviceId) ?? []
    const [first] = refused
    if (first === undefined) continue
    const tickets = refused.map(({ ticket }) => ticket).join(', ')
    const params = { name, deviceId, tickets, count: refused.length }
    yield { id: `emergency:${deviceId}`, code: 'emergency-unknown', level: 'bad', since: first.at, params }
  }
}
