import type { SurveyAnswer } from '@chered/protocol/office'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { AnswerIcon } from './AnswerIcon.tsx'

/** The answer that led to this screen. */
export function Chosen({ answer }: { answer: SurveyAnswer }) {
  return (
    <p className="chosen">
      <AnswerIcon name={answer.icon} />
      <LocalSpan text={answer.text} />
    </p>
  )
}
