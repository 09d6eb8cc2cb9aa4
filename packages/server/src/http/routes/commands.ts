import { WithdrawAnswer } from '@chered/protocol/commands'
import { CommandId } from '@chered/protocol/ids'
import { roles } from '@chered/protocol/staff'
import { z } from 'zod'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'

/** What became of a press whose answer was lost with the connection. */
export function commandRoutes(app: App, { keeper }: AppParts, access: Access): void {
  app.post(
    '/api/commands/:commandId/withdraw',
    {
      schema: {
        summary: 'The answer of a command that was not heard; one that never came is refused from now on',
        tags: ['commands'],
        params: z.object({ commandId: CommandId }),
        response: { 200: WithdrawAnswer },
      },
    },
    async (request): Promise<WithdrawAnswer> => {
      access.staff(request, ...roles)
      const answer = await keeper.withdraw(request.params.commandId)
      if (answer === null) return { outcome: 'withdrawn' }
      if (answer.ok) return { outcome: 'done' }
      return { outcome: 'refused', code: answer.refusal.code, params: { ...answer.refusal.params } }
    },
  )
}
