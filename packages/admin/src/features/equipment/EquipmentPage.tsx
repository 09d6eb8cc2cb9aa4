import { refusalText } from '@chered/ui/staff/refusal-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import type { PageProps } from '../hall/HallPage.tsx'
import { TroubleList } from '../hall/TroubleList.tsx'
import { troubleSection } from '../hall/trouble-words.ts'
import { EquipmentTabs } from '../incidents/EquipmentTabs.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { ConsoleLines } from './ConsoleLines.tsx'
import type { Device, Pending } from './condition.ts'
import { DeviceCards } from './DeviceCards.tsx'
import { PairingDialog } from './PairingDialog.tsx'
import { PanelLines } from './PanelLines.tsx'
import { PendingPairings } from './PendingPairings.tsx'
import { PrinterLines } from './PrinterLines.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { ScannerLines } from './ScannerLines.tsx'
import './equipment.css'

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'pairing'; readonly pending: Pending }
  | { readonly kind: 'change' | 'revoke'; readonly device: Device }

/** What stands between the pages of devices and their dialogs. */
export interface DeviceActions {
  /** Null when this person may not, or nothing can be changed while the server is lost. */
  readonly open: ((dialog: Dialog) => void) | null
}

/** Kiosks, boards, agents, printers, scanners, panels and consoles: alive or not, connect, change, disconnect. */
export function EquipmentPage({ view, fresh, now, administrator }: PageProps) {
  const { t } = useTranslation()
  const listed = useAdmin((s) => s.devices)
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })
  // The head of the office may see the devices but not ask for their list; the hall's view has the same without requests.
  const seen = administrator && listed.value ? listed.value : { ...view, pending: [] }
  const open = administrator && fresh ? setDialog : null
  const troubles = view.troubles.filter((trouble) => troubleSection(trouble.code) === 'equipment')
  return (
    <>
      <PageHead
        title={t('equipment.title')}
        {...(administrator ? {} : { under: t('equipment.readOnly') })}
        now={now}
        fresh={fresh}
      />
      <EquipmentTabs view={view} />
      <PendingPairings pending={seen.pending} open={open} />
      {administrator && fresh && listed.refused && (
        <p className="hint warn" role="status">
          {t('equipment.failed', { why: refusalText(t, listed.refused) })}
        </p>
      )}
      <TroubleList troubles={troubles} view={view} now={now} mayAct={administrator && fresh} />
      <div className="equipment-cols">
        <div>
          <DeviceCards
            title={t('equipment.kiosks')}
            empty={t('equipment.noKiosks')}
            devices={seen.devices.filter((device) => device.assignment.kind === 'kiosk')}
            list={seen}
            now={now}
            open={open}
          />
          <DeviceCards
            title={t('equipment.others')}
            empty={t('equipment.noOthers')}
            devices={seen.devices.filter((device) => device.assignment.kind !== 'kiosk')}
            list={seen}
            now={now}
            open={open}
          />
        </div>
        <div>
          <PrinterLines
            list={seen}
            now={now}
            test={!administrator ? 'hidden' : open === null ? 'disabled' : 'offered'}
          />
          <ScannerLines list={seen} now={now} />
          <PanelLines list={seen} view={view} now={now} />
          <ConsoleLines list={seen} view={view} now={now} />
          {administrator && (
            <p className="hint how">
              {t('equipment.howText', {
                kiosk: `${location.origin}/kiosk/`,
                board: `${location.origin}/board/`,
              })}
            </p>
          )}
        </div>
      </div>
      {dialog.kind === 'pairing' && (
        <PairingDialog pending={dialog.pending} list={seen} now={now} close={close} />
      )}
      {dialog.kind === 'change' && <ChangeDialog device={dialog.device} list={seen} close={close} />}
      {dialog.kind === 'revoke' && (
        <RevokeDialog device={dialog.device} list={seen} view={view} close={close} />
      )}
    </>
  )
}
