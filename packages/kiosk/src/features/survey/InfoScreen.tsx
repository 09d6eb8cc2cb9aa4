import type { Office, SurveyAnswer } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { useKiosk } from '../../store.ts'
import { AdviceKey, StartKey } from './WayOn.tsx'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly answer: SurveyAnswer
}

/** An answer that needs no desk today: what to know, and the ways on. */
export function InfoScreen({ office, view, answer }: Props) {
  const language = useKiosk((s) => s.session.wishes.language)
  return (
    <Frame
      layout="words"
      heading={<LocalSpan text={answer.text} />}
      headingLength={officeText(answer.text, language).length}
      matter={<p className="words">{answer.info && <LocalSpan text={answer.info} />}</p>}
      way="back"
      keys={
        <>
          <AdviceKey office={office} view={view} answer={answer} />
          <StartKey />
        </>
      }
    />
  )
}
