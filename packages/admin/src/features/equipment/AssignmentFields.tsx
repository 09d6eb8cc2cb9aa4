import type { DeviceAssignment, DeviceList } from '@chered/protocol/devices'
import type { PrinterId, ScannerId, ZoneId } from '@chered/protocol/ids'
import { officeText } from '@chered/ui/i18n'
import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { kiosksOf } from './printer-kiosks.ts'
import { kioskOfScanner } from './scanner-kiosk.ts'

/** Value of «без принтера» and «без сканера» in the lists, where null means that nothing was chosen. */
const none = '-'

/** What the device is for: a kiosk's printer and scanner, a board's zones; an agent needs nothing. */
export function AssignmentFields(props: {
  assignment: DeviceAssignment
  list: DeviceList
  /** The kiosk that is being changed does not count as another that prints or reads there. */
  self: string | null
  zonesMissing: boolean
  onChange: (assignment: DeviceAssignment) => void
}) {
  const { t, i18n } = useTranslation()
  const zones = useAdmin((s) => s.office.value?.zones) ?? []
  const { assignment, onChange } = props
  switch (assignment.kind) {
    case 'kiosk': {
      const others = { devices: props.list.devices.filter((device) => device.deviceId !== props.self) }
      const printers = props.list.printers.map((printer) => {
        const kiosks = kiosksOf(printer.printerId, others).join(', ')
        const label = kiosks ? t('assignment.printerTaken', { printer: printer.name, kiosks }) : printer.name
        return { value: printer.printerId as string, label }
      })
      const scanners = props.list.scanners.map(({ scannerId, name }) => {
        const kiosk = kioskOfScanner(scannerId, others)
        const label = kiosk ? t('assignment.scannerTaken', { scanner: name, kiosk: kiosk.name }) : name
        return { value: scannerId as string, label }
      })
      return (
        <Stack gap="md">
          <NativeSelect
            label={t('assignment.printer')}
            description={t('assignment.printerHint')}
            data={[...printers, { value: none, label: t('assignment.noPrinter') }]}
            value={assignment.printerId ?? none}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...assignment, printerId: value === none ? null : (value as PrinterId) })
            }
          />
          <NativeSelect
            label={t('assignment.scanner')}
            description={t('assignment.scannerHint')}
            data={[...scanners, { value: none, label: t('assignment.noScanner') }]}
            value={assignment.scannerId ?? none}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...assignment, scannerId: value === none ? null : (value as ScannerId) })
            }
          />
        </Stack>
      )
    }
    case 'board':
      return (
        <Checkbox.Group
          label={t('assignment.zones')}
          value={assignment.zoneIds}
          error={props.zonesMissing && t('assignment.zonesMissing')}
          onChange={(chosen) => onChange({ kind: 'board', zoneIds: chosen as ZoneId[] })}
        >
          <Stack gap="xs" mt="xs">
            {zones.map((zone) => (
              <Checkbox key={zone.id} value={zone.id} label={officeText(zone.name, i18n.language)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )
    case 'agent':
      return <Text c="dimmed">{t('assignment.agent')}</Text>
  }
}
