import { DeviceAssignment } from '@chered/protocol/devices'
import type { Database } from 'better-sqlite3'
import type { DeviceRow, DeviceTable, PairingRow } from '../application/ports.ts'

export function openDeviceTable(db: Database): DeviceTable {
  const all = db.prepare(
    `SELECT id AS deviceId, name, assignment, token_hash AS tokenHash, enrolled_at AS enrolledAt,
      seen_at AS seenAt FROM device WHERE revoked_at IS NULL ORDER BY enrolled_at, id`,
  )
  const add = db.prepare(
    `INSERT INTO device (id, name, assignment, token_hash, enrolled_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, assignment = excluded.assignment,
      token_hash = excluded.token_hash, revoked_at = NULL`,
  )
  const ever = db.prepare('SELECT 1 FROM device WHERE id = ?').pluck()
  const change = db.prepare('UPDATE device SET name = ?, assignment = ? WHERE id = ?')
  const revoke = db.prepare('UPDATE device SET revoked_at = ? WHERE id = ?')
  const seen = db.prepare('UPDATE device SET seen_at = ? WHERE id = ?')
  const pairingColumns = `id AS pairingId, kind, name, code_hash AS codeHash, secret_hash AS secretHash,
    started_at AS startedAt, expires_at AS expiresAt, wrong_codes AS wrongCodes, device AS deviceId, token`
  const pairings = db.prepare(
    `SELECT ${pairingColumns} FROM pairing WHERE expires_at > ? AND device IS NULL ORDER BY started_at`,
  )
  const pairing = db.prepare(`SELECT ${pairingColumns} FROM pairing WHERE id = ?`)
  const addPairing = db.prepare(
    `INSERT INTO pairing (id, kind, name, code_hash, secret_hash, started_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const wrong = db.prepare('UPDATE pairing SET wrong_codes = wrong_codes + 1 WHERE id = ?')
  const confirm = db.prepare('UPDATE pairing SET device = ?, token = ? WHERE id = ?')
  const drop = db.prepare('DELETE FROM pairing WHERE id = ?')
  const dropExpired = db.prepare('DELETE FROM pairing WHERE expires_at <= ?')
  const printers = db.prepare('SELECT id AS printerId, name, agent AS agentId FROM printer ORDER BY id')
  const keepPrinter = db.prepare(
    'INSERT INTO printer (id, name, agent) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, agent = excluded.agent',
  )
  const panels = db.prepare(
    'SELECT id AS panelId, desk_number AS deskNumber, agent AS agentId, letters FROM panel ORDER BY desk_number, id',
  )
  const keepPanel = db.prepare(
    `INSERT INTO panel (id, desk_number, agent, letters) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET desk_number = excluded.desk_number, agent = excluded.agent,
      letters = excluded.letters`,
  )
  const scanners = db.prepare('SELECT id AS scannerId, name, agent AS agentId FROM scanner ORDER BY id')
  const keepScanner = db.prepare(
    'INSERT INTO scanner (id, name, agent) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, agent = excluded.agent',
  )
  const consoles = db.prepare(
    'SELECT id AS consoleId, desk_number AS deskNumber, agent AS agentId FROM console ORDER BY desk_number, id',
  )
  const keepConsole = db.prepare(
    `INSERT INTO console (id, desk_number, agent) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET desk_number = excluded.desk_number, agent = excluded.agent`,
  )
  const audit = db.prepare('INSERT INTO audit (at, staff, action, subject) VALUES (?, ?, ?, ?)')
  return {
    all: () =>
      (all.all() as (Omit<DeviceRow, 'assignment'> & { assignment: string })[]).map((row) => ({
        ...row,
        // Rows of an earlier version lack what came later; the schema knows its usual value.
        assignment: DeviceAssignment.parse(JSON.parse(row.assignment)),
      })),
    add: (d) => {
      add.run(d.deviceId, d.name, JSON.stringify(d.assignment), d.tokenHash, d.enrolledAt)
    },
    everEnrolled: (id) => ever.get(id) === 1,
    change: (id, name, assignment) => {
      change.run(name, JSON.stringify(assignment), id)
    },
    revoke: (id, at) => {
      revoke.run(at, id)
    },
    seen: (id, at) => {
      seen.run(at, id)
    },
    pairings: (now) => pairings.all(now) as PairingRow[],
    pairing: (id) => (pairing.get(id) as PairingRow | undefined) ?? null,
    addPairing: (p) => {
      addPairing.run(p.pairingId, p.kind, p.name, p.codeHash, p.secretHash, p.startedAt, p.expiresAt)
    },
    countWrongCode: (id) => {
      wrong.run(id)
    },
    confirmPairing: (id, deviceId, token) => {
      confirm.run(deviceId, token, id)
    },
    dropPairing: (id) => {
      drop.run(id)
    },
    dropExpiredPairings: (now) => {
      dropExpired.run(now)
    },
    printers: () => printers.all() as ReturnType<DeviceTable['printers']>,
    keepPrinter: (id, name, agent) => {
      keepPrinter.run(id, name, agent)
    },
    panels: () => panels.all() as ReturnType<DeviceTable['panels']>,
    keepPanel: (id, deskNumber, agent, letters) => {
      keepPanel.run(id, deskNumber, agent, letters)
    },
    scanners: () => scanners.all() as ReturnType<DeviceTable['scanners']>,
    keepScanner: (id, name, agent) => {
      keepScanner.run(id, name, agent)
    },
    consoles: () => consoles.all() as ReturnType<DeviceTable['consoles']>,
    keepConsole: (id, deskNumber, agent) => {
      keepConsole.run(id, deskNumber, agent)
    },
    audit: (at, staff, action, subject) => {
      audit.run(at, staff, action, subject)
    },
  }
}
