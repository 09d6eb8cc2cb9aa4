import type { DeviceList } from '@chered/protocol/devices'
import type { SupervisionView } from '@chered/protocol/views'
import type { TFunction } from 'i18next'
import { deskRanges } from '../hall/desk-ranges.ts'
import type { Device } from './condition.ts'

interface Consequence {
  readonly words: string
  /** The office loses something that nothing else replaces. */
  readonly grave: boolean
}

/** What happens to visitors when this device is disconnected, worst said as such, and how to undo it. */
export function revokeConsequences(
  t: TFunction,
  device: Device,
  list: DeviceList,
  view: Pick<SupervisionView, 'desks'>,
): Consequence[] {
  const { kind } = device.assignment
  const { name } = device
  const last = list.devices.filter((other) => other.assignment.kind === kind).length === 1
  const said: Consequence[] = [{ words: t(`revoke.${kind}`, { name }), grave: false }]
  switch (kind) {
    case 'kiosk':
      if (last) said.push({ words: t('revoke.kioskLast'), grave: true })
      break
    case 'board':
      if (last) said.push({ words: t('revoke.boardLast'), grave: true })
      break
    case 'agent': {
      const printers = list.printers.filter((printer) => printer.agentId === device.deviceId)
      const panels = list.panels.filter((panel) => panel.agentId === device.deviceId)
      const desks = view.desks.filter((desk) => panels.some((panel) => panel.deskId === desk.deskId))
      if (printers.length > 0) {
        const names = printers.map((printer) => printer.name).join(', ')
        said.push({ words: t('revoke.agentPrinters', { printers: names }), grave: true })
      }
      const scanners = list.scanners.filter((scanner) => scanner.agentId === device.deviceId)
      if (scanners.length > 0) {
        const names = scanners.map((scanner) => scanner.name).join(', ')
        said.push({ words: t('revoke.agentScanners', { scanners: names }), grave: true })
      }
      if (desks.length > 0) {
        const numbers = deskRanges(desks.map((desk) => desk.number))
        said.push({ words: t('revoke.agentPanels', { desks: numbers }), grave: true })
      }
      const consoles = list.consoles.filter((one) => one.agentId === device.deviceId)
      const without = view.desks.filter((desk) => consoles.some((one) => one.deskId === desk.deskId))
      if (without.length > 0) {
        const numbers = deskRanges(without.map((desk) => desk.number))
        said.push({ words: t('revoke.agentConsoles', { desks: numbers }), grave: false })
      }
      break
    }
  }
  said.push({ words: t('revoke.back'), grave: false })
  return said
}
