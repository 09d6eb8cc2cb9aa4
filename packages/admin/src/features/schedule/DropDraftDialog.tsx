import type { ScheduleVersion } from '@chered/protocol/schedule'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dropTyped, loadSchedule } from './schedule-store.ts'
import { useFocusReturn } from './use-focus-return.ts'

/** Takes a draft or a submission back, after saying what is lost. */
export function DropDraftDialog({ open, close }: { open: ScheduleVersion; close: () => void }) {
  const { t } = useTranslation()
  useFocusReturn()
  const [progress, setProgress] = useState<'asking' | 'busy' | Refused>('asking')
  const submitted = open.state === 'submitted'
  const kind = submitted ? 'takeBack' : 'drop'

  async function confirm() {
    setProgress('busy')
    const answer = await staffRequest('DELETE', '/api/schedule/draft')
    if (!answer.ok) return setProgress(answer)
    dropTyped()
    showNotice(t(`schedule.${kind}Dialog.done`))
    await loadSchedule()
    close()
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t(`schedule.${kind}Dialog.title`)}
      size={480}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="day-form">
        <p>{t(`schedule.${kind}Dialog.what`)}</p>
        <p className="dialog-refused" role="alert">
          {typeof progress === 'object' && refusalText(t, progress)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            {t('schedule.cancel')}
          </button>
          <button type="button" className="btn danger" disabled={progress === 'busy'} onClick={confirm}>
            {t(`schedule.${kind}Dialog.submit`)}
          </button>
        </div>
      </div>
    </Modal>
  )
}
