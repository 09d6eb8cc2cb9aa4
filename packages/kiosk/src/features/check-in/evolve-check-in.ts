import type { FoundCheckIn } from '@chered/protocol/booking'
import { type Places, placeOf, type Refusal, type Stage, withLast } from '../../app/stage.ts'
import { notReturnedStage } from '../returns/evolve-return.ts'

type Way = 'code' | 'phone' | 'scan' | 'missed'

/** Looks a booking or a missed ticket up; only a visitor who is choosing can be looking for one. */
export function findingStage(stage: Stage, by: Way): Stage {
  return stage.kind === 'choosing' ? { kind: 'finding', places: stage.places, by } : stage
}

/** What was found takes the place of an earlier finding, so that "back" leads to the keypad. */
export function foundStage(stage: Stage, bookings: readonly FoundCheckIn[]): Stage {
  if (stage.kind !== 'finding') return stage
  const found = { kind: 'found', bookings } as const
  return { kind: 'choosing', places: [...withoutFound(stage.places), found], page: 0 }
}

/** Nothing was found, or nobody could look: said over the keypad, which takes the next try. */
export function notFoundStage(stage: Stage, news: Refusal): Stage {
  if (stage.kind !== 'finding') return stage
  if (stage.by === 'missed') return notReturnedStage(stage.places, news)
  const places = withoutFound(stage.places)
  const by = stage.by === 'phone' ? 'phone' : 'code'
  const pad = { kind: 'check-in', by, news } as const
  const again = placeOf(places).kind === 'check-in'
  return { kind: 'choosing', places: again ? withLast(places, pad) : [...places, pad], page: 0 }
}

function withoutFound(places: Places): Places {
  const [first, ...rest] = places
  return [first, ...rest.filter((place) => place.kind !== 'found')]
}
