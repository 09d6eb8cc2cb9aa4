import type { Office, SurveyAnswer } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'
import { openAdvice } from './survey.ts'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly answer: SurveyAnswer | null
}

/** A ticket for advice, where the office gives it. */
export function AdviceKey({ office, view, answer }: Props) {
  const { t } = useTranslation()
  const advice = openAdvice(office, view.services)
  if (advice === null) return null
  return (
    <Touch
      className="solid main-key"
      onPress={() =>
        tell({ kind: 'went', to: { kind: 'service', serviceId: advice, alsoServiceId: null, via: answer } })
      }
    >
      {t('key.advice')}
    </Touch>
  )
}

/** Back to the first question in the same language and size. */
export function StartKey() {
  const { t } = useTranslation()
  return (
    <Touch className="side-key" onPress={() => tell({ kind: 'started-over' })}>
      {t('key.toStart')}
    </Touch>
  )
}
