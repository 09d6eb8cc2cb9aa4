import type { CommandId } from '@chered/protocol/ids'
import type { Role, Session } from '@chered/protocol/staff'
import type { FastifyRequest } from 'fastify'
import type { DeskCommand } from '../../domain/day/commands.ts'
import type { Recorded } from '../../domain/day/events.ts'
import type { Access } from '../access.ts'
import type { AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

export type Press = (
  request: FastifyRequest,
  commandId: CommandId,
  make: (session: Session) => DeskCommand,
  /** Free words for a colleague: beside the command, never in it. */
  note?: string,
  role?: Role,
) => Promise<readonly Recorded[]>

/** A press at a desk by a specialist, or by the `role` named; a refusal is thrown with the facts that its text needs. */
export function openPress({ keeper, identity }: AppParts, access: Access): Press {
  return async (request, commandId, make, note, role = 'specialist') => {
    const session = access.staff(request, role)
    const answer = await keeper.submit({
      command: make(session),
      actor: { kind: 'staff', id: session.staffId },
      commandId,
      ...(note === undefined ? {} : { note }),
    })
    if (answer.ok) return answer.recorded
    const { code, params: facts } = answer.refusal
    if (code !== 'desk-taken') throw new Refused(code, facts)
    // The domain knows ids only; the person at the screen needs the colleague's name.
    throw new Refused(code, { name: identity.nameOf(facts?.staffId as Session['staffId']) })
  }
}
