import { z } from 'zod'
import { type KeyedAction, keyedActions, offeredKeys } from './desk-keys.ts'

const Action = z.enum(keyedActions as readonly [KeyedAction, ...KeyedAction[]])

/**
 * GET and PUT /api/session/keys (specialist): the keys that this person has
 * chosen otherwise than the defaults, the whole of them. They belong to the
 * person and not to the PC. Refused with `keys-clash` when two actions would
 * have the same key.
 */
export const SessionKeys = z.object({ keys: z.partialRecord(Action, z.enum(offeredKeys)) })
export type SessionKeys = z.infer<typeof SessionKeys>
