import type { DeviceAssignment } from '@chered/protocol/devices'
import {
  DeskId,
  type DeviceId,
  type PrinterId,
  type ScannerId,
  ServiceId,
  type StaffId,
  type ZoneId,
} from '@chered/protocol/ids'
import { Role } from '@chered/protocol/staff'
import { z } from 'zod'
import type { Enrolment } from './enrolment.ts'
import { hashPassword } from './identity.ts'
import type { StaffTable } from './ports.ts'
import { randomToken, rowId } from './secrets.ts'

/** The first administrator of a real office, with a password that works once. Null when there are staff already. */
export async function firstAdministrator(
  staff: StaffTable,
): Promise<{ readonly login: string; readonly password: string } | null> {
  if (staff.count() > 0) return null
  const password = randomToken().slice(0, 12)
  staff.add({
    id: rowId('staff', 0) as StaffId,
    login: 'admin',
    name: 'Администратор',
    roles: ['administrator'],
    password: await hashPassword(password),
    mustChangePassword: true,
    usualDesk: null,
    primary: [],
    secondary: [],
    failed: 0,
    lockedUntil: 0,
    active: true,
  })
  return { login: 'admin', password }
}

export const ExampleStaff = z.array(
  z.object({
    login: z.string(),
    name: z.string(),
    roles: z.array(Role),
    usualDesk: DeskId.nullable(),
    primary: z.array(ServiceId),
    secondary: z.array(ServiceId),
  }),
)

/** The one password of everybody in the example office; known to the world, and said so wherever it is shown. */
export const examplePassword = 'primer-2026'
export const exampleTokens = { kiosk: 'example-kiosk-1', board: 'example-board-1' }

/** People of the example office, when there is nobody yet. */
export async function seedExampleStaff(
  staff: StaffTable,
  people: z.infer<typeof ExampleStaff>,
): Promise<void> {
  if (staff.count() > 0) return
  const password = await hashPassword(examplePassword)
  for (const person of people) {
    staff.add({
      ...person,
      id: `staff-${person.login}` as StaffId,
      password,
      mustChangePassword: false,
      failed: 0,
      lockedUntil: 0,
      active: true,
    })
  }
}

/** A kiosk and a board with tokens that the start page hands out; once, so that revoking them lasts. */
export function seedExampleDevices(enrolment: Enrolment, zoneIds: readonly ZoneId[]): void {
  const place = (id: string, name: string, assignment: DeviceAssignment, token: string) => {
    if (!enrolment.everEnrolled(id as DeviceId)) enrolment.enrol(id as DeviceId, name, assignment, token)
  }
  const printerId = 'printer-1' as PrinterId
  const scannerId = 'scanner-1' as ScannerId
  place('kiosk-1', 'Терминал 1', { kind: 'kiosk', printerId, scannerId }, exampleTokens.kiosk)
  place('board-1', 'Табло зала', { kind: 'board', zoneIds: [...zoneIds] }, exampleTokens.board)
}
