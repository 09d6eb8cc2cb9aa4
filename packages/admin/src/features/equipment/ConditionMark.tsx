import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { type Condition, conditionClass } from './condition.ts'

/** A condition as its shape and its words. */
export function ConditionMark({ condition }: { condition: Condition }) {
  return (
    <span className={conditionClass(condition)}>
      <StateShape shape={condition.level === 'ok' ? 'ok' : 'trouble'} />
      <span className="words">{condition.words}</span>
    </span>
  )
}
