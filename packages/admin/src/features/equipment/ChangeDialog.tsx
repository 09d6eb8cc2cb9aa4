import type { DeviceAssignment, DeviceList } from '@chered/protocol/devices'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadDevices } from '../../store.ts'
import { AssignmentFields } from './AssignmentFields.tsx'
import type { Device } from './condition.ts'

type Progress =
  | { readonly state: 'typing' }
  | { readonly state: 'fault'; readonly fault: 'name' | 'zones' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Another name or another work for a device; it stays connected. */
export function ChangeDialog(props: { device: Device; list: DeviceList; close: () => void }) {
  const { t } = useTranslation()
  const { device } = props
  const [name, setName] = useState(device.name)
  const [assignment, setAssignment] = useState<DeviceAssignment>(device.assignment)
  const [progress, setProgress] = useState<Progress>({ state: 'typing' })
  const fault = progress.state === 'fault' ? progress.fault : null

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (progress.state === 'busy') return
    if (name.trim() === '') return setProgress({ state: 'fault', fault: 'name' })
    if (assignment.kind === 'board' && assignment.zoneIds.length === 0) {
      return setProgress({ state: 'fault', fault: 'zones' })
    }
    setProgress({ state: 'busy' })
    const answer = await staffRequest('PUT', `/api/devices/${device.deviceId}`, {
      name: name.trim(),
      assignment,
    })
    if (!answer.ok) return setProgress({ state: 'refused', why: answer })
    showNotice(t('change.done', { name: name.trim() }))
    props.close()
    await loadDevices()
  }

  return (
    <Modal
      opened
      onClose={props.close}
      title={t('change.title', { name: device.name })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('pairing.name')}
            description={t('pairing.nameHint')}
            error={fault === 'name' && t('pairing.nameMissing')}
            value={name}
            maxLength={80}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <AssignmentFields
            assignment={assignment}
            list={props.list}
            self={device.deviceId}
            zonesMissing={fault === 'zones'}
            onChange={setAssignment}
          />
          <p className="dialog-refused" role="alert">
            {progress.state === 'refused' && refusalText(t, progress.why)}
          </p>
          <div className="dialog-buttons">
            <button type="button" className="btn" onClick={props.close}>
              {t('change.cancel')}
            </button>
            <button type="submit" className="btn primary" disabled={progress.state === 'busy'}>
              {t(progress.state === 'busy' ? 'change.busy' : 'change.submit')}
            </button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
