import { expect, test } from 'vitest'
import { ConsoleConfigList } from './console-config.ts'

const line = { kind: 'tcp', host: 'converter', port: 4001 }
const own = { consoleId: 'c1', deskNumber: 1, kind: 'own-frame', address: line }
const unit = { consoleId: 'c2', deskNumber: 2, kind: 'modbus', unit: 2, address: line, keys: { '0': 'call' } }
const words = (list: unknown[]) =>
  ConsoleConfigList.safeParse(list).error?.issues.map(({ message }) => message) ?? []

test('a console of our own frames needs no more than its line', () => {
  const [one] = ConsoleConfigList.parse([own])
  expect(one).toMatchObject({ unit: 1, keys: { '1': 'call', '7': 'break' } })
})

test('several consoles share a line under their own numbers', () => {
  expect(words([own, { ...own, consoleId: 'c2', unit: 2 }])).toEqual([])
  expect(words([own, { ...own, consoleId: 'c2' }])).toEqual(['consoles share tcp://converter:4001 unit 1'])
})

test('one console is not listed twice', () => {
  expect(words([own, { ...own, unit: 2 }])).toEqual(['console c1 is listed twice'])
})

test('two kinds do not share a line, nor do two framings', () => {
  expect(words([own, unit])).toEqual(['consoles of two kinds share tcp://converter:4001'])
  expect(words([unit, { ...unit, consoleId: 'c3', unit: 3, framing: 'tcp' }])).toEqual([
    'consoles of two kinds share tcp://converter:4001',
  ])
})

test('keys order what a console can order, and inputs lie near each other', () => {
  expect(words([{ ...unit, keys: {} }])).toEqual(['a console has at least one key'])
  expect(words([{ ...unit, keys: { '0': 'call', '64': 'start' } }])).toEqual(['the inputs lie within 64'])
  expect(words([{ ...own, keys: { '256': 'call' } }])).toEqual(['keys have numbers up to 255'])
  expect(words([{ ...own, keys: { '1': 'close' } }])).toHaveLength(1)
  expect(words([{ ...own, keys: { one: 'call' } }])).toHaveLength(1)
})
