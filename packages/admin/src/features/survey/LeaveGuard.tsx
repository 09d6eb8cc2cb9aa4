import { Modal, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSurvey } from './survey-store.ts'

/** Who goes away while the draft is only on this PC is told so first; a saved draft lets go without a word. */
export function LeaveGuard() {
  const { t } = useTranslation()
  const unsaved = useSurvey((s) => s.open !== null && s.open.saving.state !== 'saved')
  // A moment between two savings is no reason to stop anybody inside the application: it goes on saving.
  const stuck = useSurvey((s) => s.open?.saving.state === 'failed' || s.open?.saving.state === 'refused')
  const [going, setGoing] = useState<string | null>(null)
  useEffect(() => {
    if (!unsaved) return
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', leaving)
    return () => removeEventListener('beforeunload', leaving)
  }, [unsaved])
  useEffect(() => {
    if (!stuck) return
    const pressed = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null
      if (link === null || link.hash === location.hash) return
      event.preventDefault()
      setGoing(link.hash)
    }
    document.addEventListener('click', pressed, true)
    return () => document.removeEventListener('click', pressed, true)
  }, [stuck])
  if (going === null) return null
  const stay = () => setGoing(null)
  return (
    <Modal
      opened
      onClose={stay}
      title={t('survey.leave.title')}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <p>{t('survey.leave.then')}</p>
        <div className="dialog-buttons">
          <button
            type="button"
            className="btn"
            onClick={() => {
              stay()
              location.hash = going
            }}
          >
            {t('survey.leave.go')}
          </button>
          <button type="button" className="btn primary" onClick={stay} data-autofocus>
            {t('survey.leave.stay')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
