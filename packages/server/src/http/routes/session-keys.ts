import { keyClash, keysWith, type OwnKeys, ownOf } from '@chered/protocol/desk-keys'
import { SessionKeys } from '@chered/protocol/session-keys'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['session']
const response = { 200: SessionKeys }

/** The own keys of the workplace; they follow the person to every PC. */
export function sessionKeyRoutes(app: App, { keys, context }: AppParts, access: Access): void {
  app.get(
    '/api/session/keys',
    { schema: { summary: 'The own keys of the workplace', tags, response } },
    async (request) => ({ keys: keys.of(access.staff(request, 'specialist').staffId) }),
  )
  app.put(
    '/api/session/keys',
    {
      schema: {
        summary: 'Choose the own keys of the workplace, the whole of them',
        tags,
        body: SessionKeys,
        response,
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'specialist')
      const chosen: OwnKeys = request.body.keys
      const clash = keyClash(chosen)
      if (clash !== null) throw new Refused('keys-clash', clash)
      const own = ownOf(keysWith(chosen))
      keys.set(staffId, own, context().now)
      return { keys: own }
    },
  )
}
