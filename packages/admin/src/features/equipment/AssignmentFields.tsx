import type { DeviceAssignment, DeviceList } from '@chered/protocol/devices'
import type { PrinterId, ZoneId } from '@chered/protocol/ids'
import { officeText } from '@chered/ui/i18n'
import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { kiosksOf } from './printer-kiosks.ts'

/** Value of «без принтера» in the list, where null means that nothing was chosen. */
const noPrinter = '-'

/** What the device is for: a kiosk's printer, a board's zones; an agent needs nothing. */
export function AssignmentFields(props: {
  assignment: DeviceAssignment
  list: DeviceList
  /** The kiosk that is being changed does not count as another that prints there. */
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
      return (
        <NativeSelect
          label={t('assignment.printer')}
          description={t('assignment.printerHint')}
          data={[...printers, { value: noPrinter, label: t('assignment.noPrinter') }]}
          value={assignment.printerId ?? noPrinter}
          onChange={({ currentTarget: { value } }) =>
            onChange({ kind: 'kiosk', printerId: value === noPrinter ? null : (value as PrinterId) })
          }
        />
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
