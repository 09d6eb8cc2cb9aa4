import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exampleKiosk, runServer, type ServerUnderTest } from '../testing/running-server.ts'

let run: ServerUnderTest
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chered-office-'))
  const example = new URL('../../example/office.json', import.meta.url)
  const office = { ...JSON.parse(readFileSync(example, 'utf8')), id: 'zags-real' }
  writeFileSync(join(folder, 'office.json'), JSON.stringify(office))
  run = await runServer({ CHERED_OFFICE: join(folder, 'office.json') })
})
afterEach(async () => {
  await run.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a real office starts with one administrator, whose password is told once and works until it is replaced', async () => {
  const first = run.server.firstAdministrator
  expect(first?.login).toBe('admin')
  const admin = await run.staff('admin', first?.password)
  expect((await admin.get('/api/session')).body).toMatchObject({
    roles: ['administrator'],
    mustChangePassword: true,
  })
  expect((await admin.get('/api/devices')).body.code).toBe('not-permitted')
  await expect(run.live({ cookie: admin.cookie })).rejects.toThrow('not-signed-in')
  const change = await admin.put('/api/session/password', {
    current: first?.password,
    next: 'a-password-of-mine',
  })
  expect(change.body.mustChangePassword).toBe(false)
  await run.restart()
  expect(run.server.firstAdministrator).toBeNull()
  const again = await run.staff('admin', 'a-password-of-mine')
  expect((await again.get('/api/devices')).body.devices).toEqual([])
})

test('nothing of the example is in a real office', async () => {
  expect((await run.stranger().get('/api/start')).body).toMatchObject({ example: null })
  expect((await run.device(exampleKiosk).post('/api/tickets')).body.code).not.toBe(undefined)
  await expect(run.live({ token: exampleKiosk })).rejects.toThrow('device-not-enrolled')
  await expect(run.staff('specialist1')).rejects.toThrow('401')
})
