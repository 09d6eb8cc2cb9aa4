import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openKeyedHash } from './keyed-hash.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'data', 'payment-lookup.key')
})
afterEach(() => folder.remove())

it('the hash of a name is the same after a restart and another in another office', () => {
  const name = 'name:учебная алия'
  const before = openKeyedHash(file)(name)
  expect(openKeyedHash(file)(name)).toBe(before)
  const elsewhere = openKeyedHash(join(folder.path, 'other.key'))(name)
  expect(elsewhere).not.toBe(before)
  // Whoever tries names without the key finds nothing.
  expect(before).not.toBe(createHash('sha256').update(name).digest('base64url'))
})

it('the key is for the eyes of the server alone, and no draft of it is left', () => {
  openKeyedHash(file)
  expect(readFileSync(file)).toHaveLength(32)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder.path, 'data'))).toEqual(['payment-lookup.key'])
})

it('a start that ended while the key was made does not hinder the next', () => {
  openKeyedHash(file)
  rmSync(file)
  writeFileSync(`${file}.part`, 'half')
  expect(openKeyedHash(file)('x')).toHaveLength(43)
})

it('a file that is no key stops the start and is named', () => {
  openKeyedHash(file)
  writeFileSync(file, 'short')
  expect(() => openKeyedHash(file)).toThrow('payment-lookup.key')
})
