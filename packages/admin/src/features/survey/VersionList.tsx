import type { SurveyActivation, SurveyHead, SurveyId, SurveyReading } from '@chered/protocol/survey'
import type { Answer } from '@chered/ui/api'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice, showRefusal } from '@chered/ui/staff/toasts'
import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadSurveys, takeReading, useSurvey } from './survey-store.ts'
import { dateWords, momentWords, type Speech } from './survey-words.ts'

/** All versions with their authors, and who put which one in force when. */
export function VersionList(props: {
  speech: Speech
  /** False for who may only read, and while the server is lost. */
  act: boolean
  show: (id: SurveyId) => Promise<void>
  activate: (id: SurveyId) => Promise<void>
}) {
  const { t } = useTranslation()
  const { list, open } = useSurvey()
  const [dropping, setDropping] = useState<SurveyHead | null>(null)
  if (list === null) return null
  const { speech } = props
  const settled = open === null || open.saving.state !== 'refused'
  const named = (id: SurveyId) => {
    const head = list.versions.find((version) => version.id === id)
    return head === undefined ? t('survey.versions.gone') : nameOf(speech, head)
  }

  async function withdraw(head: SurveyHead) {
    const answer = await staffRequest<SurveyReading>('POST', `/api/surveys/${head.id}/withdraw`, {})
    if (!answer.ok) return showRefusal(answer)
    showNotice(t('survey.versions.withdrawn'))
    await takeReading(answer.value)
  }

  return (
    <div className="survey-versions">
      <section aria-labelledby="survey-versions-title">
        <h2 className="t" id="survey-versions-title">
          {t('survey.versions.title')}
        </h2>
        <ul className="survey-rows" aria-labelledby="survey-versions-title">
          {list.versions.map((head) => (
            <li key={head.id}>
              <div className="version-name">
                <b>{nameOf(speech, head)}</b>
                <span className="small muted">
                  {head.author === null
                    ? t('survey.versions.first')
                    : t('survey.versions.by', {
                        name: head.author,
                        time: momentWords(speech, head.changedAt),
                      })}
                </span>
              </div>
              <span className="survey-tag" data-state={head.state}>
                <StateShape
                  shape={
                    head.state === 'active'
                      ? 'serving'
                      : head.state === 'scheduled'
                        ? 'booked'
                        : head.state === 'draft'
                          ? 'free'
                          : 'closed'
                  }
                />
                {t(`survey.state.${head.state}`, {
                  date: head.activeFrom === null ? '' : dateWords(speech, head.activeFrom),
                })}
              </span>
              <span className="version-keys">
                <button
                  type="button"
                  className="btn sm"
                  disabled={!settled}
                  onClick={() => void props.show(head.id)}
                >
                  {t('survey.versions.open')}
                </button>
                {props.act && head.state === 'past' && (
                  <button
                    type="button"
                    className="btn sm"
                    disabled={!settled}
                    onClick={() => void props.activate(head.id)}
                  >
                    {t('survey.versions.again')}
                  </button>
                )}
                {props.act && head.state === 'scheduled' && (
                  <button type="button" className="btn sm" onClick={() => void withdraw(head)}>
                    {t('survey.versions.withdraw')}
                  </button>
                )}
                {props.act && head.state === 'draft' && (
                  <button type="button" className="btn sm danger" onClick={() => setDropping(head)}>
                    {t('survey.versions.drop')}
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="survey-history-title">
        <h2 className="t" id="survey-history-title">
          {t('survey.history.title')}
        </h2>
        <ol className="survey-history" aria-labelledby="survey-history-title">
          {list.history.map((one) => (
            <li key={`${one.surveyId} ${one.at} ${one.from}`}>
              <span className="muted nowrap">{momentWords(speech, one.at)}</span>
              <span>
                {historyWords(speech, one, named(one.surveyId))}
                <span className="small muted"> {one.author ?? t('survey.history.program')}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      {dropping && <DropDialog speech={speech} head={dropping} close={() => setDropping(null)} />}
    </div>
  )
}

/** What a version is called: its own title, or when it was begun. */
function nameOf(speech: Speech, { title, createdAt }: SurveyHead): string {
  return title ?? speech.t('survey.versions.untitled', { time: momentWords(speech, createdAt) })
}

function historyWords(speech: Speech, one: SurveyActivation, name: string): string {
  const date = dateWords(speech, one.from)
  return speech.t(`survey.history.${one.outcome.kind}`, { name, date })
}

function DropDialog({ speech, head, close }: { speech: Speech; head: SurveyHead; close: () => void }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const name = nameOf(speech, head)
  async function drop() {
    setBusy(true)
    const answer: Answer<unknown> = await staffRequest('DELETE', `/api/surveys/${head.id}`)
    setBusy(false)
    if (!answer.ok) return showRefusal(answer)
    showNotice(t('survey.versions.dropped', { name }))
    close()
    await loadSurveys()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('survey.versions.dropTitle', { name })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <p>{t('survey.versions.dropThen')}</p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            {t('survey.versions.dropCancel')}
          </button>
          <button type="button" className="btn danger" disabled={busy} onClick={drop}>
            {t('survey.versions.drop')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
