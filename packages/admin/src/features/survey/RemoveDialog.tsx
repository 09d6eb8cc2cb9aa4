import { Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Removal } from './survey-edits.ts'
import { quoted, type Speech, serviceName } from './survey-words.ts'

/** Says what goes with an answer or a question, then removes it; undo brings it back. */
export function RemoveDialog(props: {
  speech: Speech
  what: 'answer' | 'question'
  name: string
  removal: Removal
  close: () => void
  confirm: () => void
}) {
  const { t } = useTranslation()
  const { removal, speech, what, name } = props
  const questions = removal.questions.map(({ question }) => quoted(speech, question)).join(', ')
  const services = removal.services.map((id) => serviceName(speech, id)).join(', ')
  return (
    <Modal
      opened
      onClose={props.close}
      title={t(`survey.remove.${what}`, { name })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <ul className="consequences">
          {questions !== '' && <li>{t('survey.remove.questions', { questions })}</li>}
          {removal.answersLeft > 0 && (
            <li>{t('survey.remove.answersLeft', { count: removal.answersLeft })}</li>
          )}
          {services !== '' && <li className="grave">{t('survey.remove.services', { services })}</li>}
          <li className="muted">{t('survey.remove.undo')}</li>
        </ul>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={props.close} data-autofocus>
            {t('survey.remove.cancel')}
          </button>
          <button type="button" className="btn danger" onClick={props.confirm}>
            {t('survey.remove.submit')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
