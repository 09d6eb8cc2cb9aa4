import type { SurveyReading } from '@chered/protocol/survey'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadOffice } from '../../store.ts'
import { DifferenceList } from './DifferenceList.tsx'
import { countOf } from './ProblemList.tsx'
import { surveyDifference } from './survey-difference.ts'
import { loadSurveys, takeReading, useSurvey } from './survey-store.ts'
import { dateWords, problemWords, type Speech } from './survey-words.ts'

type Progress =
  | { readonly state: 'asking' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Says what changes for visitors and from when, then puts the version on the screen in force. */
export function ActivateDialog({ speech, close }: { speech: Speech; close: () => void }) {
  const { t } = useTranslation()
  const { open, inForce, list } = useSurvey()
  const [when, setWhen] = useState<'now' | 'date'>('now')
  const [date, setDate] = useState(() => (list === null ? '' : dayAfter(list.today)))
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  if (open === null || inForce === null || list === null) return null
  const { head, check, history } = open
  const errors = countOf(check, 'error')
  const warnings = check.problems.filter(
    ({ code }) => code === 'service-not-at-kiosk' || code === 'icon-unknown',
  )
  const differences = surveyDifference(inForce.content, history.present)
  const again = head.state === 'past'

  async function activate() {
    setProgress({ state: 'busy' })
    const from = when === 'now' ? null : date
    const body = { revision: head.revision, inForce: inForce?.id, from }
    const answer = await staffRequest<SurveyReading>('POST', `/api/surveys/${head.id}/activate`, body)
    if (!answer.ok) {
      setProgress({ state: 'refused', why: answer })
      // What was confirmed is not what would be replaced: show the difference as it is now.
      if (answer.code === 'changed-meanwhile') void loadSurveys()
      return
    }
    showNotice(
      from === null
        ? t('survey.activate.done')
        : t('survey.activate.doneFrom', { date: dateWords(speech, from) }),
    )
    close()
    await takeReading(answer.value)
    await loadOffice()
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t(again ? 'survey.activate.titleAgain' : 'survey.activate.title')}
      size={600}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <section aria-labelledby="survey-activate-changes">
          <p className="h" id="survey-activate-changes">
            <b>{t('survey.activate.changes', { count: differences.length })}</b>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list has to be scrollable by keyboard */}
          <div className="difference-box" tabIndex={0}>
            <DifferenceList speech={speech} differences={differences} />
          </div>
        </section>
        {warnings.length > 0 && (
          <ul className="hint warn">
            {warnings.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemWords(speech, history.present.survey, problem)}</li>
            ))}
          </ul>
        )}
        <Radio.Group
          label={t('survey.activate.when')}
          value={when}
          onChange={(value) => setWhen(value === 'date' ? 'date' : 'now')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="now" label={t('survey.activate.now')} />
            <div className="activate-date">
              <Radio value="date" label={t('survey.activate.from')} />
              <span className="input">
                <input
                  type="date"
                  aria-label={t('survey.activate.date')}
                  min={dayAfter(list.today)}
                  value={date}
                  onChange={({ currentTarget: { value } }) => {
                    setDate(value)
                    setWhen('date')
                  }}
                />
              </span>
            </div>
          </Stack>
        </Radio.Group>
        <p className="muted">
          {t(when === 'now' ? 'survey.activate.nowThen' : 'survey.activate.fromThen', {
            date: isDate(date) ? dateWords(speech, date) : '',
          })}
        </p>
        <p className="dialog-refused" role="alert">
          {progress.state === 'refused' && refusalText(t, progress.why)}
          {errors > 0 && t('survey.activate.errors', { count: errors })}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            {t('survey.activate.cancel')}
          </button>
          <button
            type="button"
            className="btn primary"
            disabled={progress.state === 'busy' || errors > 0 || (when === 'date' && !isDate(date))}
            onClick={activate}
          >
            {t(progress.state === 'busy' ? 'survey.activate.busy' : 'survey.activate.submit')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

/** The date after a local date, both `YYYY-MM-DD`. */
function dayAfter(date: string): string {
  const noon = new Date(`${date}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + 1)
  return noon.toISOString().slice(0, 10)
}
