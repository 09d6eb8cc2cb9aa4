import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DeviceId, PrintJobId } from '@chered/protocol/ids'
import { Office } from '@chered/protocol/office'
import type { Session } from '@chered/protocol/staff'
import type { FastifyBaseLogger } from 'fastify'
import { openDayKeeper } from './application/day-keeper.ts'
import { openEnrolment } from './application/enrolment.ts'
import {
  ExampleStaff,
  examplePassword,
  exampleTokens,
  firstAdministrator,
  seedExampleDevices,
  seedExampleStaff,
} from './application/first-start.ts'
import { openIdentity } from './application/identity.ts'
import { openOfficeKeeper } from './application/office-keeper.ts'
import type { Clock } from './application/ports.ts'
import { randomToken } from './application/secrets.ts'
import { openTicketDesk } from './application/ticket-desk.ts'
import type { ViewContext } from './application/views/context.ts'
import { openViews } from './application/views/views.ts'
import type { Config } from './config.ts'
import { openDeviceHub } from './devices/device-hub.ts'
import { openPrintSpool } from './devices/print-spool.ts'
import { sessionToken } from './http/access.ts'
import { openApp } from './http/app.ts'
import type { ExampleFacts } from './http/routes/screens.ts'
import { openGateway } from './live/gateway.ts'
import { openStore } from './store/open-store.ts'

export interface ServerPorts {
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}

export interface RunningServer {
  /** `http://host:port`, without a slash at the end. */
  readonly address: string
  readonly isExample: boolean
  /** Printed once, at the very first start of a real office. */
  readonly firstAdministrator: { readonly login: string; readonly password: string } | null
  /** A token for the agent on this PC; an earlier one stops working. */
  enrolLocalAgent(): string
  /** Where the emulators' page is, for the start page. */
  showEmulators(page: string): void
  close(): Promise<void>
}

const packages = fileURLToPath(new URL('../../', import.meta.url))
const example = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../example/${file}`, import.meta.url), 'utf8'))
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))

/** How often what depends on the time alone is looked at: hours, overdue waits, expected waits. */
const timePassesMs = 5000

/** Composition root: everything is opened here, in order, and closed in the opposite one. */
export async function openServer(config: Config, { clock, logger }: ServerPorts): Promise<RunningServer> {
  const store = openStore(join(config.data, 'chered.db'))
  const onBroken = (error: unknown) => logger.error({ err: error }, 'broken invariant')
  const office = openOfficeKeeper(store.office, clock, () =>
    Office.parse(config.officeFile === null ? example('office.json') : fromFile(config.officeFile)),
  )
  const isExample = office.rules.office.id === 'zags-example'
  if (isExample) await seedExampleStaff(store.staff, ExampleStaff.parse(example('staff.json')))
  const administrator = await firstAdministrator(store.staff)
  const identity = openIdentity(store.staff, clock)
  const enrolment = openEnrolment(store.devices, clock)
  if (isExample) {
    seedExampleDevices(
      enrolment,
      office.rules.office.zones.map((z) => z.id),
    )
  }

  const keeper = openDayKeeper({ journal: store.journal, clock, rules: () => office.rules, onBroken })
  await keeper.tick()
  const spool = openPrintSpool(store.prints, keeper, clock)
  const rules = () => office.rules
  const hub = openDeviceHub({ table: store.devices, enrolment, spool, clock, rules })

  let publicUrl = config.publicUrl ?? ''
  let emulators: string | null = null
  let closing = false
  const context = (): ViewContext => ({
    day: keeper.day,
    rules: office.rules,
    now: Math.max(clock.now(), keeper.day.lastAt),
    directory: hub,
    staffName: identity.nameOf,
    storageTrouble: keeper.storageTrouble,
    publicUrl,
  })
  const app = await openApp({
    logger,
    keeper,
    tickets: openTicketDesk(keeper, context),
    identity,
    enrolment,
    office,
    context,
    acknowledgePrint: (jobId) => spool.acknowledge(jobId as PrintJobId),
    screens: {
      folder: packages,
      start: () => ({ office: office.rules.office.name, example: isExample ? exampleFacts() : null }),
    },
    version,
    ready: () => !closing && keeper.storageTrouble === null,
  })
  const exampleFacts = (): ExampleFacts => ({
    logins: store.staff
      .all()
      .map(({ login, name, roles }) => ({ login, name, role: roles[0] ?? '', password: examplePassword })),
    links: {
      kiosk: `/kiosk/#enrol=${exampleTokens.kiosk}`,
      board: `/board/#enrol=${exampleTokens.board}`,
    },
    emulators,
  })

  const boot = randomToken()
  const views = openViews(boot, context)
  const gateway = openGateway({
    http: app.server,
    views,
    enrolment,
    devices: hub,
    sessionOf,
    rules,
    now: () => clock.now(),
    build: version,
    onBroken,
  })
  function sessionOf(header: string | undefined): Session | null {
    const token = sessionToken(header)
    return token === undefined ? null : identity.sessionOf(token)
  }

  const everything = ['board', 'desk', 'agent', 'desks', 'kiosk', 'supervision'] as const
  keeper.onChange(({ recorded }) => {
    // Somebody stands and waits for what happens at a desk; the figures of the lines may follow.
    const atDesk = recorded.some(({ event }) => 'deskId' in event || event.type === 'DayOpened')
    if (atDesk) {
      gateway.changed(['board', 'agent', 'desk', 'desks'], 'now')
      gateway.changed(['kiosk', 'supervision'], 'soon')
    } else gateway.changed(everything, 'soon')
  })
  spool.onChange(() => gateway.changed(['agent', 'kiosk'], 'now'))
  hub.onChange(() => gateway.changed(['kiosk', 'agent', 'supervision'], 'soon'))
  office.onChange(() => gateway.changed(everything, 'soon'))
  identity.onSessionsEnded((staffId) => gateway.sessionsEnded(staffId))

  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const address = `http://${host}:${port}`
  if (config.publicUrl === null) publicUrl = address
  logger.info({ address, day: keeper.day.date, visits: keeper.day.visits.size }, 'office open')

  const second = setInterval(() => {
    keeper.tick().catch(onBroken)
    spool.tick().catch(onBroken)
  }, 1000)
  const timePasses = setInterval(() => {
    gateway.changed(everything, 'soon')
    try {
      enrolment.tick()
    } catch (error) {
      onBroken(error)
    }
  }, timePassesMs)

  return {
    address,
    isExample,
    firstAdministrator: administrator,
    enrolLocalAgent() {
      const token = randomToken() + randomToken()
      enrolment.enrol('agent-local' as DeviceId, 'Оборудование на сервере', { kind: 'agent' }, token)
      return token
    },
    showEmulators(page) {
      emulators = page
    },
    async close() {
      closing = true
      clearInterval(second)
      clearInterval(timePasses)
      await keeper.close()
      await gateway.close()
      await app.close()
      store.close()
      logger.info('office closed')
    },
  }
}

function fromFile(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
