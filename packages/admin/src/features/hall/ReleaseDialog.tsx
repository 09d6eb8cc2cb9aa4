import { ticketText } from '@chered/protocol/ticket-text'
import type { SupervisionView } from '@chered/protocol/views'
import { newCommandId, type Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffCommand } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Desk = SupervisionView['desks'][number]
type Progress = { readonly state: 'asking' | 'busy' } | { readonly state: 'refused'; readonly why: Refused }

/** The window of somebody who is gone: says what becomes of whom, then closes it. */
export function ReleaseDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const { t } = useTranslation()
  const [commandId] = useState(newCommandId)
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  const { number, ticket, directed = 0 } = desk
  async function release() {
    setProgress({ state: 'busy' })
    const answer = await staffCommand(`/api/desks/${desk.deskId}/release`, { commandId })
    if (!answer.ok) return setProgress({ state: 'refused', why: answer })
    showNotice(t('release.done', { number }))
    close()
  }
  const name = desk.staffName ?? t('release.nobody')
  return (
    <Modal
      opened
      onClose={close}
      title={t('release.title', { number })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <ul className="consequences">
          <li className={ticket === null ? '' : 'grave'}>
            {ticket === null
              ? t('release.empty')
              : t(`release.${desk.state === 'serving' ? 'serving' : 'called'}`, {
                  ticket: ticketText(ticket),
                })}
          </li>
          {directed > 0 && <li>{t('release.directed', { count: directed })}</li>}
          <li>{t('release.person', { name })}</li>
        </ul>
        <p className="dialog-refused" role="alert">
          {progress.state === 'refused' && refusalText(t, progress.why)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            {t('release.cancel')}
          </button>
          <button type="button" className="btn danger" disabled={progress.state === 'busy'} onClick={release}>
            {t('release.submit')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
