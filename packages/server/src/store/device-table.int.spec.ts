import { join } from 'node:path'
import type { DeviceAssignment } from '@chered/protocol/devices'
import { type DeviceId, PrinterId, ScannerId } from '@chered/protocol/ids'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openStore } from './open-store.ts'

const kiosk = (assignment: DeviceAssignment) => ({
  deviceId: 'kiosk-1' as DeviceId,
  name: 'Терминал 1',
  assignment,
  tokenHash: 'hash',
  enrolledAt: 1,
  seenAt: null,
})

test('a kiosk that was kept before there were scanners has none', () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'chered.db')
  const printerId = PrinterId.parse('printer-1')
  const scannerId = ScannerId.parse('scanner-1')
  const first = openStore(file)
  first.devices.add(kiosk({ kind: 'kiosk', printerId, scannerId }))
  expect(first.devices.all()[0]?.assignment).toEqual({ kind: 'kiosk', printerId, scannerId })
  first.close()
  const db = new Database(file)
  db.prepare('UPDATE device SET assignment = ?').run('{"kind":"kiosk","printerId":"printer-1"}')
  db.close()
  const again = openStore(file)
  expect(again.devices.all()[0]?.assignment).toEqual({ kind: 'kiosk', printerId, scannerId: null })
  again.close()
  folder.remove()
})
