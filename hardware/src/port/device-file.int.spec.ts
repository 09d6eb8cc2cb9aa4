import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PortLost } from './byte-port.ts'
import { openPort } from './open-port.ts'

const limits = { openMs: 1_000, stallMs: 300 }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chered-device-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a missing device is refused and never created', async () => {
  const path = join(folder, 'lp0')
  await expect(openPort({ kind: 'file', path }, limits)).rejects.toBeInstanceOf(PortLost)
  expect(existsSync(path)).toBe(false)
})

test('a regular file in the place of a device is refused and left as it was', async () => {
  const path = join(folder, 'lp0')
  writeFileSync(path, 'kept')
  await expect(openPort({ kind: 'file', path }, limits)).rejects.toThrow('not a character device')
  expect(readFileSync(path, 'utf8')).toBe('kept')
})
