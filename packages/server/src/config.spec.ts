import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

test('without a setting the office is at 127.0.0.1:8080 and keeps its data in ./var', () => {
  expect(parseConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    data: resolve('./var'),
    publicUrl: null,
    officeFile: null,
    logLevel: 'warn',
  })
})

test('an empty variable is as good as none', () => {
  expect(parseConfig({ CHERED_PORT: '', CHERED_HOST: '' })).toMatchObject({ port: 8080, host: '127.0.0.1' })
})

test.each([
  ['CHERED_PORT', '65536'],
  ['CHERED_PORT', 'http'],
  ['CHERED_PUBLIC_URL', 'queue'],
  ['CHERED_DEVICES', 'some'],
  ['CHERED_LOG', 'loud'],
  ['CHERED_PAYMENTS_URL', 'ftp://payments.example'],
  ['CHERED_PAYMENTS_TOKEN', 'two words'],
])('%s=%s is refused and named', (name, value) => {
  expect(() => parseConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => parseConfig({ [name]: value })).toThrow(name)
})

test('any free port can be asked for, and a slash at the end of the address does not matter', () => {
  const config = parseConfig({ CHERED_PORT: '0', CHERED_PUBLIC_URL: 'https://queue.example/' })
  expect(config).toMatchObject({ port: 0, publicUrl: 'https://queue.example' })
})

test('a payment system is an address with its token, and either alone is refused and names the other', () => {
  const url = 'https://payments.example/gis/'
  expect(parseConfig({}).payments).toBeNull()
  expect(parseConfig({ CHERED_PAYMENTS_URL: url, CHERED_PAYMENTS_TOKEN: 'abc' }).payments).toEqual({
    url: 'https://payments.example/gis',
    token: 'abc',
  })
  expect(() => parseConfig({ CHERED_PAYMENTS_URL: url })).toThrow('CHERED_PAYMENTS_TOKEN')
  expect(() => parseConfig({ CHERED_PAYMENTS_TOKEN: 'abc' })).toThrow('CHERED_PAYMENTS_URL')
})
