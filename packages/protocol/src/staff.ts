import { z } from 'zod'
import { DeskId, ServiceId, StaffId } from './ids.ts'

export const roles = [
  'administrator',
  'head',
  'specialist',
  'reception',
  'contactCentre',
  'eServices',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

// POST /api/session ------------------------------------------------------------------------------
export const SignInBody = z.object({ login: z.string().min(1).max(64), password: z.string().min(1).max(256) })
export type SignInBody = z.infer<typeof SignInBody>

/** Who is signed in; GET /api/session. */
export const Session = z.object({
  staffId: StaffId,
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  /** The desk where this person usually sits. */
  usualDesk: DeskId.nullable(),
  primary: z.array(ServiceId),
  secondary: z.array(ServiceId),
  /** True until a one-time password has been replaced: PUT /api/session/password comes first. */
  mustChangePassword: z.boolean(),
})
export type Session = z.infer<typeof Session>

// PUT /api/session/password ----------------------------------------------------------------------
export const ChangePasswordBody = z.object({
  current: z.string().min(1).max(256),
  next: z.string().min(8).max(256),
})
export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>

// GET /api/staff (administrator, head, reception, contactCentre, specialist) ----------------------
export const StaffEntry = z.object({
  staffId: StaffId,
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  usualDesk: DeskId.nullable(),
  primary: z.array(ServiceId),
  secondary: z.array(ServiceId),
  active: z.boolean(),
})
export const StaffList = z.object({ staff: z.array(StaffEntry) })
export type StaffEntry = z.infer<typeof StaffEntry>
export type StaffList = z.infer<typeof StaffList>
