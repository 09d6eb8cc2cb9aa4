import { ReturnBody, Returned } from '@chered/protocol/returns'
import { type Access, bearer } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

export function returnRoutes(app: App, { returns }: AppParts, access: Access): void {
  app.post(
    '/api/returns',
    {
      // Like codes of bookings: whoever tries numbers gets few tries, for each kiosk and not for each address.
      config: {
        rateLimit: {
          max: 20,
          timeWindow: '1 minute',
          keyGenerator: (request) => bearer(request) ?? request.ip,
        },
      },
      schema: {
        summary: 'At a kiosk: who missed the call waits again',
        tags: ['visits'],
        body: ReturnBody,
        response: { 200: Returned },
      },
    },
    async (request) => {
      const { deviceId, assignment } = access.device(request)
      if (assignment.kind !== 'kiosk') throw new Refused('not-permitted')
      const answer = await returns.bringBack(request.body, deviceId)
      if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
      return answer.returned
    },
  )
}
