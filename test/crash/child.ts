import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { CommandId, VisitId, VisitToken } from '@chered/protocol/ids'
import { openDayKeeper } from '@chered/server/application/day-keeper'
import { randomToken } from '@chered/server/application/secrets'
import type { DayCommand } from '@chered/server/domain/day/commands'
import { officeRules } from '@chered/server/domain/office/office-rules'
import { openStore } from '@chered/server/store/open-store'
import { exampleWalkIns } from '@chered/server/testing/example-office'
import { examplePlanner } from '@chered/server/testing/example-planner'
import { quietOffice } from './quiet-office.ts'

/**
 * The store and the day keeper behind a bare HTTP server: what has to survive a
 * power cut, without the seconds that screens, staff and views add to each of
 * several hundred starts. Takes `{ commandId, command }`, answers what the
 * keeper answers. A visit's id and token are made here, as the server makes them.
 */
const { CHERED_DATA: folder = '', CRASH_TIME_ZONE: timeZone = '' } = process.env
const store = openStore(join(folder, 'chered.db'))
const rules = officeRules(quietOffice(timeZone))
const planner = examplePlanner(rules, exampleWalkIns())
const keeper = openDayKeeper({
  journal: store.journal,
  clock: { now: () => Date.now() },
  rules: () => rules,
  planner: () => planner,
  onBroken: (error) => {
    process.stderr.write(`broken invariant: ${String((error as Error).stack)}\n`)
    process.exit(1)
  },
})
await keeper.tick()

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const server = createServer(async (request, response) => {
  const { commandId, command } = JSON.parse(await bodyOf(request)) as {
    commandId: CommandId
    command: DayCommand
  }
  const made: DayCommand =
    command.type === 'issue-ticket'
      ? { ...command, visitId: `visit-${randomToken()}` as VisitId, token: randomToken() as VisitToken }
      : command
  const answer = await keeper.submit({ commandId, command: made, actor: { kind: 'clock' } })
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answer))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
