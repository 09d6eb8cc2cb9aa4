import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskId, ServiceId, StaffId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { Role } from '@chered/protocol/staff'
import { examplePassword } from '@chered/server/application/first-start'
import { hashPassword } from '@chered/server/application/identity'
import { hashOf } from '@chered/server/application/secrets'
import { parseConfig } from '@chered/server/config'
import { openServer } from '@chered/server/server'
import { openStore } from '@chered/server/store/open-store'
import { pino } from 'pino'
import { deskCount, fileOf, hourOfStart, sessionOfDesk, timesFaster } from './plan.ts'

/**
 * The whole server with many desks, run by a clock that is `timesFaster` than
 * the wall's, so that a day of eight hours passes within a minute. Its people
 * are signed in beforehand: signing in is limited by the minute.
 */
const config = parseConfig(process.env)
const office = JSON.parse(readFileSync(fileOf(config.data), 'utf8')) as Office
const began = Date.now()
const dayBegan = new Date(began)
dayBegan.setUTCHours(hourOfStart, 0, 0, 0)
const now = () => dayBegan.getTime() + (Date.now() - began) * timesFaster

const password = await hashPassword(examplePassword)
const store = openStore(join(config.data, 'chered.db'))
const add = (login: string, role: Role, desk: DeskId | null, primary: ServiceId[], secondary: ServiceId[]) =>
  store.staff.add({
    id: `staff-${login}` as StaffId,
    login,
    name: login,
    roles: [role],
    password,
    mustChangePassword: false,
    usualDesk: desk,
    primary,
    secondary,
    failed: 0,
    lockedUntil: 0,
    active: true,
  })
add('admin', 'administrator', null, [], [])
add('head', 'head', null, [], [])
const walkIn = office.services.filter((service) => !service.byAppointmentOnly).map((service) => service.id)
for (let n = 1; n <= deskCount; n++) {
  // Each serves a third of the services as its own and another third when nobody else is there.
  const third = (shift: number) => walkIn.filter((_, i) => (i + n + shift) % 3 === 0)
  add(`specialist${n}`, 'specialist', `desk-${n}` as DeskId, third(0), third(1))
  store.staff.addSession(hashOf(sessionOfDesk(n)), `staff-specialist${n}` as StaffId, now(), now() + 864e5)
}
store.close()

const server = await openServer(config, {
  clock: { now },
  logger: pino({ level: 'warn' }, pino.destination(2)),
})
process.stdout.write(`${server.address}\n`)
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
