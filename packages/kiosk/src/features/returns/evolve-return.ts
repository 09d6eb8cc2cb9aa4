import type { Returned } from '@chered/protocol/returns'
import { type Places, placeOf, type Refusal, type Stage, withLast } from '../../app/stage.ts'

/** What came of looking for a ticket that missed its call: back in the queue, or several have this number. */
export function returnedStage(stage: Stage, returned: Returned, number: number, at: number): Stage {
  if (stage.kind !== 'finding') return stage
  if (returned.kind === 'back') return { kind: 'returned', returned, since: at }
  const which = { kind: 'missed-which', number, letters: returned.letters } as const
  return { kind: 'choosing', places: [...withoutWhich(stage.places), which], page: 0 }
}

/** Nothing was found, or it is too late: said over the keypad, which takes the next try. */
export function notReturnedStage(places: Places, news: Refusal): Stage {
  const before = withoutWhich(places)
  const pad = { kind: 'missed', news } as const
  const again = placeOf(before).kind === 'missed'
  return { kind: 'choosing', places: again ? withLast(before, pad) : [...before, pad], page: 0 }
}

function withoutWhich(places: Places): Places {
  const [first, ...rest] = places
  return [first, ...rest.filter((place) => place.kind !== 'missed-which')]
}
