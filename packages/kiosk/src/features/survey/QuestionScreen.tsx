import type { Office, SurveyAnswer } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Place } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell, useKiosk } from '../../store.ts'
import { CheckInKey } from '../check-in/CheckInKey.tsx'
import { AloneNotice } from '../emergency/AloneNotice.tsx'
import { PaperNotice } from '../ticket/PaperNotice.tsx'
import { paperOf } from '../ticket/paper.ts'
import { AnswerIcon } from './AnswerIcon.tsx'
import { Chosen } from './Chosen.tsx'
import { expectedWait } from './expected-wait.ts'
import { answersPerPage, pageOf } from './paging.ts'
import { Steps } from './Steps.tsx'
import { destinationOf, liveAnswers, questionOf, servicesBelow } from './survey.ts'
import { WaitWords } from './WaitWords.tsx'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly place: Extract<Place, { kind: 'question' }>
  readonly page: number
  /** The server is away: no times, no bookings, and a number of the kiosk's own in the end. */
  readonly isAlone?: boolean
}

/** A question of the survey. The first one says how long each answer waits. */
export function QuestionScreen({ office, view, place, page, isAlone = false }: Props) {
  const { t } = useTranslation()
  const { language, size, reach } = useKiosk((s) => s.session.wishes)
  const question = questionOf(office, place.questionId)
  const answers = question ? liveAnswers(office, question) : []
  const shown = pageOf(answers, answersPerPage(answers.length, size), page)
  const first = place.via === null
  const few = answers.length <= 4 && !first
  const paper = paperOf(view.printer)
  const heading = question ? officeText(question.question, language) : t('survey.nothing')
  return (
    <Frame
      layout={few ? 'question' : 'start'}
      chosen={place.via && <Chosen answer={place.via} />}
      heading={question ? <LocalSpan text={question.question} /> : heading}
      headingLength={heading.length}
      under={
        first &&
        (isAlone ? (
          <AloneNotice />
        ) : paper.kind === 'not-ready' ? (
          <PaperNotice problem={paper.problem} />
        ) : (
          <p className="how">{t('start.how')}</p>
        ))
      }
      matter={first && reach === 'low' && size === 'normal' && <Steps paper={paper.kind === 'paper'} />}
      way={first ? 'languages' : 'back'}
      keys={
        <>
          <div className="answers" data-few={few || undefined}>
            {shown.items.map((answer) => (
              <AnswerKey
                key={answer.text.ru}
                office={office}
                view={view}
                answer={answer}
                waits={first && !isAlone}
              />
            ))}
          </div>
          <MoreKey page={shown} words={t('key.moreAnswers', { count: shown.left })} />
          {first && <CheckInKey office={office} />}
        </>
      }
    />
  )
}

interface AnswerProps {
  readonly office: Office
  readonly view: KioskView
  readonly answer: SurveyAnswer
  /** Whether the wait stands at the right, or only the way on. */
  readonly waits: boolean
}

function AnswerKey({ office, view, answer, waits }: AnswerProps) {
  const language = useKiosk((s) => s.session.wishes.language)
  const wait = expectedWait(office, view.services, servicesBelow(office, answer))
  const long = officeText(answer.text, language).length > 42
  const none = wait.kind === 'ended' || wait.kind === 'closed'
  return (
    <Touch className={`answer ${none ? 'ended' : ''}`} onPress={() => choose(office, answer)}>
      <AnswerIcon name={answer.icon} />
      <span className="answer-name" data-long={long || undefined}>
        <LocalSpan text={answer.text} />
      </span>
      {waits || none ? <WaitWords wait={wait} /> : <ChevronRight className="icon on" aria-hidden="true" />}
    </Touch>
  )
}

function choose(office: Office, answer: SurveyAnswer): void {
  const to = destinationOf(office, answer)
  switch (to.kind) {
    case 'question':
      tell({ kind: 'went', to: { kind: 'question', questionId: to.questionId, via: answer } })
      return
    case 'service':
      tell({ kind: 'went', to: { ...to, via: answer } })
      return
    case 'check-in':
      tell({ kind: 'went', to: { kind: 'check-in', by: 'code', news: null } })
      return
    case 'info':
      tell({ kind: 'went', to: { kind: 'info', via: answer } })
      return
    case 'nowhere':
      return
  }
}
