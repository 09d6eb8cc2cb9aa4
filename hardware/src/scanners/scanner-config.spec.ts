import { expect, test } from 'vitest'
import { ScannerConfigList } from './scanner-config.ts'

const scanner = { scannerId: 's1', name: 'Сканер', address: { kind: 'serial', path: '/dev/ttyACM0' } }

test('what is left out has its usual value', () => {
  expect(ScannerConfigList.parse([scanner])).toEqual([
    {
      ...scanner,
      address: { ...scanner.address, baud: 9600, rtscts: false },
      prefix: '',
      suffix: '',
      longest: 256,
    },
  ])
})

test.each([
  ['a scanner listed twice', [scanner, { ...scanner, address: { kind: 'tcp', host: 'a', port: 1 } }]],
  ['two scanners on one line', [scanner, { ...scanner, scannerId: 's2' }]],
  ['a line end as a suffix', [{ ...scanner, suffix: '\r' }]],
  ['a device file', [{ ...scanner, address: { kind: 'file', path: '/dev/hidraw0' } }]],
])('%s is refused', (_, scanners) => {
  expect(ScannerConfigList.safeParse(scanners).success).toBe(false)
})
