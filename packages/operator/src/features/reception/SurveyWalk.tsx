import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyAnswer } from '@chered/protocol/office'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeText } from '../visit/OfficeText.tsx'

/** The kiosk's questions, asked aloud: from the answers to a service. */
export function SurveyWalk(props: {
  office: Office
  onService: (serviceId: ServiceId, alsoServiceId: ServiceId | null) => void
}) {
  const { t } = useTranslation()
  const { survey } = props.office
  const [way, setWay] = useState<readonly string[]>([])
  const [told, setTold] = useState<SurveyAnswer | null>(null)
  const question = survey.find(({ id }) => id === (way.at(-1) ?? survey[0]?.id))
  if (!question) return <p className="muted">{t('survey.none')}</p>
  function answer(given: SurveyAnswer) {
    if (given.next !== undefined) {
      setTold(null)
      setWay([...way, given.next])
    } else if (given.service !== undefined) props.onService(given.service, given.alsoService ?? null)
    else setTold(given)
  }
  return (
    <section className="survey" aria-label={t('survey.title')}>
      <h2>
        <OfficeText text={question.question} />
      </h2>
      <div className="answers">
        {question.answers.map((given) => (
          <button key={given.text.ru} type="button" className="btn lg" onClick={() => answer(given)}>
            <OfficeText text={given.text} />
          </button>
        ))}
      </div>
      {told && <p role="status">{told.info ? <OfficeText text={told.info} /> : t('survey.checkIn')}</p>}
      {way.length > 0 && (
        <button
          type="button"
          className="btn plain sm back"
          onClick={() => {
            setTold(null)
            setWay(way.slice(0, -1))
          }}
        >
          <ArrowLeft aria-hidden="true" /> {t('survey.back')}
        </button>
      )}
    </section>
  )
}
