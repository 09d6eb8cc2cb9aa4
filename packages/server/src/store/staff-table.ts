import type { DeskId, StaffId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { StaffMember, StaffTable } from '../application/ports.ts'

interface Row {
  id: StaffId
  login: string
  name: string
  roles: string
  password: string
  must_change_password: number
  usual_desk: DeskId | null
  primary_services: string
  secondary_services: string
  failed: number
  locked_until: number
  active: number
}

const typed = (row: Row): StaffMember => ({
  id: row.id,
  login: row.login,
  name: row.name,
  roles: JSON.parse(row.roles),
  password: row.password,
  mustChangePassword: row.must_change_password === 1,
  usualDesk: row.usual_desk,
  primary: JSON.parse(row.primary_services),
  secondary: JSON.parse(row.secondary_services),
  failed: row.failed,
  lockedUntil: row.locked_until,
  active: row.active === 1,
})

export function openStaffTable(db: Database): StaffTable {
  const count = db.prepare('SELECT count(*) FROM staff').pluck()
  const all = db.prepare('SELECT * FROM staff ORDER BY login')
  const byLogin = db.prepare('SELECT * FROM staff WHERE login = ?')
  const byId = db.prepare('SELECT * FROM staff WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO staff (id, login, name, roles, password, must_change_password, usual_desk, primary_services,
      secondary_services, active) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const password = db.prepare(
    'UPDATE staff SET password = ?, must_change_password = ?, failed = 0, locked_until = 0 WHERE id = ?',
  )
  const failures = db.prepare('UPDATE staff SET failed = ?, locked_until = ? WHERE id = ?')
  const addSession = db.prepare(
    'INSERT INTO session (hash, staff, created_at, expires_at) VALUES (?, ?, ?, ?)',
  )
  const session = db.prepare('SELECT staff, expires_at AS expiresAt FROM session WHERE hash = ?')
  const dropSession = db.prepare('DELETE FROM session WHERE hash = ?')
  const dropOf = db.prepare('DELETE FROM session WHERE staff = ?')
  const dropExpired = db.prepare('DELETE FROM session WHERE expires_at <= ?')
  const one = (row: unknown) => (row === undefined ? null : typed(row as Row))
  return {
    count: () => count.get() as number,
    all: () => (all.all() as Row[]).map(typed),
    byLogin: (login) => one(byLogin.get(login)),
    byId: (id) => one(byId.get(id)),
    add: (m) => {
      const services = [JSON.stringify(m.primary), JSON.stringify(m.secondary)]
      insert.run(
        m.id,
        m.login,
        m.name,
        JSON.stringify(m.roles),
        m.password,
        m.mustChangePassword ? 1 : 0,
        m.usualDesk,
        ...services,
        m.active ? 1 : 0,
      )
    },
    setPassword: (id, hash, mustChange) => {
      password.run(hash, mustChange ? 1 : 0, id)
    },
    setFailures: (id, failed, lockedUntil) => {
      failures.run(failed, lockedUntil, id)
    },
    addSession: (hash, staff, createdAt, expiresAt) => {
      addSession.run(hash, staff, createdAt, expiresAt)
    },
    session: (hash) => (session.get(hash) as { staff: StaffId; expiresAt: number } | undefined) ?? null,
    dropSession: (hash) => {
      dropSession.run(hash)
    },
    dropSessionsOf: (staff) => {
      dropOf.run(staff)
    },
    dropExpiredSessions: (now) => {
      dropExpired.run(now)
    },
  }
}
