import type { FaultsView } from '@chered/protocol/incidents'
import type { ViewContext } from './context.ts'

type Subject = FaultsView['subjects'][number]

/** Everything that can be out of order: the real devices of the hall, each window's workplace, and the systems around. */
export function faultSubjects({ directory, rules }: Pick<ViewContext, 'directory' | 'rules'>): Subject[] {
  const { desks } = rules.office
  const zoneOf = (number: number) => desks.filter((desk) => desk.number === number).map(({ zone }) => zone)
  const atDesk = (kind: Subject['kind'], id: string, number: number): Subject => ({
    kind,
    id,
    name: null,
    desk: number,
    zones: zoneOf(number),
  })
  const named = (kind: Subject['kind'], id: string, name: string): Subject => ({
    kind,
    id,
    name,
    desk: null,
    zones: [],
  })
  const only = (kind: Subject['kind']): Subject => ({ kind, id: kind, name: null, desk: null, zones: [] })
  return [
    ...desks.map(({ id, number }) => atDesk('workplace', id, number)),
    ...directory.consoles().map(({ consoleId, deskNumber }) => atDesk('console', consoleId, deskNumber)),
    ...directory.panels().map(({ panelId, deskNumber }) => atDesk('panel', panelId, deskNumber)),
    ...directory.devices().map(({ deviceId, name, assignment }) => ({
      ...named(assignment.kind, deviceId, name),
      zones: assignment.kind === 'board' ? [...assignment.zoneIds] : [],
    })),
    ...directory.printers().map(({ printerId, name }) => named('printer', printerId, name)),
    ...directory.scanners().map(({ scannerId, name }) => named('scanner', scannerId, name)),
    only('payments'),
    only('eservice'),
    only('program'),
  ]
}
