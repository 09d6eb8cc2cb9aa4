import type { CategoryId } from '@chered/protocol/ids'
import type { Place, Places, Stage } from '../../app/stage.ts'
import { placeOf, withLast } from '../../app/stage.ts'

/**
 * A claim to precedence that was just made, or taken away (null), on the list of
 * categories: the visitor stands at the service again, and the claim goes with
 * the ticket. Anywhere else the same stage.
 */
export function claimedStage(stage: Stage, categoryId: CategoryId | null): Stage {
  if (stage.kind !== 'choosing' || placeOf(stage.places).kind !== 'claim') return stage
  const [first, ...rest] = stage.places
  const before: Places = [first, ...rest.slice(0, -1)]
  const service = placeOf(before)
  if (service.kind !== 'service') return stage
  return { kind: 'choosing', places: withLast(before, withClaim(service, categoryId)), page: 0 }
}

function withClaim(
  place: Extract<Place, { kind: 'service' }>,
  categoryId: CategoryId | null,
): Extract<Place, { kind: 'service' }> {
  const { claim: _, ...unclaimed } = place
  return categoryId === null ? unclaimed : { ...unclaimed, claim: categoryId }
}
