import type { DeviceList } from '@chered/protocol/devices'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freeName, freePrinter, kiosksOf } from './printer-kiosks.ts'

const kiosk = (name: string, printerId: string | null) => ({ name, assignment: { kind: 'kiosk', printerId } })
const list = {
  devices: [kiosk('Терминал 1', 'p1'), kiosk('Терминал 2', 'p1'), kiosk('Терминал 3', null)],
  printers: [{ printerId: 'p1' }, { printerId: 'p2' }],
} as unknown as DeviceList

it('a printer can serve several kiosks, and a kiosk without one is nobody’s', () => {
  expect(list.printers.map((printer) => kiosksOf(printer.printerId, list))).toEqual([
    ['Терминал 1', 'Терминал 2'],
    [],
  ])
})

it('a new kiosk is offered the printer that nobody uses, or none', () => {
  expect(freePrinter(list)).toBe('p2')
  expect(freePrinter({ ...list, printers: list.printers.slice(0, 1) })).toBeNull()
})

it('a new device never gets a name that another has', () => {
  expect(freeName('Терминал', ['терминал 1 ', 'Терминал 3'])).toBe('Терминал 2')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }).map((n) => `Терминал ${n}`)), (names) => {
      expect(names).not.toContain(freeName('Терминал', names))
    }),
  )
})
