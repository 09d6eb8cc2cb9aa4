import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DeviceId, PrintJobId, ResourceId } from '@chered/protocol/ids'
import { Office } from '@chered/protocol/office'
import type { Session, StaffEntry } from '@chered/protocol/staff'
import type { FastifyBaseLogger } from 'fastify'
import { openAbsenceDesk } from './application/absence-desk.ts'
import { openBookingDesk } from './application/booking-desk.ts'
import { openConsoleDesk } from './application/console-desk.ts'
import { openDayKeeper } from './application/day-keeper.ts'
import { openEmergencyDesk } from './application/emergency-desk.ts'
import { openEnrolment } from './application/enrolment.ts'
import { firstCalendars } from './application/first-calendars.ts'
import {
  ExampleStaff,
  examplePassword,
  exampleTokens,
  firstAdministrator,
  seedExampleDevices,
  seedExampleStaff,
} from './application/first-start.ts'
import { openIdentity } from './application/identity.ts'
import { openIncidentDesk } from './application/incident-desk.ts'
import { openOfficeKeeper } from './application/office-keeper.ts'
import { forgetOldLookUps } from './application/payment-desk.ts'
import type { Clock } from './application/ports.ts'
import { openRetention } from './application/retention.ts'
import { openReturnDesk } from './application/return-desk.ts'
import { openScheduleKeeper } from './application/schedule-keeper.ts'
import { randomToken } from './application/secrets.ts'
import { openSurveyKeeper } from './application/survey-keeper.ts'
import { openTicketDesk } from './application/ticket-desk.ts'
import type { ViewContext } from './application/views/context.ts'
import { faultSubjects } from './application/views/fault-subjects.ts'
import { openViews } from './application/views/views.ts'
import type { Config } from './config.ts'
import { openDeviceHub } from './devices/device-hub.ts'
import { openPrintSpool } from './devices/print-spool.ts'
import { dayAt } from './domain/day/waits.ts'
import { anyHour, officeHours } from './domain/incident/reaction-clock.ts'
import { localDate } from './domain/time.ts'
import { sessionToken } from './http/access.ts'
import { openApp } from './http/app.ts'
import type { ExampleFacts } from './http/routes/screens.ts'
import { openGateway } from './live/gateway.ts'
import { openOfficePayments, type SimulatedPayments } from './office-payments.ts'
import { openActFolder } from './store/act-folder.ts'
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
  /** The simulated payment system of the example office has begun. */
  connectPayments(system: SimulatedPayments): void
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
  const surveys = openSurveyKeeper({ table: store.surveys, office, clock, nameOf: identity.nameOf })
  const staffList = (): readonly StaffEntry[] =>
    store.staff.all().map(({ id, login, name, roles, usualDesk, primary, secondary, active }) => ({
      staffId: id,
      login,
      name,
      roles: [...roles],
      usualDesk,
      primary: [...primary],
      secondary: [...secondary],
      active,
    }))
  const enrolment = openEnrolment(store.devices, clock)
  if (isExample) {
    seedExampleDevices(
      enrolment,
      office.rules.office.zones.map((z) => z.id),
    )
  }

  const schedule = openScheduleKeeper({
    table: store.schedule,
    office,
    clock,
    nameOf: identity.nameOf,
    staff: () =>
      staffList().map(({ staffId, ...person }) => ({
        ...person,
        resourceId: staffId as string as ResourceId,
      })),
    bookings: () => keeper.diary.bookings.values(),
    firstCalendars: firstCalendars(example('holidays-ru.json'), isExample),
  })
  const planner = () => schedule.planner
  const keeper = openDayKeeper({
    journal: store.journal,
    clock,
    rules: () => office.rules,
    planner,
    onBroken,
  })
  await keeper.tick()
  const spool = openPrintSpool(store.prints, keeper, clock)
  const rules = () => office.rules
  const hub = openDeviceHub({ table: store.devices, enrolment, spool, clock, rules })

  let publicUrl = config.publicUrl ?? ''
  let emulators: string | null = null
  let closing = false
  let visitorChanges = 0
  const present = () => Math.max(clock.now(), keeper.day.lastAt)
  const context = (): ViewContext => ({
    // Whoever was held until now waits again, though nothing was recorded since.
    day: dayAt(keeper.day, present()),
    rules: office.rules,
    now: present(),
    directory: hub,
    diary: keeper.diary,
    planner: schedule.planner,
    walkIns: schedule.planner.day(
      keeper.day.seq === 0 ? localDate(clock.now(), office.rules.office.timeZone) : keeper.day.date,
    ).quotas.walkIns,
    visitorChanges,
    staffName: identity.nameOf,
    storageTrouble: keeper.storageTrouble,
    ...payments.trouble(),
    incidents: { open: incidents.open(), ended: incidents.ended() },
    emergency,
    publicUrl,
    officeVersion: office.version,
  })
  const payments = openOfficePayments({
    config,
    clock,
    store,
    staff: staffList,
    nameOf: identity.nameOf,
    visits: () => keeper.day.visits,
    example: isExample ? example('payments.json') : null,
  })
  const incidents = openIncidentDesk({
    table: store.incidents,
    clock,
    support: () => office.rules.office.settings.support,
    supportHours() {
      const { settings, timeZone } = office.rules.office
      const always = settings.support.hours === 'always' || settings.hours === 'always'
      return always ? anyHour : officeHours(schedule.planner, timeZone)
    },
    subjects: () => faultSubjects({ directory: hub, rules: office.rules }),
  })
  const bookings = openBookingDesk({
    keeper,
    context,
    contacts: store.contacts,
    diary: store.diary,
    onVisitorChanged: () => {
      visitorChanges++
      gateway.changed(['bookings'], 'soon')
    },
  })
  const emergency = openEmergencyDesk({
    keeper,
    table: store.emergency,
    context,
    doorOf: (printerId) => hub.doorOf(printerId),
  })
  const absences = openAbsenceDesk({ keeper, schedule, context, staff: staffList, contacts: store.contacts })
  const app = await openApp({
    logger,
    keeper,
    tickets: openTicketDesk(keeper, context),
    emergency,
    bookings,
    absences,
    staff: staffList,
    notes: store.notes,
    applications: store.applications,
    legs: store.legs,
    keys: store.keys,
    deskTimes: store.deskTimes,
    identity,
    enrolment,
    office,
    surveys,
    schedule,
    payments: payments.desk,
    paymentAccess: payments.access,
    incidents,
    returns: openReturnDesk(keeper, context),
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
    payments: payments.page(),
  })

  const boot = randomToken()
  const views = openViews(boot, context)
  const gateway = openGateway({
    http: app.server,
    views,
    enrolment,
    devices: hub,
    consoles: openConsoleDesk({ keeper, rules, consoles: () => hub.consoles(), clock }),
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

  const everything = [
    'board',
    'desk',
    'agent',
    'desks',
    'kiosk',
    'supervision',
    'reception',
    'bookings',
    'faults',
    'incidents',
  ] as const
  keeper.onChange(({ recorded }) => {
    // Somebody stands and waits for what happens at a desk: there, on boards and panels. What the
    // other desks see of it, one fewer in the line, may follow with the figures.
    const desks = new Set(recorded.flatMap(({ event }) => ('deskId' in event ? [event.deskId] : [])))
    if (desks.size > 0) {
      gateway.changed([...[...desks].map((id) => `desk:${id}` as const), 'board', 'agent'], 'now')
    } else if (recorded.some(({ event }) => event.type === 'DayOpened')) {
      gateway.changed(['board', 'agent', 'desk', 'desks'], 'now')
    }
    gateway.changed(everything, 'soon')
  })
  spool.onChange(() => gateway.changed(['agent', 'kiosk'], 'now'))
  hub.onChange(() => gateway.changed(['kiosk', 'agent', 'supervision', 'faults'], 'soon'))
  incidents.onChange(() => gateway.changed(['faults', 'incidents', 'supervision'], 'now'))
  office.onChange(() => gateway.changed(everything, 'soon'))
  emergency.onNews(() => gateway.changed(['supervision'], 'soon'))
  const followPlan = (cause: 'schedule' | 'absence') =>
    keeper.submit({ command: { type: 'follow-plan', cause }, actor: { kind: 'clock' }, commandId: null })
  // What was approved while the program was off, or just before it ended, is followed now.
  await followPlan('schedule')
  schedule.onChange(({ cause }) => {
    gateway.changed(everything, 'soon')
    followPlan(cause).catch(onBroken)
  })
  identity.onSessionsEnded((staffId) => gateway.sessionsEnded(staffId))

  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const address = `http://${host}:${port}`
  if (config.publicUrl === null) publicUrl = address
  logger.info({ address, day: keeper.day.date, visits: keeper.day.visits.size }, 'office open')

  const retention = openRetention({
    table: store.retention,
    folder: openActFolder(join(config.data, 'acts')),
    clock,
    rules,
  })
  const forget = () => {
    const run = retention.tick()
    if (run !== null) {
      forgetOldLookUps(store.paymentLookUps, run.at)
      incidents.forgetNotes(run.at)
    }
    if (run !== null && run.destroyed > 0) {
      logger.info({ act: run.act, destroyed: run.destroyed }, 'personal data destroyed')
    }
  }
  forget()
  const second = setInterval(() => {
    keeper.tick().catch(onBroken)
    spool.tick().catch(onBroken)
    try {
      surveys.tick()
    } catch (error) {
      onBroken(error)
    }
  }, 1000)
  const timePasses = setInterval(() => {
    gateway.changed(everything, 'soon')
    absences.tick().catch(onBroken)
    payments.desk.tick().catch(onBroken)
    try {
      forget()
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
    connectPayments: payments.connect,
    async close() {
      closing = true
      payments.desk.close()
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
