import type { DeviceList } from '@chered/protocol/devices'
import { useTranslation } from 'react-i18next'
import { OfficeText } from '../../app/OfficeText.tsx'
import { useAdmin } from '../../store.ts'
import { ConditionMark } from './ConditionMark.tsx'
import { type Device, deviceCondition } from './condition.ts'
import type { DeviceActions } from './EquipmentPage.tsx'
import { KindIcon } from './KindIcon.tsx'
import { LastSeen } from './LastSeen.tsx'

/** Devices as cards: what each is called, how it is, what it does, and what can be done with it. */
export function DeviceCards(
  props: {
    devices: readonly Device[]
    list: DeviceList
    now: number
    title: string
    empty: string
  } & DeviceActions,
) {
  return (
    <section>
      <h2 className="t">{props.title}</h2>
      {props.devices.length === 0 ? (
        <p className="muted empty">{props.empty}</p>
      ) : (
        <ul className="devices" aria-label={props.title}>
          {props.devices.map((device) => (
            <DeviceCard
              key={device.deviceId}
              device={device}
              list={props.list}
              now={props.now}
              open={props.open}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function DeviceCard({
  device,
  list,
  now,
  open,
}: { device: Device; list: DeviceList; now: number } & DeviceActions) {
  const { t } = useTranslation()
  const condition = deviceCondition(t, device, list.printers)
  return (
    <li className={`panel device is-${condition.level}`}>
      <header>
        <KindIcon kind={device.assignment.kind} />
        <h3>{device.name}</h3>
      </header>
      <ConditionMark condition={condition} />
      <p className="parts">
        {!device.connected && device.seenAt !== null && <LastSeen at={device.seenAt} now={now} />}
        <Work device={device} list={list} />
      </p>
      {open && (
        <p className="device-actions">
          <button
            type="button"
            className="btn sm"
            aria-label={`${t('equipment.change')}: ${device.name}`}
            onClick={() => open({ kind: 'change', device })}
          >
            {t('equipment.change')}
          </button>
          <button
            type="button"
            className="btn sm plain"
            aria-label={`${t('equipment.revoke')}: ${device.name}`}
            onClick={() => open({ kind: 'revoke', device })}
          >
            {t('equipment.revoke')}
          </button>
        </p>
      )}
    </li>
  )
}

/** What the device is for. */
function Work({ device, list }: { device: Device; list: DeviceList }) {
  const { t } = useTranslation()
  const zones = useAdmin((s) => s.office.value?.zones) ?? []
  const { assignment } = device
  switch (assignment.kind) {
    case 'kiosk': {
      const printer = list.printers.find((candidate) => candidate.printerId === assignment.printerId)
      const scanner = list.scanners.find((candidate) => candidate.scannerId === assignment.scannerId)
      return (
        <>
          {printer && <span>{printer.name}</span>}
          {scanner && <span>{scanner.name}</span>}
        </>
      )
    }
    case 'board':
      return (
        <span>
          {t('equipment.shows')}{' '}
          {assignment.zoneIds.map((id, n) => {
            const zone = zones.find((candidate) => candidate.id === id)
            return (
              <span key={id}>
                {n > 0 && ', '}
                {zone ? <OfficeText text={zone.name} /> : id}
              </span>
            )
          })}
        </span>
      )
    case 'agent': {
      const printers = list.printers.filter((printer) => printer.agentId === device.deviceId).length
      const panels = list.panels.filter((panel) => panel.agentId === device.deviceId).length
      const scanners = list.scanners.filter((scanner) => scanner.agentId === device.deviceId).length
      const consoles = list.consoles.filter((one) => one.agentId === device.deviceId).length
      return (
        <span>
          {printers + panels + scanners + consoles === 0
            ? t('equipment.drivesNothing')
            : t('equipment.drives', { printers, panels, scanners, consoles })}
        </span>
      )
    }
  }
}
