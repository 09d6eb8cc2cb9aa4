import type { DeviceList } from '@chered/protocol/devices'
import type { SupervisionView } from '@chered/protocol/views'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadDevices } from '../../store.ts'
import type { Device } from './condition.ts'
import { revokeConsequences } from './revoke-consequences.ts'

type Progress =
  | { readonly state: 'asking' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Says what will happen to whom, then disconnects the device. */
export function RevokeDialog(props: {
  device: Device
  list: DeviceList
  view: SupervisionView
  close: () => void
}) {
  const { t } = useTranslation()
  const { device } = props
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })
  async function revoke() {
    setProgress({ state: 'busy' })
    const answer = await staffRequest('DELETE', `/api/devices/${device.deviceId}`)
    if (!answer.ok) return setProgress({ state: 'refused', why: answer })
    showNotice(t('revoke.done', { name: device.name }))
    props.close()
    await loadDevices()
  }
  return (
    <Modal
      opened
      onClose={props.close}
      title={t('revoke.title', { name: device.name })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <ul className="consequences">
          {revokeConsequences(t, device, props.list, props.view).map(({ words, grave }) => (
            <li key={words} className={grave ? 'grave' : ''}>
              {words}
            </li>
          ))}
        </ul>
        <p className="dialog-refused" role="alert">
          {progress.state === 'refused' && refusalText(t, progress.why)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="btn" onClick={props.close} data-autofocus>
            {t('revoke.cancel')}
          </button>
          <button type="button" className="btn danger" disabled={progress.state === 'busy'} onClick={revoke}>
            {t(progress.state === 'busy' ? 'revoke.busy' : 'revoke.submit')}
          </button>
        </div>
      </Stack>
    </Modal>
  )
}
