import type { DeviceList } from '@chered/protocol/devices'
import { expect, it } from 'vitest'
import { freeScanner, kioskOfScanner } from './scanner-kiosk.ts'

const kiosk = (name: string, scannerId: string | null) => ({
  name,
  assignment: { kind: 'kiosk', printerId: null, scannerId },
})
const list = {
  devices: [kiosk('Терминал 1', 's1'), kiosk('Терминал 2', null)],
  scanners: [{ scannerId: 's1' }, { scannerId: 's2' }],
} as unknown as DeviceList

it('a scanner stands at the kiosk that has it, and a free one at none', () => {
  expect(list.scanners.map(({ scannerId }) => kioskOfScanner(scannerId, list)?.name ?? null)).toEqual([
    'Терминал 1',
    null,
  ])
})

it('a new kiosk is offered the scanner that stands at none, or no scanner', () => {
  expect(freeScanner(list)).toBe('s2')
  expect(freeScanner({ ...list, scanners: list.scanners.slice(0, 1) })).toBeNull()
})
