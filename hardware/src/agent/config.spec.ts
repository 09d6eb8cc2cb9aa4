import { expect, test } from 'vitest'
import { printerProfiles } from '../escpos/profile.ts'
import { ticketLayout } from '../ticket/layouts.ts'
import { parseAgentConfig } from './config.ts'

const printer = { printerId: 'p1', name: 'Терминал', address: { kind: 'tcp', host: '10.0.0.5' } }
const parsed = (change: object) => parseAgentConfig(JSON.stringify({ printers: [{ ...printer, ...change }] }))

test('what is left out has its usual value', () => {
  const [one] = parsed({}).printers
  expect(one!.address).toEqual({ kind: 'tcp', host: '10.0.0.5', port: 9100 })
  expect(one!.profile).toEqual(printerProfiles.epson)
  expect(one!.layout).toEqual(ticketLayout('full', 576))
})

test('a printer of 384 dots gets the layout and the profile of its width', () => {
  const [one] = parsed({ dots: 384, layout: 'short', profile: 'vkp80' }).printers
  expect(one!.layout).toEqual(ticketLayout('short', 384))
  expect(one!.profile).toEqual({ ...printerProfiles.vkp80, dots: 384 })
})

test('a profile can be written out, so a byte is corrected without code', () => {
  const profile = { ...printerProfiles.vkp80, cut: [0x1d, 0x56, 0x00] }
  expect(parsed({ profile }).printers[0]!.profile.cut).toEqual([0x1d, 0x56, 0x00])
})

test.each([
  ['a layout of another width', [{ ...printer, dots: 384, layout: ticketLayout('full', 576) }]],
  ['a printer listed twice', [printer, printer]],
  ['an unknown profile', [{ ...printer, profile: 'epsom' }]],
  ['an unknown kind of line', [{ ...printer, address: { kind: 'usb' } }]],
])('%s is refused', (_, printers) => {
  expect(() => parseAgentConfig(JSON.stringify({ printers }))).toThrow('configuration is wrong')
})

test('consoles on a line of panels are refused', () => {
  const address = { kind: 'serial', path: '/dev/ttyUSB0' }
  const panels = [{ panelId: 'p1', deskNumber: 1, family: 'cd5220', address }]
  const console = { consoleId: 'c1', deskNumber: 1, kind: 'own-frame', address }
  expect(() => parseAgentConfig(JSON.stringify({ panels, consoles: [console] }))).toThrow(
    'panels and consoles share /dev/ttyUSB0',
  )
  const apart = { ...console, address: { ...address, path: '/dev/ttyUSB1' } }
  expect(parseAgentConfig(JSON.stringify({ panels, consoles: [apart] })).consoles).toHaveLength(1)
})
