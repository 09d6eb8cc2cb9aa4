import type { DeviceAssignment, DeviceList } from '@chered/protocol/devices'
import type { ZoneId } from '@chered/protocol/ids'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadDevices, useAdmin } from '../../store.ts'
import { AssignmentFields } from './AssignmentFields.tsx'
import type { Pending } from './condition.ts'
import { freeName, freePrinter } from './printer-kiosks.ts'
import { freeScanner } from './scanner-kiosk.ts'

type Progress =
  | { readonly state: 'typing' }
  | { readonly state: 'fault'; readonly fault: 'code' | 'name' | 'zones' }
  | { readonly state: 'busy' }
  | { readonly state: 'refused'; readonly why: Refused }

/** Confirms a device: the code from its screen, its name, what it is for. */
export function PairingDialog(props: { pending: Pending; list: DeviceList; now: number; close: () => void }) {
  const { t } = useTranslation()
  const { pending, list } = props
  const zones = useAdmin((s) => s.office.value?.zones) ?? []
  const [code, setCode] = useState('')
  const [name, setName] = useState(
    () =>
      pending.name ??
      freeName(
        t(`kind.${pending.kind}`),
        list.devices.map((device) => device.name),
      ),
  )
  const [assignment, setAssignment] = useState<DeviceAssignment>(() => {
    switch (pending.kind) {
      case 'kiosk':
        return { kind: 'kiosk', printerId: freePrinter(list), scannerId: freeScanner(list) }
      case 'board':
        return { kind: 'board', zoneIds: zones.map((zone): ZoneId => zone.id) }
      case 'agent':
        return { kind: 'agent' }
    }
  })
  const [progress, setProgress] = useState<Progress>({ state: 'typing' })
  const expired =
    props.now >= pending.expiresAt ||
    (progress.state === 'refused' && progress.why.code === 'pairing-unknown')
  const fault = progress.state === 'fault' ? progress.fault : null
  const codeWrong = progress.state === 'refused' && progress.why.code === 'pairing-code-wrong'

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (progress.state === 'busy' || expired) return
    if (!/^\d{6}$/.test(code)) return setProgress({ state: 'fault', fault: 'code' })
    if (name.trim() === '') return setProgress({ state: 'fault', fault: 'name' })
    if (assignment.kind === 'board' && assignment.zoneIds.length === 0) {
      return setProgress({ state: 'fault', fault: 'zones' })
    }
    setProgress({ state: 'busy' })
    const path = `/api/devices/pairings/${pending.pairingId}/confirm`
    const answer = await staffRequest('POST', path, { code, name: name.trim(), assignment })
    if (!answer.ok) return setProgress({ state: 'refused', why: answer })
    showNotice(t('pairing.done', { name: name.trim() }))
    props.close()
    await loadDevices()
  }

  return (
    <Modal
      opened
      onClose={props.close}
      title={t(`pairing.title.${pending.kind}`)}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('pairing.code')}
            description={t('pairing.codeHint')}
            error={
              fault === 'code'
                ? t('pairing.codeShort')
                : codeWrong && refusalText(t, { code: 'pairing-code-wrong', params: {} })
            }
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
            inputMode="numeric"
            autoComplete="off"
            data-autofocus
            disabled={expired}
            classNames={{ input: 'code-input' }}
          />
          <TextInput
            label={t('pairing.name')}
            description={t('pairing.nameHint')}
            error={fault === 'name' && t('pairing.nameMissing')}
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
            disabled={expired}
          />
          <AssignmentFields
            assignment={assignment}
            list={list}
            self={null}
            zonesMissing={fault === 'zones'}
            onChange={setAssignment}
          />
          <p className="dialog-refused" role="alert">
            {expired
              ? t('pairing.expired')
              : progress.state === 'refused' && !codeWrong && refusalText(t, progress.why)}
          </p>
          <div className="dialog-buttons">
            <button type="button" className="btn" onClick={props.close}>
              {t('pairing.cancel')}
            </button>
            <button type="submit" className="btn primary" disabled={expired || progress.state === 'busy'}>
              {t(progress.state === 'busy' ? 'pairing.busy' : 'pairing.submit')}
            </button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
