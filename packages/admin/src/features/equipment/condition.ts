import type {
  ConsoleStatus,
  DeviceList,
  PrinterState,
  PrinterStatus,
  ScannerStatus,
} from '@chered/protocol/devices'
import type { TFunction } from 'i18next'

export type Device = DeviceList['devices'][number]
export type Panel = DeviceList['panels'][number]
export type Pending = DeviceList['pending'][number]

/** How a device is, as a level for the shape and words beside it. */
export interface Condition {
  readonly level: 'ok' | 'warn' | 'bad'
  readonly words: string
}

/** Is it alive, and can it do its work? A kiosk is as well as the printer that its tickets come out of. */
export function deviceCondition(t: TFunction, device: Device, printers: readonly PrinterState[]): Condition {
  if (!device.connected) {
    // A device that was only just set up is not broken.
    return device.seenAt === null
      ? { level: 'warn', words: t('life.never') }
      : { level: 'bad', words: t('life.lost') }
  }
  if (device.assignment.kind !== 'kiosk') return { level: 'ok', words: t('life.connected') }
  const { printerId } = device.assignment
  if (printerId === null) return { level: 'ok', words: t('printer.none') }
  const printer = printers.find((candidate) => candidate.printerId === printerId)
  if (!printer) return { level: 'bad', words: t('printer.gone') }
  const condition = printerCondition(t, printer.status)
  return condition.level === 'ok' ? { level: 'ok', words: t('life.connected') } : condition
}

/** `готов`, `бумага заканчивается`, or what keeps it from printing. */
export function printerCondition(t: TFunction, status: PrinterStatus): Condition {
  switch (status.state) {
    case 'ready':
      return status.nearEnd
        ? { level: 'warn', words: t('printer.nearEnd') }
        : { level: 'ok', words: t('printer.ready') }
    case 'not-ready':
      return { level: 'bad', words: t(`printer.problem.${status.problem}`) }
    case 'unknown':
      return { level: 'warn', words: t('printer.unknown') }
  }
}

/** Whether the panel shows what it has to, and which letters it cannot draw; `letters` is empty when it can draw all. */
export function panelCondition(t: TFunction, status: Panel['status'], letters: string): Condition {
  switch (status) {
    case 'showing':
      return letters === ''
        ? { level: 'ok', words: t('panel.showing') }
        : { level: 'warn', words: t('panel.letters', { letters }) }
    case 'unreachable':
      return { level: 'bad', words: t('panel.unreachable') }
    case 'unknown':
      return { level: 'warn', words: t('panel.unknown') }
  }
}

/** Whether codes that are held to the scanner are read. */
export function scannerCondition(t: TFunction, status: ScannerStatus): Condition {
  switch (status) {
    case 'reading':
      return { level: 'ok', words: t('scanner.reading') }
    case 'unreachable':
      return { level: 'bad', words: t('scanner.unreachable') }
    case 'unknown':
      return { level: 'warn', words: t('scanner.unknown') }
  }
}

/** Whether a console answers; what was pressed there while it did not is lost. */
export function consoleCondition(t: TFunction, status: ConsoleStatus): Condition {
  switch (status) {
    case 'working':
      return { level: 'ok', words: t('console.working') }
    case 'unreachable':
      return { level: 'bad', words: t('console.unreachable') }
    case 'unknown':
      return { level: 'warn', words: t('console.unknown') }
  }
}

/** Class of `.st` for a condition. */
export function conditionClass(condition: Condition): string {
  return condition.level === 'bad' ? 'st thin trouble' : `st thin ${condition.level}`
}
