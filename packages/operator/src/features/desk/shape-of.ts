import type { Shape } from '@chered/ui/staff/StateShape.tsx'
import type { Situation } from './situation.ts'

/** The shape that stands for a situation. */
export function shapeOf(situation: Situation): Shape {
  return situation.kind === 'taken' ? 'trouble' : situation.kind
}
